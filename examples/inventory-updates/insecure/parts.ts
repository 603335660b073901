// What every variant is made of. All of it is in order: a variant changes the one thing that it is about.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;
const tags = { Department: "inventory" };

export const arn = (service: string, resource: pulumi.Input<string>) =>
    pulumi.interpolate`arn:aws:${service}:${region}:${account}:${resource}`;
export const document = (...Statement: object[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement });
export const allow = (Action: string | string[], Resource: pulumi.Input<string>) => ({
    Effect: "Allow",
    Action,
    Resource,
});

/** What Lambda does with a queue for its function. */
export const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

const key = new aws.kms.Key("shared", {
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document({
        ...allow("kms:*", "*"),
        Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
    }),
    tags,
});

export const denyPlainHttp = (queue: string) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: arn("sqs", queue),
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

interface Changes {
    queue?: aws.sqs.QueueArgs;
    maxReceiveCount?: number;
    /** Without it, any queue of the account may use the dead-letter queue. */
    redriveAllow?: boolean;
    /** Instead of the statement that denies plain HTTP, on the queue and on the dead-letter queue. */
    policy?: object[];
    deadLetterPolicy?: object[];
}

/** A queue and its dead-letter queue, in order but for the changes. The queue has the name of the variant. */
export function queues(name: string, changes: Changes = {}): aws.sqs.Queue {
    const dead = `${name}-dlq`;
    const sourceQueueArns = [arn("sqs", name)];
    const failed = new aws.sqs.Queue(dead, {
        name: dead,
        kmsMasterKeyId: key.arn,
        messageRetentionSeconds: 1_209_600,
        tags,
        ...(changes.redriveAllow !== false && {
            redriveAllowPolicy: pulumi.jsonStringify({ redrivePermission: "byQueue", sourceQueueArns }),
        }),
    });
    const { maxReceiveCount = 5 } = changes;
    const main = new aws.sqs.Queue(`${name}-queue`, {
        name,
        kmsMasterKeyId: key.arn,
        visibilityTimeoutSeconds: 60,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", dead), maxReceiveCount }),
        tags,
        ...changes.queue,
    });
    policyOf(`${name}-dlq`, failed, changes.deadLetterPolicy ?? [denyPlainHttp(dead)]);
    policyOf(`${name}-queue`, main, changes.policy ?? [denyPlainHttp(name)]);
    watch(dead);
    return main;
}

function policyOf(name: string, queue: aws.sqs.Queue, statements: object[]): void {
    if (statements.length > 0)
        new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: document(...statements) });
}

/** Somebody is called when messages wait in a dead-letter queue. */
function watch(QueueName: string): void {
    new aws.cloudwatch.MetricAlarm(`${QueueName}-alarm`, {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName },
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        alarmActions: [arn("sns", "on-call")],
    });
}

/** The role of a function, with these permissions. */
export function functionRole(name: string, ...statements: object[]): aws.iam.Role {
    const role = new aws.iam.Role(`${name}-role`, {
        assumeRolePolicy: document({
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
        }),
    });
    if (statements.length > 0)
        new aws.iam.RolePolicy(`${name}-role`, { role: role.name, policy: document(...statements) });
    return role;
}

/** A function that may work for ten seconds. */
export function functionOf(name: string, role: aws.iam.Role): aws.lambda.Function {
    return new aws.lambda.Function(`${name}-function`, {
        name,
        role: role.arn,
        runtime: "nodejs22.x",
        handler: "index.handler",
        timeout: 10,
        s3Bucket: "inventory-code",
        s3Key: "function.zip",
    });
}
