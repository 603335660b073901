import assert from "node:assert/strict";

import fc from "fast-check";

import {
    BadMessage,
    batchHandler,
    type Delivery,
    type QueueRecord,
    reasonOf,
} from "../../../examples/messages";
import { recordOf } from "./deliveries";

type Line = [event: string, facts: Record<string, unknown>];

/** What a handler answers for these records, when work on those named fails. */
async function answered(records: readonly QueueRecord[], ...bad: string[]) {
    const lines: Line[] = [];
    const worked: Delivery[] = [];
    const handler = batchHandler(
        async (delivery) => {
            worked.push(delivery);
            if (bad.includes(delivery.id)) throw new BadMessage("no good");
        },
        (event, facts) => lines.push([event, { ...facts }]),
    );
    const { batchItemFailures } = await handler({ Records: [...records] });
    return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), worked, lines };
}

/** A message of a FIFO queue. */
const inGroup = (id: string, MessageGroupId: string) =>
    recordOf(id, "", {
        eventSourceARN: "arn:aws:sqs:us-east-1:111122223333:jobs.fifo",
        attributes: { ApproximateReceiveCount: "1", MessageGroupId },
    });

describe("a batch of messages", () => {
    it("gives back those that failed, and no other", async () => {
        const { failed, worked } = await answered(
            ["1", "2", "3"].map((id) => recordOf(id)),
            "2",
        );
        assert.deepEqual(failed, ["2"]);
        assert.deepEqual(worked.map(({ id }) => id).sort(), ["1", "2", "3"]);
    });

    it("of a FIFO queue gives back what follows a failure in its group, unworked", async () => {
        const records = [inGroup("a1", "a"), inGroup("b1", "b"), inGroup("a2", "a"), inGroup("a3", "a")];
        const { failed, worked } = await answered(records, "a2");
        assert.deepEqual(failed, ["a2", "a3"]);
        assert.deepEqual(worked.map(({ id }) => id).sort(), ["a1", "a2", "b1"]);
    });

    it("of a standard queue with groups gives back the failure alone", async () => {
        const attributes = { ApproximateReceiveCount: "1", MessageGroupId: "tenant" };
        const { failed } = await answered(
            ["1", "2"].map((id) => recordOf(id, "", { attributes })),
            "1",
        );
        assert.deepEqual(failed, ["1"]);
    });

    it("loses no message: each is worked on with success, or comes back", async () => {
        const group = fc.constantFrom("a", "b", "c");
        const sizes = fc.array(fc.tuple(group, fc.boolean()), { maxLength: 40 });
        await fc.assert(
            fc.asyncProperty(sizes, async (shape) => {
                const records = shape.map(([name], index) => inGroup(String(index), name));
                const bad = shape.flatMap(([, good], index) => (good ? [] : [String(index)]));
                const { failed, worked } = await answered(records, ...bad);
                const done = worked.map(({ id }) => id).filter((id) => !bad.includes(id));
                assert.deepEqual(
                    [...failed, ...done].sort(),
                    records.map(({ messageId }) => messageId).sort(),
                );
            }),
        );
    });

    it("is told of in the log, by ids and never by bodies", async () => {
        const records = [recordOf("1", "a secret"), recordOf("2", "a secret")];
        const { lines } = await answered(records, "2");
        const events = lines.map(([event, { messageId }]) => `${event} ${String(messageId)}`);
        assert.deepEqual(events.sort(), [
            "job_completed 1",
            "job_failed 2",
            "job_started 1",
            "job_started 2",
        ]);
        assert.equal(lines.find(([event]) => event === "job_failed")?.[1]["reason"], "no good");
        assert.ok(lines.every(([, { queue }]) => queue === "jobs"));
        assert.ok(!JSON.stringify(lines).includes("secret"));
        assert.equal(reasonOf(new TypeError("cannot read a secret")), "TypeError");
    });

    it("hands over the attributes that are texts", async () => {
        const record = recordOf("1", "body", {
            messageAttributes: {
                Kind: { dataType: "String", stringValue: "invoice" },
                Raw: { dataType: "Binary" },
                Size: { dataType: "Number", stringValue: "5" },
                ["__proto__"]: { dataType: "String", stringValue: "x" },
            },
        });
        const { worked } = await answered([record]);
        assert.deepEqual(worked[0]?.attributes.get("Kind"), "invoice");
        assert.ok(!worked[0]!.attributes.has("Raw") && !worked[0]!.attributes.has("Size"));
    });
});
