// What every variant is made of. All of it is in order: a variant changes the one thing that it is about.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const account = aws.getCallerIdentityOutput().accountId;
export const region = aws.getRegionOutput().region;

export const arn = (service: string, resource: pulumi.Input<string>) =>
    pulumi.interpolate`arn:aws:${service}:${region}:${account}:${resource}`;
export const roleArn = ({ name }: aws.iam.Role) => pulumi.interpolate`arn:aws:iam::${account}:role/${name}`;

export const document = (...Statement: object[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement });
export const allow = (Action: string | string[], Resource: pulumi.Input<string>) => ({
    Effect: "Allow",
    Action,
    Resource,
});

/** What a worker does with the messages of a queue. */
export const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"];

const key = new aws.kms.Key("shared", {
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document({
        ...allow("kms:*", "*"),
        Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
    }),
});

const days = (count: number) => count * 86_400;

interface Changes {
    queue?: aws.sqs.QueueArgs;
    deadLetters?: aws.sqs.QueueArgs;
    /** Statements beside the one that denies plain HTTP. */
    policy?: object[];
    /** What is left out. */
    without?: "TLS" | "TLS of the dead letters" | "alarm";
}

/** A queue and its dead-letter queue, in order but for the changes. The queue has the name of the variant. */
export function queues(name: string, { queue = {}, deadLetters = {}, policy = [], without }: Changes = {}) {
    const dead = `${name}-dlq`;
    const failed = new aws.sqs.Queue(dead, {
        name: dead,
        kmsMasterKeyId: key.arn,
        messageRetentionSeconds: days(14),
        redriveAllowPolicy: pulumi.jsonStringify({
            redrivePermission: "byQueue",
            sourceQueueArns: [arn("sqs", name)],
        }),
        ...deadLetters,
    });
    const main = new aws.sqs.Queue(`${name}-queue`, {
        name,
        kmsMasterKeyId: key.arn,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", dead), maxReceiveCount: 5 }),
        ...queue,
    });
    if (without !== "TLS of the dead letters") policies(`${name}-dlq`, failed, [denyPlainHttp(dead)]);
    const own = [...(without === "TLS" ? [] : [denyPlainHttp(name)]), ...policy];
    if (own.length > 0) policies(`${name}-queue`, main, own);
    if (without !== "alarm") watch(dead);
    return main;
}

function policies(name: string, queue: aws.sqs.Queue, statements: object[]): void {
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: document(...statements) });
}

const denyPlainHttp = (queue: string) => ({
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: arn("sqs", queue),
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

function watch(queue: string): void {
    new aws.cloudwatch.MetricAlarm(queue, {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queue },
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 1,
        alarmActions: [arn("sns", "on-call")],
    });
}

/** A role for tasks of ECS. */
export function taskRole(name: string, ...statements: object[]): aws.iam.Role {
    const role = new aws.iam.Role(`${name}-role`, {
        assumeRolePolicy: document({
            Effect: "Allow",
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
                StringEquals: { "aws:SourceAccount": account },
                ArnLike: { "aws:SourceArn": arn("ecs", "*") },
            },
        }),
    });
    new aws.iam.RolePolicy(`${name}-role`, { role: role.name, policy: document(...statements) });
    return role;
}

/** A worker of a queue as a task of ECS. */
export function task(name: string, container: object = {}): aws.ecs.TaskDefinition {
    const role = taskRole(name, allow(receive, arn("sqs", "elsewhere")));
    return new aws.ecs.TaskDefinition(`${name}-task`, {
        family: name,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        taskRoleArn: roleArn(role),
        containerDefinitions: JSON.stringify([
            { name: "worker", image: "worker:1.0.0", user: "1000", ...container },
        ]),
    });
}
