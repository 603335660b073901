import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { QueueConsumer } from "pulumi-secure-messaging";

import { allow, arn, document } from "../account";
import { bundled } from "../bundle";
import { events } from "./events";
import { healthKey, signatureKey } from "./keys";
import { functionNames, timeoutSeconds } from "./names";
import { subnetIds, workers } from "./network";
import { tags } from "./tags";

/** What owners read in the app, for ninety days. */
export const inbox = new aws.dynamodb.Table("pettracker-inbox", {
    billingMode: "PAY_PER_REQUEST",
    attributes: [
        { name: "ownerId", type: "S" },
        { name: "eventId", type: "S" },
    ],
    hashKey: "ownerId",
    rangeKey: "eventId",
    ttl: { attributeName: "expires", enabled: true },
    serverSideEncryption: { enabled: true },
    pointInTimeRecovery: { enabled: true },
    tags,
});

type Name = keyof typeof functionNames;

/** A function in the network, without a way to the internet. */
function functionOf(name: Name, environment: Record<string, pulumi.Input<string>>): aws.lambda.Function {
    const logs = new aws.cloudwatch.LogGroup(`pettracker-${name}`, {
        name: `/aws/lambda/${functionNames[name]}`,
        retentionInDays: 30,
        tags,
    });
    return new aws.lambda.Function(
        `pettracker-${name}`,
        {
            name: functionNames[name],
            role: events.role(name).roleArn,
            runtime: aws.lambda.Runtime.NodeJS22dX,
            handler: "index.handler",
            code: bundled(`handlers/${name}.ts`),
            timeout: timeoutSeconds,
            environment: { variables: { SIGNATURE_KEY: signatureKey.arn, ...environment } },
            vpcConfig: { subnetIds, securityGroupIds: [workers.securityGroupId] },
            tags,
        },
        { dependsOn: [events, logs] },
    );
}

export const sender = functionOf("sender", {
    HEALTH_KEY: healthKey.arn,
    TOPIC: events.topic().topicArn,
});

const notifier = functionOf("notifier", { HEALTH_KEY: healthKey.arn, INBOX: inbox.name });
const writes = new aws.iam.RolePolicy("pettracker-notifier-inbox", {
    role: events.role("notifier").roleName,
    policy: document({
        Sid: "Inbox",
        // A preview knows the name of the table, and not yet its ARN.
        ...allow("dynamodb:PutItem", arn("dynamodb", pulumi.interpolate`table/${inbox.name}`)),
    }),
});

new QueueConsumer(
    "pettracker-notifier",
    {
        queueArn: events.queue("notifications").queueArn,
        functionName: notifier.name,
        functionTimeoutSeconds: timeoutSeconds,
        visibilityTimeoutSeconds: 6 * timeoutSeconds,
        tags,
    },
    { dependsOn: [events, writes] },
);
