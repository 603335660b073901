import assert from "node:assert/strict";

import { callersOf } from "../../../cli/audit/callers";
import { modelOf } from "../../../cli/judge";
import { type Held } from "../../../cli/source/resource";
import { account, found, foundQueue, foundTopic, queueArn } from "../../support/account-queues";
import { allow, document } from "../../support/aws";

const topic = `arn:aws:sns:us-east-1:${account}:news`;
const role = `arn:aws:iam::${account}:role/worker`;

function callers(name: string, ...resources: readonly Held[]) {
    const stack = modelOf(resources);
    return callersOf(
        stack.resources.find((resource) => resource.name === name)!,
        stack,
    );
}

describe("the callers of a queue or topic", () => {
    it("are those whom its policy names, and what they may do", () => {
        const policy = document(
            allow(["sqs:SendMessage", "sqs:GetQueueUrl"], "*", { Principal: { AWS: role } }),
            allow("sqs:*", "*", { Principal: { AWS: "444455556666" }, Sid: "Partner" }),
            allow("sqs:GetQueueAttributes", "*", { Principal: "*" }),
            allow("sqs:SendMessage", "*", {
                Principal: { Service: "sns.amazonaws.com" },
                Condition: { ArnEquals: { "aws:SourceArn": topic } },
            }),
            { Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: "*" },
        );
        assert.deepEqual(callers("orders", foundQueue("orders", { policy })), [
            { who: role, by: "statement 1 of its policy", does: ["sends"] },
            { who: "444455556666", by: 'statement "Partner" of its policy', does: ["sends", "reads"] },
            { who: "*", by: "statement 3 of its policy", does: ["manages"] },
            { who: "sns.amazonaws.com", by: "statement 4 of its policy", does: ["sends"], source: topic },
        ]);
    });

    it("are subscriptions, event rules and buckets that put messages in", () => {
        const arn = queueArn("orders");
        const found_ = callers(
            "orders",
            foundQueue("orders"),
            found("aws:sns/topicSubscription:TopicSubscription", "news:1", {
                topic,
                protocol: "sqs",
                endpoint: arn,
            }),
            found("aws:cloudwatch/eventTarget:EventTarget", "nightly/1", {
                arn,
                rule: "nightly",
                eventBusName: "default",
            }),
            found("aws:cloudwatch/eventTarget:EventTarget", "shop/paid/1", {
                arn,
                rule: "paid",
                eventBusName: "shop",
            }),
            found("aws:s3/bucketNotification:BucketNotification", "uploads", {
                bucket: "uploads",
                queues: [{ queueArn: arn }],
            }),
        );
        assert.deepEqual(
            found_.map(({ who, source }) => [who, source]),
            [
                ["sns.amazonaws.com", topic],
                ["s3.amazonaws.com", "arn:*:s3:::uploads"],
                ["events.amazonaws.com", "arn:*:events:*:*:rule/nightly"],
                ["events.amazonaws.com", "arn:*:events:*:*:rule/shop/paid"],
            ],
        );
    });

    it("are functions that read, by their role", () => {
        const functionArn = `arn:aws:lambda:us-east-1:${account}:function:work`;
        const mapping = (functionName: string) =>
            found("aws:lambda/eventSourceMapping:EventSourceMapping", "1", {
                eventSourceArn: queueArn("orders"),
                functionName,
            });
        const handler = found("aws:lambda/function:Function", "work", {
            arn: functionArn,
            name: "work",
            role,
            timeout: 3,
        });
        const by = 'event source mapping "1"';
        assert.deepEqual(callers("orders", foundQueue("orders"), mapping(functionArn), handler), [
            { who: role, by, does: ["reads"] },
        ]);
        assert.deepEqual(callers("orders", foundQueue("orders"), mapping(functionArn)), [
            { who: functionArn, by, does: ["reads"] },
        ]);
    });

    it("are the subscribers of a topic, without what may be a secret in their endpoints", () => {
        const endpoint = "https://user:hunter2@hooks.example.com/news?token=hunter2";
        const subscription = found("aws:sns/topicSubscription:TopicSubscription", "news:1", {
            topic,
            protocol: "https",
            endpoint,
        });
        assert.deepEqual(callers("news", foundTopic("news"), subscription), [
            { who: "https://hooks.example.com/news", by: "subscription by https", does: ["reads"] },
        ]);
    });
});
