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

function policy(name: string, role: Name, ...statements: object[]) {
    return new aws.iam.RolePolicy(name, {
        role: events.role(role).roleName,
        policy: document(...statements),
    });
}

/** A function in the network, without a way to the internet. */
function functionOf(name: Name, environment: Record<string, pulumi.Input<string>>): aws.lambda.Function {
    const logs = new aws.cloudwatch.LogGroup(`pettracker-${name}`, {
        name: `/aws/lambda/${functionNames[name]}`,
        retentionInDays: 30,
        tags,
    });
    // AWS knows no resource for these: the network interfaces are made when the function is.
    const network = policy(`pettracker-${name}-network`, name, {
        Sid: "NetworkInterfaces",
        Effect: "Allow",
        Action: [
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses",
        ],
        Resource: "*",
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
        { dependsOn: [events, logs, network] },
    );
}

export const sender = functionOf("sender", {
    HEALTH_KEY: healthKey.arn,
    TOPIC: events.topic().topicArn,
});

const notifier = functionOf("notifier", { HEALTH_KEY: healthKey.arn, INBOX: inbox.name });
const writes = policy("pettracker-notifier-inbox", "notifier", {
    Sid: "Inbox",
    // A preview knows the name of the table, and not yet its ARN.
    ...allow("dynamodb:PutItem", arn("dynamodb", pulumi.interpolate`table/${inbox.name}`)),
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
