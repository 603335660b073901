import assert from "node:assert/strict";

import { BatchClient, type ListJobsCommand, type SubmitJobCommand } from "@aws-sdk/client-batch";
import type { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import type { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

import { dispatchHandler } from "../../../examples/atx-batch-jobs/handlers/dispatch";
import { submitHandler } from "../../../examples/atx-batch-jobs/handlers/submit";
import { watchHandler } from "../../../examples/atx-batch-jobs/handlers/watch";
import { LocalMacs, MemoryLedger, type QueueRecord } from "../../../examples/messages";

const macs = new LocalMacs(Buffer.alloc(32, 3));
const asked = { source: "uploads/shop.zip", transformation: "AWS/java-version-upgrade" };

/** The API, the queue behind it, and what makes jobs of what is in it. */
function system() {
    const records: QueueRecord[] = [];
    const jobs: SubmitJobCommand["input"][] = [];
    const lines: string[] = [];
    const state = { queueFails: false, batchFails: false };
    const log = (event: string, facts: object) => void lines.push(`${event} ${JSON.stringify(facts)}`);
    const send = async ({ input }: SendMessageCommand) => {
        if (state.queueFails) throw new Error("shop.zip cannot be sent");
        const attributes = Object.entries(input.MessageAttributes!).map(([name, it]) => [
            name,
            { dataType: it.DataType!, stringValue: it.StringValue! },
        ]);
        const messageId = `message-${records.length}`;
        records.push({
            messageId,
            body: input.MessageBody!,
            eventSourceARN: "arn:aws:sqs:us-east-1:111122223333:atx-requests",
            attributes: { ApproximateReceiveCount: "1" },
            messageAttributes: Object.fromEntries(attributes) as QueueRecord["messageAttributes"],
        });
        return { MessageId: messageId };
    };
    const sqs = { send } as unknown as SQSClient;
    const submit = submitHandler({ sqs, queueUrl: "https://sqs.example/atx-requests", macs }, log);
    const batch = {
        send: async ({ input }: SubmitJobCommand) => {
            if (state.batchFails) throw new Error("Batch is away");
            jobs.push(input);
        },
    } as unknown as BatchClient;
    const around = { batch, jobQueue: "atx", jobDefinition: "atx", macs, ledger: new MemoryLedger() };
    const dispatch = dispatchHandler(around, log);
    const call = (body: string | null) => submit({ body, requestContext: { requestId: "1" } });
    return { call, dispatch, records, jobs, lines, state };
}

describe("the API of the jobs", () => {
    it("takes a request, signed and with an id of its own", async () => {
        const { call, records } = system();
        const { statusCode, body } = await call(JSON.stringify(asked));
        assert.equal(statusCode, 202);
        const { id } = JSON.parse(body) as { id: string };
        assert.deepEqual(JSON.parse(records[0]!.body), { id, ...asked });
        assert.ok(records[0]!.messageAttributes["Signature"]);
    });

    it("takes a body in base64", async () => {
        const sqs = { send: async () => ({ MessageId: "1" }) } as unknown as SQSClient;
        const submit = submitHandler({ sqs, queueUrl: "https://sqs.example/q", macs }, () => undefined);
        const body = Buffer.from(JSON.stringify(asked)).toString("base64");
        const call = { body, isBase64Encoded: true, requestContext: { requestId: "1" } };
        assert.equal((await submit(call)).statusCode, 202);
    });

    it("refuses what is no request: ways out of the folder, commands, other members", async () => {
        const { call, records, lines } = system();
        for (const body of [
            null,
            "",
            "{",
            "[]",
            JSON.stringify({ ...asked, source: "uploads/../secrets.zip" }),
            JSON.stringify({ ...asked, source: "/etc/passwd" }),
            JSON.stringify({ ...asked, source: "uploads/a.zip; rm -rf /" }),
            JSON.stringify({ ...asked, transformation: "$(id)" }),
            JSON.stringify({ ...asked, transformation: "AWS/../../id" }),
            JSON.stringify({ ...asked, transformation: "AWS/" }),
            JSON.stringify({ ...asked, command: ["sh"] }),
            JSON.stringify({ ...asked, source: `uploads/${"x".repeat(5_000)}` }),
        ])
            assert.equal((await call(body)).statusCode, 400, String(body));
        assert.deepEqual(records, []);
        assert.doesNotMatch(lines.join("\n"), /passwd|rm -rf/);
    });

    it("asks to try again when the queue does not answer, and tells nothing more", async () => {
        const { call, lines, state } = system();
        state.queueFails = true;
        const { statusCode, body } = await call(JSON.stringify(asked));
        assert.deepEqual([statusCode, body], [503, '{"error":"try again"}']);
        assert.doesNotMatch(lines.join("\n"), /shop/);
    });
});

describe("the dispatcher of the jobs", () => {
    it("makes one job of a request, however often its message comes", async () => {
        const { call, dispatch, records, jobs } = system();
        const { id } = JSON.parse((await call(JSON.stringify(asked))).body) as { id: string };
        assert.deepEqual(await dispatch({ Records: records }), { batchItemFailures: [] });
        assert.deepEqual(await dispatch({ Records: records }), { batchItemFailures: [] });
        assert.deepEqual(jobs, [
            {
                jobName: `request-${id}`,
                jobQueue: "atx",
                jobDefinition: "atx",
                parameters: { ...asked, result: `results/${id}/` },
            },
        ]);
    });

    it("gives back a request that was changed or not signed, and does the others", async () => {
        const { call, dispatch, records, jobs } = system();
        for (let count = 0; count < 3; count += 1) await call(JSON.stringify(asked));
        records[0]!.body = records[0]!.body.replace("java", "perl");
        records[1]!.messageAttributes = {};
        const { batchItemFailures } = await dispatch({ Records: records });
        const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
        assert.deepEqual(failed.sort(), ["message-0", "message-1"]);
        assert.equal(jobs.length, 1);
    });

    it("tries again when Batch does not answer", async () => {
        const { call, dispatch, records, jobs, state } = system();
        await call(JSON.stringify(asked));
        state.batchFails = true;
        const { batchItemFailures } = await dispatch({ Records: records });
        assert.equal(batchItemFailures.length, 1);
        state.batchFails = false;
        assert.deepEqual(await dispatch({ Records: records }), { batchItemFailures: [] });
        assert.equal(jobs.length, 1);
    });
});

describe("the watch over the jobs", () => {
    const now = 1_000_000_000;

    /** What it writes down, when these jobs are running. */
    async function seen(startedAt: (number | undefined)[]): Promise<PutMetricDataCommand["input"]> {
        const written: PutMetricDataCommand["input"][] = [];
        // Pages are asked for of a real client only.
        const batch = Object.assign(new BatchClient({ region: "us-east-1" }), {
            send: async ({ input }: ListJobsCommand) => {
                assert.deepEqual([input.jobQueue, input.jobStatus], ["atx", "RUNNING"]);
                return {
                    jobSummaryList: startedAt.map((at, index) => ({ jobId: String(index), startedAt: at })),
                };
            },
        });
        const cloudwatch = {
            send: async ({ input }: PutMetricDataCommand) => void written.push(input),
        } as unknown as CloudWatchClient;
        await watchHandler({ batch, cloudwatch, jobQueue: "atx", namespace: "atx" }, () => now)();
        return written[0]!;
    }

    it("writes down how long the longest has been running", async () => {
        const { Namespace, MetricData } = await seen([now - 60_000, now - 7 * 3_600_000, undefined]);
        assert.equal(Namespace, "atx");
        assert.equal(MetricData![0]!.Value, 7 * 3_600);
    });

    it("writes down that none is running, so that silence means that nobody looks", async () => {
        assert.equal((await seen([])).MetricData![0]!.Value, 0);
    });
});
