import { deepStrictEqual } from "node:assert";

import { Access, grants, keyAdministration } from "../../../components/documents/access";
import { keyPolicy } from "../../../components/documents/key-policy";
import { queuePolicy } from "../../../components/documents/queue-policy";
import {
    redriveAllowPolicy,
    redrivePolicy,
    subscriptionRedrivePolicy,
} from "../../../components/documents/redrive";
import { rolePolicy } from "../../../components/documents/role-policy";
import { topicPolicy } from "../../../components/documents/topic-policy";
import { trustPolicy } from "../../../components/documents/trust-policy";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";

const administration = {
    Sid: "AccountAdministersKey",
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: [...keyAdministration],
    Resource: "*",
};

describe("the key policy", () => {
    it("without roles and topics lets nobody use the key", () => {
        deepStrictEqual(keyPolicy({ place, users: [], topicArns: [] }), [administration]);
    });

    it("names the roles of one access together, each access with its own actions and service", () => {
        const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
        const users = [
            { roleArn: role("a"), access: Access.Consumer },
            { roleArn: role("b"), access: Access.Publisher },
            { roleArn: role("c"), access: Access.Consumer },
        ];
        deepStrictEqual(keyPolicy({ place, users, topicArns: [] }), [
            administration,
            {
                Sid: "ConsumersUseKey",
                Effect: "Allow",
                Principal: { AWS: [role("a"), role("c")] },
                Action: ["kms:Decrypt"],
                Resource: "*",
                Condition: { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } },
            },
            {
                Sid: "PublishersUseKey",
                Effect: "Allow",
                Principal: { AWS: [role("b")] },
                Action: ["kms:GenerateDataKey", "kms:Decrypt"],
                Resource: "*",
                Condition: { StringEquals: { "kms:ViaService": "sns.eu-west-1.amazonaws.com" } },
            },
        ]);
    });

    it("admits SNS for the named topics and the accounts they are in", () => {
        const foreign = "arn:aws:sns:eu-west-1:444455556666:news";
        deepStrictEqual(keyPolicy({ place, users: [], topicArns: [topicArn, foreign] }), [
            administration,
            {
                Sid: "TopicsDeliver",
                Effect: "Allow",
                Principal: { Service: "sns.amazonaws.com" },
                Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
                Resource: "*",
                Condition: {
                    ArnEquals: { "aws:SourceArn": [topicArn, foreign] },
                    StringEquals: { "aws:SourceAccount": ["111122223333", "444455556666"] },
                },
            },
        ]);
    });
});

const denyPlainHttp = {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

describe("the queue policy", () => {
    it("denies plain HTTP and allows nothing to anybody", () => {
        deepStrictEqual(queuePolicy({ queueArn, topicArns: [] }), [denyPlainHttp]);
    });

    it("lets SNS send for the named topics only", () => {
        deepStrictEqual(queuePolicy({ queueArn, topicArns: [topicArn] }), [
            denyPlainHttp,
            {
                Sid: "TopicsDeliver",
                Effect: "Allow",
                Principal: { Service: "sns.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: queueArn,
                Condition: { ArnEquals: { "aws:SourceArn": [topicArn] } },
            },
        ]);
    });
});

describe("the topic policy", () => {
    it("denies plain HTTP for the nine actions that a topic policy may name", () => {
        deepStrictEqual(topicPolicy({ topicArn }), [
            {
                Sid: "DenyPlainHttp",
                Effect: "Deny",
                Principal: "*",
                Action: [
                    "sns:AddPermission",
                    "sns:DeleteTopic",
                    "sns:GetTopicAttributes",
                    "sns:ListSubscriptionsByTopic",
                    "sns:Publish",
                    "sns:Receive",
                    "sns:RemovePermission",
                    "sns:SetTopicAttributes",
                    "sns:Subscribe",
                ],
                Resource: topicArn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ]);
    });
});

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

describe("the trust policy", () => {
    const taken = (Service: string) => ({
        Effect: "Allow",
        Principal: { Service },
        Action: "sts:AssumeRole",
    });

    it("of ECS pins the account and region of the tasks", () => {
        deepStrictEqual(trustPolicy({ place, platform: "ecsTask" }), [
            {
                ...taken("ecs-tasks.amazonaws.com"),
                Condition: {
                    ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                },
            },
        ]);
    });

    it("of ECS follows tasks that run in another region", () => {
        const [statement] = trustPolicy({ place, platform: "ecsTask", region: "us-east-2" });
        deepStrictEqual(statement?.Condition?.["ArnLike"], {
            "aws:SourceArn": "arn:aws:ecs:us-east-2:111122223333:*",
        });
    });

    it("of Lambda and EC2 names the service, which passes roles only within its account", () => {
        deepStrictEqual(trustPolicy({ place, platform: "lambda" }), [taken("lambda.amazonaws.com")]);
        deepStrictEqual(trustPolicy({ place, platform: "ec2" }), [taken("ec2.amazonaws.com")]);
    });

    it("of EC2 in China names the principal of that partition", () => {
        const china = { ...place, partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" };
        deepStrictEqual(trustPolicy({ place: china, platform: "ec2" }), [taken("ec2.amazonaws.com.cn")]);
        deepStrictEqual(trustPolicy({ place: china, platform: "lambda" }), [taken("lambda.amazonaws.com")]);
    });
});

describe("redrive policies", () => {
    it("name the target and the count, the one source, and the target of a subscription", () => {
        deepStrictEqual(JSON.parse(redrivePolicy(queueArn, 5)), {
            deadLetterTargetArn: queueArn,
            maxReceiveCount: 5,
        });
        deepStrictEqual(JSON.parse(redriveAllowPolicy(queueArn)), {
            redrivePermission: "byQueue",
            sourceQueueArns: [queueArn],
        });
        deepStrictEqual(JSON.parse(subscriptionRedrivePolicy(queueArn)), { deadLetterTargetArn: queueArn });
    });
});
