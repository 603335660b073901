import assert from "node:assert/strict";

import type { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import fc from "fast-check";

import { type Delivery, LocalDataKeys, LocalMacs, Opener, Sealer, signed } from "../../../examples/messages";
import { type Notification, Postgres } from "../../../examples/shoryuken-workers/handlers/database";
import { Enqueuer } from "../../../examples/shoryuken-workers/handlers/enqueue";
import { worker } from "../../../examples/shoryuken-workers/handlers/work";

const purpose = "myapp-jobs";
const macs = new LocalMacs(Buffer.alloc(32, 7));
const dataKeys = new LocalDataKeys();

/** A web application and a worker, and what goes from one to the other. */
function system() {
    const sent: Delivery[] = [];
    const lines: string[] = [];
    const send = async ({ input }: SendMessageCommand) => {
        const texts = Object.entries(input.MessageAttributes!).map(
            ([name, { StringValue }]) => [name, StringValue!] as const,
        );
        const id = `message-${sent.length}`;
        sent.push({
            queue: "myapp-jobs",
            id,
            body: input.MessageBody!,
            attributes: new Map(texts),
            receiveCount: 1,
        });
        return { MessageId: id };
    };
    const enqueuer = new Enqueuer({
        sqs: { send } as unknown as SQSClient,
        queueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/myapp-jobs",
        macs,
        sealer: new Sealer(dataKeys, { purpose }),
        purpose,
        log: (event, facts) => lines.push(`${event} ${JSON.stringify(facts)}`),
    });
    const noted: Notification[] = [];
    const database = { notify: async (it: Notification) => void noted.push(it) };
    const work = worker({ macs, opener: new Opener(dataKeys, { purpose }), purpose, database });
    return { enqueuer, work, sent, noted, lines };
}

describe("a job of the workers", () => {
    it("carries the id of a user and nothing else", async () => {
        const { enqueuer, work, sent, noted } = system();
        const id = await enqueuer.welcome("user-1");
        assert.deepEqual(JSON.parse(sent[0]!.body), { id, kind: "welcome", userId: "user-1" });
        assert.deepEqual([...sent[0]!.attributes.keys()], ["Signature"]);
        await work(sent[0]!);
        assert.deepEqual(noted, [{ jobId: id, userId: "user-1", note: undefined }]);
    });

    it("carries a note sealed, and differently each time", async () => {
        const { enqueuer, work, sent, noted, lines } = system();
        await enqueuer.note("user-1", "Your table is booked.");
        await enqueuer.note("user-1", "Your table is booked.");
        const [first, second] = sent.map(
            ({ body }) => (JSON.parse(body) as { sealedNote: string }).sealedNote,
        );
        assert.notEqual(first, second);
        assert.doesNotMatch(`${JSON.stringify(sent)}${lines.join()}`, /table/);
        for (const delivery of sent) await work(delivery);
        assert.deepEqual(
            noted.map(({ note }) => note),
            ["Your table is booked.", "Your table is booked."],
        );
    });

    it("is not sent for what is no id", async () => {
        const { enqueuer, sent } = system();
        for (const userId of ["jane.doe@example.com", "../1", "", "user 1"])
            await assert.rejects(enqueuer.welcome(userId), { name: "BadMessage" });
        assert.deepEqual(sent, []);
    });

    it("is not done if a byte of it was changed, or it was signed for something else", async () => {
        const { enqueuer, work, sent, noted } = system();
        await enqueuer.note("user-1", "Your table is booked.");
        const [job] = sent;
        await fc.assert(
            fc.asyncProperty(
                fc.nat(job!.body.length - 1),
                fc.integer({ min: 1, max: 127 }),
                async (at, by) => {
                    const changed = String.fromCharCode(job!.body.charCodeAt(at) ^ by);
                    const body = job!.body.slice(0, at) + changed + job!.body.slice(at + 1);
                    await assert.rejects(work({ ...job!, body }), { name: "BadMessage" });
                },
            ),
            { numRuns: 200 },
        );
        const database = { notify: async (it: Notification) => void noted.push(it) };
        const opener = new Opener(dataKeys, { purpose });
        const other = worker({ macs, opener, purpose: "other-jobs", database });
        await assert.rejects(other(job!), { name: "BadMessage" });
        assert.deepEqual(noted, []);
    });

    it("is refused when its kind and its note do not go together", async () => {
        const { work, noted } = system();
        for (const content of [
            { id: "job-1", kind: "note", userId: "user-1" },
            { id: "job-1", kind: "welcome", userId: "user-1", sealedNote: "AAAA" },
            { id: "job-1", kind: "drop", userId: "user-1" },
            { id: "job-1", kind: "welcome", userId: "user-1", more: true },
        ]) {
            const { body, attributes } = await signed(macs, purpose, JSON.stringify(content));
            const texts = Object.entries(attributes).map(([name, it]) => [name, it.StringValue!] as const);
            const delivery = {
                queue: "myapp-jobs",
                id: "1",
                body,
                attributes: new Map(texts),
                receiveCount: 1,
            };
            await assert.rejects(work(delivery), { name: "BadMessage" });
        }
        assert.deepEqual(noted, []);
    });

    it("leaves one row, however often its message comes", async () => {
        const rows = new Map<unknown, unknown[]>();
        const query = async (sql: string, values: unknown[]) => {
            assert.match(sql, /on conflict \(job_id\) do nothing/);
            if (!rows.has(values[0])) rows.set(values[0], values);
        };
        const database = new Postgres({ query });
        const { enqueuer, sent } = system();
        await enqueuer.welcome("user-1");
        const work = worker({ macs, opener: new Opener(dataKeys, { purpose }), purpose, database });
        await work(sent[0]!);
        await work(sent[0]!);
        assert.equal(rows.size, 1);
    });
});
