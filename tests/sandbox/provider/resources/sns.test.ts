import { accountId, liveThrough, make } from "../../../support/resource-life";

const policy = (sid: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: sid,
                Effect: "Allow",
                Principal: { AWS: `arn:aws:iam::${accountId}:root` },
                Action: "sns:Publish",
                Resource: "*",
            },
        ],
    });

describe("the stand-in's SNS", function () {
    this.timeout(60_000);

    it("has topics", async () => {
        await liveThrough({
            type: "aws:sns/topic:Topic",
            inputs: { displayName: "Orders", signatureVersion: 2, tags: { team: "orders" } },
            later: { displayName: "All orders", tracingConfig: "Active", tags: { stage: "test" } },
            replacing: { name: "another" },
        });
    });

    it("has FIFO topics", async () => {
        await liveThrough({
            type: "aws:sns/topic:Topic",
            inputs: { fifoTopic: true },
            later: { contentBasedDeduplication: true },
        });
    });

    it("has topic policies, and leaves the owner's own behind", async () => {
        const topic = await make("aws:sns/topic:Topic", {});
        await liveThrough({
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { arn: topic.state.id, policy: policy("One") },
            later: { policy: policy("Two") },
            replacing: { arn: `${topic.state.id}-another` },
            staysAsDefault: true,
        });
        await topic.delete();
    });

    it("has subscriptions of queues", async () => {
        const topic = await make("aws:sns/topic:Topic", {});
        const [queue, dlq] = [await make("aws:sqs/queue:Queue", {}), await make("aws:sqs/queue:Queue", {})];
        await liveThrough({
            type: "aws:sns/topicSubscription:TopicSubscription",
            inputs: {
                topic: topic.state.id,
                protocol: "sqs",
                endpoint: queue.state.properties["arn"]!,
                rawMessageDelivery: true,
                filterPolicy: JSON.stringify({ kind: ["order"] }),
            },
            later: {
                rawMessageDelivery: false,
                filterPolicyScope: "MessageBody",
                redrivePolicy: JSON.stringify({ deadLetterTargetArn: dlq.state.properties["arn"] }),
            },
            replacing: { endpoint: dlq.state.properties["arn"]! },
        });
        for (const made of [topic, queue, dlq]) await made.delete();
    });
});
