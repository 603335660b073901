import { deepStrictEqual, strictEqual } from "node:assert";

import { MessagingSet } from "../../components";
import { keyAdministration } from "../../components/documents/access";
import {
    threeLines,
    preview,
    sqs,
    role,
    topic,
    documents,
    policy,
    denyPlainHttp,
    deliver,
    allow,
    useKey,
    takenByEcs,
} from "../support/messaging-sets";
import { runProgram, UNKNOWN } from "../support/mocks";

const logGroup =
    "arn:aws:logs:eu-west-1:111122223333:log-group:sns/eu-west-1/111122223333/orders-topic-0a1b2c3";

describe("the documents of a set of three lines", () => {
    it("are these, all known at the first preview", async () => {
        deepStrictEqual(documents(await preview(threeLines)), {
            "orders-key-policy policy": policy(
                {
                    Sid: "AccountAdministersKey",
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::111122223333:root" },
                    Action: keyAdministration,
                    Resource: "*",
                },
                useKey("ConsumersUseKey", role("worker"), "kms:Decrypt", "sqs"),
                useKey("OperatorsUseKey", role("ops"), ["kms:Decrypt", "kms:GenerateDataKey"], "sqs"),
                useKey("PublishersUseKey", role("api"), ["kms:Decrypt", "kms:GenerateDataKey"], "sns"),
                {
                    Sid: "TopicsDeliver",
                    Effect: "Allow",
                    Principal: { Service: "sns.amazonaws.com" },
                    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                    Resource: "*",
                    Condition: {
                        ArnEquals: { "aws:SourceArn": topic },
                        StringEquals: { "aws:SourceAccount": "111122223333" },
                    },
                },
            ),
            "orders-topic-policy policy": policy(
                denyPlainHttp(topic, [
                    "sns:AddPermission",
                    "sns:DeleteTopic",
                    "sns:GetTopicAttributes",
                    "sns:ListSubscriptionsByTopic",
                    "sns:Publish",
                    "sns:Receive",
                    "sns:RemovePermission",
                    "sns:SetTopicAttributes",
                    "sns:Subscribe",
                ]),
            ),
            "orders-log-role assumeRolePolicy": policy({
                Sid: "SnsLogs",
                Effect: "Allow",
                Principal: { Service: "sns.amazonaws.com" },
                Action: "sts:AssumeRole",
            }),
            "orders-log-role-policy policy": policy({
                Sid: "DeliveryLogs",
                Effect: "Allow",
                Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: [`${logGroup}/Failure:*`, `${logGroup}:*`],
            }),
            "orders-main-queue redrivePolicy": { deadLetterTargetArn: sqs("main-dlq"), maxReceiveCount: 5 },
            "orders-main-dlq-redrive-allow redriveAllowPolicy": {
                redrivePermission: "byQueue",
                sourceQueueArns: [sqs("main-queue")],
            },
            "orders-main-queue-policy policy": policy(
                denyPlainHttp(sqs("main-queue")),
                deliver(sqs("main-queue")),
            ),
            "orders-main-dlq-policy policy": policy(denyPlainHttp(sqs("main-dlq"))),
            "orders-main-subscription-dlq-policy policy": policy(
                denyPlainHttp(sqs("main-subscription-dlq")),
                deliver(sqs("main-subscription-dlq")),
            ),
            "orders-main-subscription redrivePolicy": { deadLetterTargetArn: sqs("main-subscription-dlq") },
            "orders-api-role assumeRolePolicy": policy(takenByEcs),
            "orders-api-role-policy policy": policy(allow("Topics", "sns:Publish", topic)),
            "orders-worker-role assumeRolePolicy": policy(takenByEcs),
            "orders-worker-role-policy policy": policy(
                allow(
                    "Queues",
                    [
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage",
                    ],
                    sqs("main-queue"),
                ),
            ),
            "orders-ops-role assumeRolePolicy": policy({
                Effect: "Allow",
                Principal: { Service: "ec2.amazonaws.com" },
                Action: "sts:AssumeRole",
            }),
            "orders-ops-role-policy policy": policy(
                allow("Queues", "sqs:SendMessage", sqs("main-queue")),
                allow(
                    "DeadLetterQueues",
                    [
                        "sqs:CancelMessageMoveTask",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ListMessageMoveTasks",
                        "sqs:ReceiveMessage",
                        "sqs:StartMessageMoveTask",
                    ],
                    sqs("main-dlq"),
                ),
                allow(
                    "SubscriptionDeadLetterQueues",
                    ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                    sqs("main-subscription-dlq"),
                ),
            ),
        });
    });

    it("are the same in an update", async () => {
        const update = await runProgram(() => new MessagingSet("orders", threeLines));
        deepStrictEqual(documents(update), documents(await preview(threeLines)));
        strictEqual(JSON.stringify(update.all).includes("undefined"), false);
        strictEqual(JSON.stringify(update.all).includes(UNKNOWN), false);
    });
});
