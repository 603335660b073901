import { deepStrictEqual, strictEqual } from "node:assert";

import { MessagingSet } from "../../components";
import { threeLines, preview, sqs, role, topic } from "../support/messaging-sets";
import { runProgram, UNKNOWN } from "../support/mocks";

describe("a set of three lines", () => {
    it("has these children", async () => {
        const { children } = await preview(threeLines);
        const ours = (kind: string, name: string) => `pulumi-secure-messaging:index:${kind} ${name}`;
        const set = ours("MessagingSet", "orders");
        const key = ours("MessagingKey", "orders");
        const queue = ours("EncryptedQueue", "orders-main");
        const subscription = ours("QueueSubscription", "orders-main");
        const topicPart = ours("EncryptedTopic", "orders");
        const alarms = ours("MessagingAlarms", "orders");
        deepStrictEqual(
            children,
            [
                `${set} < the stack`,
                `${key} < ${set}`,
                `aws:kms/key:Key orders-key < ${key}`,
                `aws:kms/alias:Alias orders-key < ${key}`,
                `aws:kms/keyPolicy:KeyPolicy orders-key-policy < ${key}`,
                `${topicPart} < ${set}`,
                `aws:sns/topic:Topic orders-topic < ${topicPart}`,
                `aws:sns/topicPolicy:TopicPolicy orders-topic-policy < ${topicPart}`,
                `aws:iam/role:Role orders-log-role < ${topicPart}`,
                `aws:iam/rolePolicy:RolePolicy orders-log-role-policy < ${topicPart}`,
                `aws:cloudwatch/logGroup:LogGroup orders-success-logs < ${topicPart}`,
                `aws:cloudwatch/logGroup:LogGroup orders-failure-logs < ${topicPart}`,
                `${queue} < ${set}`,
                `aws:sqs/queue:Queue orders-main-queue < ${queue}`,
                `aws:sqs/queuePolicy:QueuePolicy orders-main-queue-policy < ${queue}`,
                `aws:sqs/queue:Queue orders-main-dlq < ${queue}`,
                `aws:sqs/queuePolicy:QueuePolicy orders-main-dlq-policy < ${queue}`,
                `aws:sqs/redriveAllowPolicy:RedriveAllowPolicy orders-main-dlq-redrive-allow < ${queue}`,
                `${subscription} < ${set}`,
                `aws:sqs/queue:Queue orders-main-subscription-dlq < ${subscription}`,
                `aws:sqs/queuePolicy:QueuePolicy orders-main-subscription-dlq-policy < ${subscription}`,
                `aws:sns/topicSubscription:TopicSubscription orders-main-subscription < ${subscription}`,
                `${alarms} < ${set}`,
                `aws:cloudwatch/metricAlarm:MetricAlarm orders-main-dlq-alarm < ${alarms}`,
                `aws:cloudwatch/metricAlarm:MetricAlarm orders-main-subscription-dlq-alarm < ${alarms}`,
                `aws:cloudwatch/metricAlarm:MetricAlarm orders-main-age-alarm < ${alarms}`,
                `aws:cloudwatch/metricAlarm:MetricAlarm orders-delivery-failure-alarm < ${alarms}`,
                `aws:cloudwatch/metricAlarm:MetricAlarm orders-delivery-loss-alarm < ${alarms}`,
                ...["api", "worker", "ops"].flatMap((name) => [
                    `${ours("MessagingRole", `orders-${name}`)} < ${set}`,
                    `aws:iam/role:Role orders-${name}-role < ${ours("MessagingRole", `orders-${name}`)}`,
                    `aws:iam/rolePolicy:RolePolicy orders-${name}-role-policy < ${ours("MessagingRole", `orders-${name}`)}`,
                ]),
                `aws:iam/instanceProfile:InstanceProfile orders-ops-instance-profile < ${ours("MessagingRole", "orders-ops")}`,
            ].sort(),
        );
    });

    it("states every setting of the key, the topic and the queues", async () => {
        const recording = await runProgram(() => new MessagingSet("orders", threeLines));
        const kmsMasterKeyId = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        const key = recording.one("aws:kms/key:Key", "orders-key");
        strictEqual(key.protect, true);
        deepStrictEqual(key.inputs, {
            customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            deletionWindowInDays: 30,
            description: "Encrypts the queues and topics of orders",
            enableKeyRotation: true,
            keyUsage: "ENCRYPT_DECRYPT",
            multiRegion: false,
            rotationPeriodInDays: 365,
            tags: { Application: "orders", Purpose: "SQS and SNS encryption" },
        });
        deepStrictEqual(recording.one("aws:sns/topic:Topic", "orders-topic").inputs, {
            kmsMasterKeyId,
            signatureVersion: 2,
            tracingConfig: "PassThrough",
            sqsFailureFeedbackRoleArn: role("log"),
            sqsSuccessFeedbackRoleArn: role("log"),
            sqsSuccessFeedbackSampleRate: 0,
        });
        const common = {
            kmsMasterKeyId,
            kmsDataKeyReusePeriodSeconds: 300,
            delaySeconds: 0,
            receiveWaitTimeSeconds: 20,
        };
        const queue = (name: string) => {
            const { redrivePolicy, ...inputs } = recording.one("aws:sqs/queue:Queue", name).inputs;
            return { ...inputs, redrives: redrivePolicy !== undefined };
        };
        deepStrictEqual(queue("orders-main-queue"), {
            ...common,
            maxMessageSize: 262_144,
            messageRetentionSeconds: 345_600,
            visibilityTimeoutSeconds: 30,
            redrives: true,
        });
        const dead = {
            ...common,
            messageRetentionSeconds: 1_209_600,
            visibilityTimeoutSeconds: 300,
            redrives: false,
        };
        deepStrictEqual(queue("orders-main-dlq"), { ...dead, maxMessageSize: 262_144 });
        deepStrictEqual(queue("orders-main-subscription-dlq"), { ...dead, maxMessageSize: 1_048_576 });
    });

    it("delivers raw messages to the queue", async () => {
        const { inputs } = (await preview(threeLines)).one(
            "aws:sns/topicSubscription:TopicSubscription",
            "orders-main-subscription",
        );
        deepStrictEqual(inputs, {
            topic,
            protocol: "sqs",
            endpoint: sqs("main-queue"),
            rawMessageDelivery: true,
            redrivePolicy: JSON.stringify({ deadLetterTargetArn: sqs("main-subscription-dlq") }),
        });
    });

    it("tells what it knows at preview, and asks AWS once where it is", async () => {
        const { invokes, ...recording } = await preview(threeLines);
        const set = recording.all.find(({ type }) => type === "pulumi-secure-messaging:index:MessagingSet");
        deepStrictEqual(set?.outputs, {
            keyArn: UNKNOWN,
            topicKeyArn: UNKNOWN,
            topicArn: topic,
            topicName: "orders-topic-0a1b2c3",
            allTopicArns: [topic],
            allQueueArns: ["main-queue", "main-dlq", "main-subscription-dlq"].map(sqs),
            queueArns: { main: sqs("main-queue") },
            queueNames: { main: "orders-main-queue-0a1b2c3" },
            queueUrls: UNKNOWN,
            deadLetterQueueArns: { main: sqs("main-dlq") },
            deadLetterQueueNames: { main: "orders-main-dlq-0a1b2c3" },
            deadLetterQueueUrls: UNKNOWN,
            subscriptionArns: UNKNOWN,
            subscriptionDeadLetterQueueArns: { main: sqs("main-subscription-dlq") },
            subscriptionDeadLetterQueueUrls: UNKNOWN,
            alarmNames: {
                "main-dlq": "orders-main-dlq-alarm-0a1b2c3",
                "main-subscription-dlq": "orders-main-subscription-dlq-alarm-0a1b2c3",
                "main-age": "orders-main-age-alarm-0a1b2c3",
                "delivery-failure": "orders-delivery-failure-alarm-0a1b2c3",
                "delivery-loss": "orders-delivery-loss-alarm-0a1b2c3",
            },
            roleArns: { api: role("api"), worker: role("worker"), ops: role("ops") },
            roleNames: {
                api: "orders-api-role-0a1b2c3",
                worker: "orders-worker-role-0a1b2c3",
                ops: "orders-ops-role-0a1b2c3",
            },
            instanceProfileNames: { ops: "orders-ops-instance-profile-0a1b2c3" },
        });
        deepStrictEqual([...invokes].sort(), [
            "aws:index/getCallerIdentity:getCallerIdentity",
            "aws:index/getPartition:getPartition",
            "aws:index/getRegion:getRegion",
        ]);
    });

    it("shows policies its own choices, without outputs", async () => {
        const recording = await preview(threeLines);
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:MessagingSet", "orders").inputs, {
            fifo: {},
            topic: true,
            encryption: {},
            queues: { main: { subscribe: true, deadLetter: {} } },
            roles: {
                api: { access: "Publisher", trust: "ecsTask" },
                worker: { access: "Consumer", trust: "ecsTask" },
                ops: { access: "Operator", trust: "ec2" },
            },
        });
        const parts = recording.all.filter(({ type }) => type.startsWith("pulumi-secure-messaging:"));
        const made = parts.flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat());
        deepStrictEqual(made, []);
    });
});
