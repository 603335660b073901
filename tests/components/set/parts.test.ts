import { deepStrictEqual, ok, strictEqual } from "node:assert";

import { FilterPolicyScope, SourceService } from "../../../components";
import {
    allow,
    deliver,
    denyPlainHttp,
    documents,
    policy,
    preview,
    sqs,
    topic,
} from "../../support/messaging-sets";
import { UNKNOWN } from "../../support/mocks";
import { importedKey, partner } from "../../support/set-modes";

const partnerRole = `arn:aws:iam::${partner}:role/partner`;

describe("the topic of a set", () => {
    it("is as its arguments say, and so are its log groups and the role that writes them", async () => {
        const recording = await preview({
            fifo: { enabled: true },
            topic: {
                displayName: "Orders",
                tracing: true,
                archiveRetentionDays: 30,
                deliveryLogging: {
                    successSampleRate: 10,
                    retentionDays: 90,
                    kmsKeyArn: importedKey,
                    roleName: "sns-log",
                    rolePath: "/logs/",
                    permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/logs",
                },
            },
        });
        const logRole = "arn:aws:iam::111122223333:role/logs/sns-log";
        deepStrictEqual(recording.one("aws:sns/topic:Topic", "orders-topic").inputs, {
            kmsMasterKeyId: UNKNOWN,
            signatureVersion: 2,
            displayName: "Orders",
            fifoTopic: true,
            contentBasedDeduplication: false,
            archivePolicy: '{"MessageRetentionPeriod":30}',
            tracingConfig: "Active",
            sqsFailureFeedbackRoleArn: logRole,
            sqsSuccessFeedbackRoleArn: logRole,
            sqsSuccessFeedbackSampleRate: 10,
        });
        const { assumeRolePolicy, ...role } = recording.one("aws:iam/role:Role", "orders-log-role").inputs;
        ok(assumeRolePolicy);
        deepStrictEqual(role, {
            description: "SNS logs how deliveries went",
            name: "sns-log",
            path: "/logs/",
            permissionsBoundary: "arn:aws:iam::111122223333:policy/logs",
        });
        const name = "sns/eu-west-1/111122223333/orders-topic-0a1b2c3.fifo";
        const logs = { kmsKeyId: importedKey, retentionInDays: 90 };
        deepStrictEqual(
            recording.ofType("aws:cloudwatch/logGroup:LogGroup").map(({ inputs }) => inputs),
            [
                { name, ...logs },
                { name: `${name}/Failure`, ...logs },
            ],
        );
        strictEqual(recording.ofType("aws:xray/resourcePolicy:ResourcePolicy").length, 1);
    });

    it("takes path and boundary of the roles of the set for the role that logs", async () => {
        const recording = await preview({
            rolePath: "/apps/",
            permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
        });
        const { path, permissionsBoundary } = recording.one("aws:iam/role:Role", "orders-log-role").inputs;
        deepStrictEqual([path, permissionsBoundary], ["/apps/", "arn:aws:iam::111122223333:policy/boundary"]);
    });

    it("logs nothing and has no policy of X-Ray where it is said", async () => {
        const recording = await preview({
            topic: { tracing: true, tracingPolicy: false, deliveryLogging: { enabled: false } },
        });
        deepStrictEqual(recording.one("aws:sns/topic:Topic", "orders-topic").inputs, {
            kmsMasterKeyId: UNKNOWN,
            signatureVersion: 2,
            tracingConfig: "Active",
        });
        const others = /logGroup|resourcePolicy|iam/;
        deepStrictEqual(
            recording.all.filter(({ type }) => others.test(type)),
            [],
        );
    });

    it("lets in its sources, publishers and subscribers", async () => {
        const recording = await preview({
            topic: {
                sources: [{ service: SourceService.S3, name: "uploads" }],
                publishers: [{ roleArns: [partnerRole] }],
                subscribers: [{ accountId: partner, organizationId: "o-a1b2c3d4e5" }],
            },
        });
        const { Statement } = documents(recording)["orders-topic-policy policy"] as { Statement: object[] };
        deepStrictEqual(Statement.slice(1), [
            {
                Sid: "BucketsPublish",
                Effect: "Allow",
                Principal: { Service: "s3.amazonaws.com" },
                Action: "sns:Publish",
                Resource: topic,
                Condition: {
                    ArnEquals: { "aws:SourceArn": "arn:aws:s3:::uploads" },
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                },
            },
            {
                ...allow("PublishersPublish", "sns:Publish", topic),
                Principal: { AWS: partnerRole },
            },
            {
                ...allow("SubscribersSubscribe", "sns:Subscribe", topic),
                Principal: { AWS: `arn:aws:iam::${partner}:root` },
                Condition: {
                    StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "sns:Protocol": "sqs" },
                    StringLike: { "sns:Endpoint": `arn:aws:sqs:*:${partner}:*` },
                },
            },
        ]);
    });
});

