// Roles that do more than one job: every policy here breaks one rule of the policy pack. Never deploy it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

type Statement = aws.types.input.iam.PolicyStatement;

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;
const queueArn = (name: string) => pulumi.interpolate`arn:aws:sqs:${region}:${account}:${name}`;

/** A role for a container, with one policy. */
function roleWith(name: string, ...statements: Omit<Statement, "Effect">[]): void {
    const role = new aws.iam.Role(name, {
        assumeRolePolicy: pulumi.jsonStringify({
            Version: "2012-10-17",
            Statement: {
                Effect: "Allow",
                Principal: { Service: "ecs-tasks.amazonaws.com" },
                Action: "sts:AssumeRole",
            },
        }),
    });
    const policy = {
        Version: "2012-10-17",
        Statement: statements.map((one) => ({ Effect: "Allow", ...one })),
    };
    new aws.iam.RolePolicy(name, { role: role.name, policy: pulumi.jsonStringify(policy) });
}

const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage"];

// iam-role-split: the web application and its worker share one role.
roleWith(
    "web-and-worker",
    { Action: "sqs:SendMessage", Resource: queueArn("uploads") },
    { Action: receive, Resource: queueArn("uploads") },
);

/** A queue on a key, which refuses plain HTTP. */
function queueWith(name: string, settings: Omit<aws.sqs.QueueArgs, "name">): void {
    const queue = new aws.sqs.Queue(name, {
        name,
        kmsMasterKeyId: pulumi.interpolate`arn:aws:kms:${region}:${account}:key/0f1e2d3c-1111-2222-3333-444455556666`,
        ...settings,
    });
    const denyPlainHttp: Statement = {
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queueArn(name),
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: denyPlainHttp });
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy });
}

queueWith("returned-goods", {
    redrivePolicy: pulumi.jsonStringify({
        deadLetterTargetArn: queueArn("returned-goods-dlq"),
        maxReceiveCount: 5,
    }),
});
queueWith("returned-goods-dlq", {
    messageRetentionSeconds: 1209600,
    redriveAllowPolicy: pulumi.jsonStringify({
        redrivePermission: "byQueue",
        sourceQueueArns: [queueArn("returned-goods")],
    }),
});
new aws.cloudwatch.MetricAlarm("returned-goods-dlq", {
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: "returned-goods-dlq" },
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    period: 300,
    evaluationPeriods: 1,
    alarmActions: [pulumi.interpolate`arn:aws:sns:${region}:${account}:operations`],
});

// iam-dlq-operators-only: the prefix of the worker's queue is also that of its dead-letter queue.
roleWith("returns-worker", { Action: receive, Resource: queueArn("returned-*") });
