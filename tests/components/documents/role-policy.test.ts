import { deepStrictEqual } from "node:assert";

import { Access, grants } from "../../../components/documents/access";
import { rolePolicy } from "../../../components/documents/role-policy";

const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";

describe("the identity policy of a role", () => {
    it("says nothing about resources on which the access has no action", () => {
        const all = {
            queueArns: [queueArn],
            deadLetterQueueArns: [`${queueArn}-dlq`],
            subscriptionDeadLetterQueueArns: [`${queueArn}-undelivered`],
            topicArns: [topicArn],
        };
        deepStrictEqual(rolePolicy(grants[Access.Producer], all), [
            {
                Sid: "Queues",
                Effect: "Allow",
                Action: ["sqs:SendMessage", "sqs:GetQueueUrl"],
                Resource: [queueArn],
            },
        ]);
    });

    it("says nothing about a kind of resource that the role does not reach", () => {
        const none = { queueArns: [], subscriptionDeadLetterQueueArns: [], topicArns: [] };
        deepStrictEqual(rolePolicy(grants[Access.Operator], { ...none, deadLetterQueueArns: [queueArn] }), [
            {
                Sid: "DeadLetterQueues",
                Effect: "Allow",
                Action: [...grants[Access.Operator].onDeadLetterQueue],
                Resource: [queueArn],
            },
        ]);
    });
});

const none = {
    queueArns: [],
    deadLetterQueueArns: [],
    subscriptionDeadLetterQueueArns: [],
    topicArns: [],
};
const all = {
    queueArns: [queueArn],
    deadLetterQueueArns: [`${queueArn}-dlq`],
    subscriptionDeadLetterQueueArns: [`${queueArn}-undelivered`],
    topicArns: [topicArn],
};

/** Where no policy of a queue or topic can refuse plain HTTP. */
const withTls = { Bool: { "aws:SecureTransport": "true" } };

describe("the identity policy of an administrator", () => {
    it("does with TLS alone what the policy of a topic cannot speak of", () => {
        const statements = rolePolicy(grants[Access.Administrator], { ...none, topicArns: [topicArn] });
        deepStrictEqual(statements, [
            {
                Sid: "Topics",
                Effect: "Allow",
                Action: [
                    "sns:GetTopicAttributes",
                    "sns:ListSubscriptionsByTopic",
                    "sns:SetTopicAttributes",
                    "sns:DeleteTopic",
                    "sns:AddPermission",
                    "sns:RemovePermission",
                ],
                Resource: [topicArn],
            },
            {
                Sid: "TopicsWithTls",
                Effect: "Allow",
                Action: [
                    "sns:ListTagsForResource",
                    "sns:CreateTopic",
                    "sns:TagResource",
                    "sns:UntagResource",
                ],
                Resource: [topicArn],
                Condition: withTls,
            },
        ]);
    });
});

describe("the identity policy of an auditor", () => {
    it("reads the settings of everything, and lists queues, which AWS knows for no single queue", () => {
        const settings = ["sqs:GetQueueAttributes", "sqs:ListQueueTags", "sqs:ListDeadLetterSourceQueues"];
        deepStrictEqual(rolePolicy(grants[Access.Auditor], all), [
            { Sid: "Queues", Effect: "Allow", Action: settings, Resource: [queueArn] },
            { Sid: "DeadLetterQueues", Effect: "Allow", Action: settings, Resource: [`${queueArn}-dlq`] },
            {
                Sid: "SubscriptionDeadLetterQueues",
                Effect: "Allow",
                Action: settings,
                Resource: [`${queueArn}-undelivered`],
            },
            {
                Sid: "Topics",
                Effect: "Allow",
                Action: ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"],
                Resource: [topicArn],
            },
            {
                Sid: "Everything",
                Effect: "Allow",
                Action: ["sqs:ListQueues"],
                Resource: ["*"],
                Condition: withTls,
            },
        ]);
    });
});

describe("the bounds of a role", () => {
    it("are the tags that queues and topics share with it, on everything that has tags", () => {
        const bounds = { tagKeys: ["Team", "Stage"], protocols: [] };
        const [queues, topics, everything, ...others] = rolePolicy(
            grants[Access.Auditor],
            { ...none, queueArns: [queueArn], topicArns: [topicArn] },
            bounds,
        );
        const Condition = {
            StringEquals: {
                "aws:ResourceTag/Team": "${aws:PrincipalTag/Team}",
                "aws:ResourceTag/Stage": "${aws:PrincipalTag/Stage}",
            },
        };
        deepStrictEqual([queues?.Condition, topics?.Condition], [Condition, Condition]);
        deepStrictEqual([everything?.Condition, others], [withTls, []]);
    });

    it("are the protocols by which a subscriber subscribes, beside the tags", () => {
        const bounds = { tagKeys: ["Team"], protocols: ["sqs", "lambda"] };
        deepStrictEqual(rolePolicy(grants[Access.Subscriber], all, bounds), [
            {
                Sid: "Topics",
                Effect: "Allow",
                Action: ["sns:Subscribe"],
                Resource: [topicArn],
                Condition: {
                    StringEquals: {
                        "aws:ResourceTag/Team": "${aws:PrincipalTag/Team}",
                        "sns:Protocol": ["sqs", "lambda"],
                    },
                },
            },
        ]);
    });
});
