// What the insecure variants have that is in order.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { allow, arn, document, iamArn, takenBy } from "./account";

/** The account owns a key. */
export const owner = { ...allow("kms:*", "*"), Principal: { AWS: iamArn("root") } };

/** What a policy says of calls without TLS. */
export const denyPlainHttp = (Action: string, Resource: pulumi.Input<string> | pulumi.Input<string>[]) => ({
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** The policy of a queue, where it has one. */
export function policyOf(name: string, queue: aws.sqs.Queue, statements: object[]): void {
    if (statements.length > 0)
        new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: document(...statements) });
}

/** Somebody is called when messages wait in a dead-letter queue. */
export function watch(QueueName: string): void {
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

/** A role that a service takes, with these permissions. */
export function roleFor(
    name: string,
    service: string,
    source: pulumi.Input<string> | undefined,
    statements: object[],
    settings: Partial<aws.iam.RoleArgs> = {},
): aws.iam.Role {
    const role = new aws.iam.Role(name, { assumeRolePolicy: takenBy(service, source), ...settings });
    if (statements.length > 0)
        new aws.iam.RolePolicy(name, { role: role.name, policy: document(...statements) });
    return role;
}
