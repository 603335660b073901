import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { createAlarms } from "./raw-alarms";

const document = (...Statement: object[]) => pulumi.jsonStringify({ Version: "2012-10-17", Statement });
const allow = (Action: string | string[], Resource: pulumi.Input<string>) => ({
    Effect: "Allow",
    Action,
    Resource,
});
const useKey = ["kms:Decrypt", "kms:GenerateDataKey"];

export function referenceSet(name: string) {
    const accountId = aws.getCallerIdentityOutput().accountId;
    const region = aws.getRegionOutput().region;
    const key = new aws.kms.Key(
        `${name}-key`,
        {
            description: `Encrypts the queues and topics of ${name}`,
            keyUsage: "ENCRYPT_DECRYPT",
            customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            enableKeyRotation: true,
            rotationPeriodInDays: 365,
            deletionWindowInDays: 30,
            multiRegion: false,
            tags: { Application: name, Purpose: "SQS and SNS encryption" },
        },
        { protect: true },
    );
    new aws.kms.Alias(`${name}-key`, { targetKeyId: key.keyId });
    const role = (id: string, description: string, trusted: object) =>
        new aws.iam.Role(`${name}-${id}-role`, {
            description,
            path: "/",
            assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", ...trusted }),
        });
    const rolePolicy = (id: string, it: aws.iam.Role, ...statements: object[]) =>
        new aws.iam.RolePolicy(`${name}-${id}-role-policy`, {
            role: it.name,
            policy: document(...statements),
        });
    const logRole = role("log", "SNS logs how deliveries went", {
        Sid: "SnsLogs",
        Principal: { Service: "sns.amazonaws.com" },
    });
    const topic = new aws.sns.Topic(`${name}-topic`, {
        kmsMasterKeyId: key.arn,
        signatureVersion: 2,
        tracingConfig: "PassThrough",
        sqsSuccessFeedbackRoleArn: logRole.arn,
        sqsSuccessFeedbackSampleRate: 0,
        sqsFailureFeedbackRoleArn: logRole.arn,
    });
    const logGroup = (id: string, suffix: string) =>
        new aws.cloudwatch.LogGroup(`${name}-${id}-logs`, {
            name: pulumi.interpolate`sns/${region}/${accountId}/${topic.name}${suffix}`,
            retentionInDays: 30,
        });
    const logs = [logGroup("success", ""), logGroup("failure", "/Failure")];
    const streams = (it: aws.cloudwatch.LogGroup) =>
        pulumi.interpolate`arn:aws:logs:${region}:${accountId}:log-group:${it.name}:*`;
    rolePolicy("log", logRole, {
        Sid: "DeliveryLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: logs.map(streams),
    });
    const topicPolicy = new aws.sns.TopicPolicy(
        `${name}-topic-policy`,
        {
            arn: topic.arn,
            policy: document({
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
                Resource: topic.arn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
        },
        { retainOnDelete: true },
    );
    const queueArgs = {
        kmsMasterKeyId: key.arn,
        kmsDataKeyReusePeriodSeconds: 300,
        delaySeconds: 0,
        receiveWaitTimeSeconds: 20,
    };
    const deadLetterArgs = { ...queueArgs, messageRetentionSeconds: 1209600, visibilityTimeoutSeconds: 300 };
    const dead = new aws.sqs.Queue(`${name}-main-dlq`, { ...deadLetterArgs, maxMessageSize: 262144 });
    const queue = new aws.sqs.Queue(`${name}-main-queue`, {
        ...queueArgs,
        maxMessageSize: 262144,
        messageRetentionSeconds: 345600,
        visibilityTimeoutSeconds: 30,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 5 }),
    });
    const undelivered = new aws.sqs.Queue(`${name}-main-subscription-dlq`, {
        ...deadLetterArgs,
        maxMessageSize: 1048576,
    });
    new aws.sqs.RedriveAllowPolicy(`${name}-main-dlq-redrive-allow`, {
        queueUrl: dead.url,
        redriveAllowPolicy: pulumi.jsonStringify({
            redrivePermission: "byQueue",
            sourceQueueArns: [queue.arn],
        }),
    });
    const plainHttp = (it: aws.sqs.Queue) => ({
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: it.arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    const delivery = (it: aws.sqs.Queue) => ({
        Sid: "TopicsDeliver",
        ...allow("sqs:SendMessage", it.arn),
        Principal: { Service: "sns.amazonaws.com" },
        Condition: { ArnEquals: { "aws:SourceArn": topic.arn } },
    });
    const queuePolicy = (id: string, it: aws.sqs.Queue, ...statements: object[]) =>
        new aws.sqs.QueuePolicy(
            `${name}-${id}-policy`,
            { queueUrl: it.url, policy: document(plainHttp(it), ...statements) },
            { retainOnDelete: true },
        );
    const queuePolicies = [
        queuePolicy("main-dlq", dead),
        queuePolicy("main-queue", queue, delivery(queue)),
        queuePolicy("main-subscription-dlq", undelivered, delivery(undelivered)),
    ];
    const messageRole = (id: string, kind: string, trusted: object, ...statements: object[]) => {
        const it = role(id, `${kind} of encrypted messages`, trusted);
        rolePolicy(id, it, ...statements);
        return it;
    };
    const ecsTask = {
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Condition: {
            StringEquals: { "aws:SourceAccount": accountId },
            ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:aws:ecs:${region}:${accountId}:*` },
        },
    };
    const ec2 = { Principal: { Service: "ec2.amazonaws.com" } };
    const api = messageRole("api", "Publisher", ecsTask, {
        Sid: "Topics",
        ...allow("sns:Publish", topic.arn),
    });
    const consume = [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
    ];
    const worker = messageRole("worker", "Consumer", ecsTask, {
        Sid: "Queues",
        ...allow(consume, queue.arn),
    });
    const inspect = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"];
    const redrive = ["sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:StartMessageMoveTask"];
    const ops = messageRole(
        "ops",
        "Operator",
        ec2,
        { Sid: "Queues", ...allow("sqs:SendMessage", queue.arn) },
        { Sid: "DeadLetterQueues", ...allow([...inspect, ...redrive].sort(), dead.arn) },
        { Sid: "SubscriptionDeadLetterQueues", ...allow(inspect, undelivered.arn) },
    );
    new aws.iam.InstanceProfile(`${name}-ops-instance-profile`, { role: ops.name, path: "/" });
    const mayUse = (Sid: string, it: aws.iam.Role, service: string, actions: string | string[]) => ({
        Sid,
        ...allow(actions, "*"),
        Principal: { AWS: it.arn },
        Condition: {
            StringEquals: { "kms:ViaService": pulumi.interpolate`${service}.${region}.amazonaws.com` },
        },
    });
    const keyPolicy = new aws.kms.KeyPolicy(
        `${name}-key-policy`,
        {
            keyId: key.keyId,
            policy: document(
                {
                    Sid: "AccountAdministersKey",
                    Effect: "Allow",
                    Principal: { AWS: pulumi.interpolate`arn:aws:iam::${accountId}:root` },
                    Action: [
                        "kms:CancelKeyDeletion",
                        "kms:CreateAlias",
                        "kms:DeleteAlias",
                        "kms:DescribeKey",
                        "kms:DisableKey",
                        "kms:DisableKeyRotation",
                        "kms:EnableKey",
                        "kms:EnableKeyRotation",
                        "kms:GetKeyPolicy",
                        "kms:GetKeyRotationStatus",
                        "kms:ListGrants",
                        "kms:ListKeyPolicies",
                        "kms:ListKeyRotations",
                        "kms:ListResourceTags",
                        "kms:PutKeyPolicy",
                        "kms:RevokeGrant",
                        "kms:RotateKeyOnDemand",
                        "kms:ScheduleKeyDeletion",
                        "kms:TagResource",
                        "kms:UntagResource",
                        "kms:UpdateAlias",
                        "kms:UpdateKeyDescription",
                    ],
                    Resource: "*",
                },
                mayUse("ConsumersUseKey", worker, "sqs", "kms:Decrypt"),
                mayUse("OperatorsUseKey", ops, "sqs", useKey),
                mayUse("PublishersUseKey", api, "sns", useKey),
                {
                    Sid: "TopicsDeliver",
                    ...allow(["kms:Decrypt", "kms:GenerateDataKey*"], "*"),
                    Principal: { Service: "sns.amazonaws.com" },
                    Condition: {
                        ArnEquals: { "aws:SourceArn": topic.arn },
                        StringEquals: { "aws:SourceAccount": accountId },
                    },
                },
            ),
        },
        { retainOnDelete: true },
    );
    new aws.sns.TopicSubscription(
        `${name}-main-subscription`,
        {
            topic: topic.arn,
            protocol: "sqs",
            endpoint: queue.arn,
            rawMessageDelivery: true,
            redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: undelivered.arn }),
        },
        { dependsOn: [keyPolicy, topicPolicy, ...queuePolicies] },
    );
    createAlarms(name, { topic, queue, deadLetters: dead, undelivered });
    return { topicArn: topic.arn, queueUrls: { main: queue.url } };
}