describe("a queue of a set", () => {
    it("lets in its sources and senders beside the topic", async () => {
        const recording = await preview({
            queues: {
                main: {
                    sources: [
                        { service: SourceService.EventBridge, name: "nightly" },
                        { service: SourceService.Sns, arn: "arn:aws:sns:eu-west-1:444455556666:news" },
                    ],
                    senders: [{ roleArns: [partnerRole] }],
                },
            },
        });
        const queue = sqs("main-queue");
        deepStrictEqual(
            documents(recording)["orders-main-queue-policy policy"],
            policy(
                denyPlainHttp(queue),
                {
                    ...deliver(queue),
                    Condition: {
                        ArnEquals: { "aws:SourceArn": [topic, "arn:aws:sns:eu-west-1:444455556666:news"] },
                    },
                },
                {
                    ...deliver(queue),
                    Sid: "RulesDeliver",
                    Principal: { Service: "events.amazonaws.com" },
                    Condition: {
                        ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/nightly" },
                    },
                },
                { ...allow("SendersSend", "sqs:SendMessage", queue), Principal: { AWS: partnerRole } },
            ),
        );
    });

    it("is subscribed as its arguments say", async () => {
        const recording = await preview({
            fifo: { enabled: true },
            topic: { archiveRetentionDays: 30 },
            queues: {
                main: {
                    filterPolicy: '{"type":["invoice"]}',
                    filterPolicyScope: FilterPolicyScope.MessageBody,
                    rawMessageDelivery: false,
                    replayFrom: "2026-10-01T10:00:00.000Z",
                },
            },
        });
        const type = "aws:sns/topicSubscription:TopicSubscription";
        deepStrictEqual(recording.one(type, "orders-main-subscription").inputs, {
            topic: `${topic}.fifo`,
            protocol: "sqs",
            endpoint: `${sqs("main-queue")}.fifo`,
            filterPolicy: '{"type":["invoice"]}',
            filterPolicyScope: "MessageBody",
            rawMessageDelivery: false,
            redrivePolicy: JSON.stringify({ deadLetterTargetArn: `${sqs("main-subscription-dlq")}.fifo` }),
            replayPolicy: '{"PointType":"Timestamp","StartingPoint":"2026-10-01T10:00:00.000Z"}',
        });
    });

    it("is made or taken over after the policy of the key, with its dead-letter queue or without", async () => {
        const importUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs";
        const policyOfKey = "aws:kms/keyPolicy:KeyPolicy orders-key-policy";
        const waits = async (queue: object) => {
            const recording = await preview({ queues: { main: queue } });
            const component = recording.one("pulumi-secure-messaging:index:EncryptedQueue", "orders-main");
            const titles = recording.all.map(({ type, name }) => `${type} ${name}`);
            const after = (name: string) =>
                titles.indexOf(`aws:sqs/queue:Queue ${name}`) > titles.indexOf(policyOfKey);
            const imported = (name: string) => recording.one("aws:sqs/queue:Queue", name).importId;
            return {
                waits: component.dependencies.includes(policyOfKey),
                // A child waits for its component.
                after: [after("orders-main-queue"), after("orders-main-dlq")],
                imported: [imported("orders-main-queue"), imported("orders-main-dlq")],
            };
        };
        const after = [true, true];
        deepStrictEqual(await waits({ importUrl }), { waits: true, after, imported: [importUrl, ""] });
        deepStrictEqual(await waits({ deadLetter: { importUrl } }), {
            waits: true,
            after,
            imported: ["", importUrl],
        });
        deepStrictEqual(await waits({}), { waits: true, after, imported: ["", ""] });
    });
});
