import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import {
    ChangeMessageVisibilityBatchCommand,
    DeleteMessageCommand,
    type Message,
    ReceiveMessageCommand,
    type SQSClient,
} from "@aws-sdk/client-sqs";

import { poll, type PollerSettings } from "../../../examples/messages";

const message = (id: string, group?: string): Message => ({
    MessageId: id,
    ReceiptHandle: `handle ${id}`,
    Body: id,
    Attributes: { ApproximateReceiveCount: "1", ...(group && { MessageGroupId: group }) },
});

/** A queue that gives these batches, one after the other, and then nothing until the caller gives up. */
function queueOf(...batches: (Message[] | Error)[]) {
    const calls = { deleted: [] as string[], renewed: [] as string[] };
    const send = async (command: unknown, { abortSignal }: { abortSignal?: AbortSignal } = {}) => {
        if (command instanceof DeleteMessageCommand) calls.deleted.push(command.input.ReceiptHandle!);
        if (command instanceof ChangeMessageVisibilityBatchCommand)
            calls.renewed.push(...command.input.Entries!.map(({ ReceiptHandle }) => ReceiptHandle!));
        if (!(command instanceof ReceiveMessageCommand)) return {};
        const batch = batches.shift();
        if (batch instanceof Error) throw batch;
        if (batch === undefined) await sleep(60_000, undefined, { signal: abortSignal! });
        return { Messages: batch };
    };
    return { sqs: { send } as unknown as SQSClient, calls };
}

/** Lets a worker run until the work says that it is enough. */
async function run(
    sqs: SQSClient,
    work: (id: string, stop: () => void) => Promise<void>,
    more: Partial<PollerSettings> = {},
): Promise<string[]> {
    const stopping = new AbortController();
    const lines: string[] = [];
    await poll({
        sqs,
        queueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/jobs",
        work: ({ id }) => work(id, () => stopping.abort()),
        signal: stopping.signal,
        log: (event, { messageId: id }) => lines.push(id === undefined ? event : `${event} ${id}`),
        ...more,
    });
    return lines;
}

describe("a worker that polls a queue", () => {
    it("deletes a message when its work is done, and never one that failed", async () => {
        const { sqs, calls } = queueOf([message("1"), message("2")], [message("3")]);
        const lines = await run(sqs, async (id, stop) => {
            if (id === "2") throw new Error("no good");
            if (id === "3") stop();
        });
        assert.deepEqual(calls.deleted, ["handle 1", "handle 3"]);
        assert.ok(lines.includes("job_failed 2"));
        assert.equal(lines.at(-1), "worker_stopped");
    });

    it("counts a message as failed that it could not delete", async () => {
        const { sqs } = queueOf([message("1")]);
        const refusing = {
            send: (command: unknown, options: object) =>
                command instanceof DeleteMessageCommand
                    ? Promise.reject(new Error("gone"))
                    : (sqs.send as (command: unknown, options: object) => Promise<unknown>)(command, options),
        };
        const lines = await run(refusing as unknown as SQSClient, async (_id, stop) => stop());
        assert.ok(lines.includes("job_failed 1"));
    });

    it("keeps a message hidden for as long as it works on it, and those behind it in its group", async () => {
        const { sqs, calls } = queueOf([message("1", "a"), message("2", "a")]);
        const work = async (id: string, stop: () => void) => {
            await sleep(id === "1" ? 150 : 0);
            if (id === "2") stop();
        };
        const queueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/jobs.fifo";
        await run(sqs, work, { visibilitySeconds: 0.15, queueUrl });
        assert.ok(calls.renewed.filter((it) => it === "handle 1").length >= 2);
        assert.ok(calls.renewed.includes("handle 2"));
        const before = calls.renewed.length;
        await sleep(120);
        assert.equal(calls.renewed.length, before, "and no longer");
    });

    it("finishes what it has begun when it is told to stop, and asks for no more", async () => {
        const { sqs, calls } = queueOf([message("1")], [message("2")]);
        await run(sqs, async (_id, stop) => {
            stop();
            await sleep(50);
        });
        assert.deepEqual(calls.deleted, ["handle 1"]);
    });

    it("stops at once while it waits for messages", async () => {
        const stopping = new AbortController();
        const { sqs } = queueOf();
        setTimeout(() => stopping.abort(), 50);
        const began = Date.now();
        await run(sqs, async () => {}, { signal: stopping.signal });
        assert.ok(Date.now() - began < 5_000);
    });

    it("goes on when a receive fails", async () => {
        const { sqs, calls } = queueOf(new Error("no network"), [message("1")]);
        const lines = await run(sqs, async (_id, stop) => stop());
        assert.ok(lines.includes("receive_failed"));
        assert.deepEqual(calls.deleted, ["handle 1"]);
    });
});
