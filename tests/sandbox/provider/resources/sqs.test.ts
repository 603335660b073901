import assert from "node:assert/strict";

import { readResource, updateResource } from "../../../../sandbox/provider/deploy";
import { liveThrough, make } from "../../../support/resource-life";

const policy = (sid: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Sid: sid, Effect: "Deny", Principal: "*", Action: "sqs:PurgeQueue", Resource: "*" }],
    });

describe("the stand-in's SQS", function () {
    this.timeout(60_000);

    it("has queues", async () => {
        await liveThrough({
            type: "aws:sqs/queue:Queue",
            inputs: { visibilityTimeoutSeconds: 45, tags: { team: "orders" }, sqsManagedSseEnabled: true },
            later: { visibilityTimeoutSeconds: 60, tags: { stage: "test" }, messageRetentionSeconds: 3600 },
            replacing: { name: "another" },
        });
    });

    it("makes names of a prefix, and finds them again", async () => {
        await liveThrough({
            type: "aws:sqs/queue:Queue",
            inputs: { namePrefix: "orders-", fifoQueue: true },
            later: { visibilityTimeoutSeconds: 60 },
            replacing: { namePrefix: "invoices-" },
            unreadable: ["namePrefix"],
        });
    });

    it("has FIFO queues", async () => {
        await liveThrough({
            type: "aws:sqs/queue:Queue",
            inputs: { fifoQueue: true, deduplicationScope: "messageGroup", fifoThroughputLimit: "perQueue" },
            later: { fifoThroughputLimit: "perMessageGroupId", contentBasedDeduplication: true },
        });
    });

    it("has queue policies", async () => {
        const queue = await make("aws:sqs/queue:Queue", {});
        await liveThrough({
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: { queueUrl: queue.state.id, policy: policy("One") },
            later: { policy: policy("Two") },
            replacing: { queueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/another" },
        });
        await queue.delete();
    });

    it("has redrive policies and redrive allow policies", async () => {
        const [source, dlq] = [await make("aws:sqs/queue:Queue", {}), await make("aws:sqs/queue:Queue", {})];
        const redrive = (count: number) =>
            JSON.stringify({ deadLetterTargetArn: dlq.state.properties["arn"], maxReceiveCount: count });
        await liveThrough({
            type: "aws:sqs/redrivePolicy:RedrivePolicy",
            inputs: { queueUrl: source.state.id, redrivePolicy: redrive(3) },
            later: { redrivePolicy: redrive(5) },
        });
        const allow = (permission: object) => JSON.stringify(permission);
        await liveThrough({
            type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
            inputs: {
                queueUrl: dlq.state.id,
                redriveAllowPolicy: allow({
                    redrivePermission: "byQueue",
                    sourceQueueArns: [source.state.properties["arn"]],
                }),
            },
            later: { redriveAllowPolicy: allow({ redrivePermission: "denyAll" }) },
        });
        await source.delete();
        await dlq.delete();
    });

    it("forgets what a queue has no more", async () => {
        const { target, state, inputs, ...queue } = await make("aws:sqs/queue:Queue", {
            kmsMasterKeyId: "alias/aws/sqs",
        });
        await updateResource(target, state, { ...inputs, kmsMasterKeyId: "", sqsManagedSseEnabled: false });
        const read = (await readResource(target, state, inputs))!;
        assert.ok(!("kmsMasterKeyId" in read.inputs));
        assert.ok(!("kmsMasterKeyId" in read.state.properties));
        assert.equal(read.state.properties["sqsManagedSseEnabled"], false);
        await queue.delete();
    });
});
