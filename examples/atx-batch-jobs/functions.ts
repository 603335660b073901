import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { QueueConsumer } from "pulumi-secure-messaging";

import { allow, arn, bounded, document, takenBy } from "../account";
import { bundled } from "../bundle";
import { definition, queue } from "./batch";
import { dataKey, signingKey } from "./keys";
import { logs } from "./logs";
import { messaging } from "./messaging";
import { app, functionTimeoutSeconds } from "./settings";

type Name = "submit" | "dispatch" | "watch";
type Variables = Record<string, pulumi.Input<string>>;

function functionOf(name: Name, role: pulumi.Input<string>, variables: Variables): aws.lambda.Function {
    return new aws.lambda.Function(
        name,
        {
            name: `${app}-${name}`,
            role,
            runtime: "nodejs22.x",
            architectures: ["arm64"],
            handler: "index.handler",
            code: bundled(`handlers/${name}.ts`),
            timeout: functionTimeoutSeconds,
            memorySize: 256,
            tracingConfig: { mode: "Active" },
            environment: { variables },
        },
        { dependsOn: [messaging, logs[name].group] },
    );
}

/** What was submitted already: a message may come twice, a job is started once. */
const ledger = new aws.dynamodb.Table("ledger", {
    name: `${app}-ledger`,
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    billingMode: "PAY_PER_REQUEST",
    ttl: { attributeName: "expires", enabled: true },
    serverSideEncryption: { enabled: true, kmsKeyArn: dataKey.arn },
    pointInTimeRecovery: { enabled: true },
});

/** Takes the requests that the API was sent. */
export const submit = functionOf("submit", messaging.role("submit").roleArn, {
    QUEUE_URL: messaging.queue("requests").queueUrl,
    SIGNING_KEY: signingKey.name,
});

const jobs = { JOB_QUEUE: queue.name, JOB_DEFINITION: definition.name };
new aws.iam.RolePolicy("dispatch", {
    role: messaging.role("dispatch").roleName,
    policy: document(
        allow("batch:SubmitJob", [
            arn("batch", pulumi.interpolate`job-queue/${queue.name}`),
            arn("batch", pulumi.interpolate`job-definition/${definition.name}`),
            arn("batch", pulumi.interpolate`job-definition/${definition.name}:*`),
        ]),
        allow(
            ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
            arn("dynamodb", pulumi.interpolate`table/${ledger.name}`),
        ),
    ),
});

/** Makes jobs of requests. */
const dispatch = functionOf("dispatch", messaging.role("dispatch").roleArn, {
    ...jobs,
    LEDGER: ledger.name,
    SIGNING_KEY: signingKey.name,
});
new QueueConsumer("dispatch", {
    queueArn: messaging.queue("requests").queueArn,
    functionName: dispatch.name,
    functionTimeoutSeconds,
    visibilityTimeoutSeconds: 6 * functionTimeoutSeconds,
});

const watcher = new aws.iam.Role("watch", {
    assumeRolePolicy: takenBy("lambda.amazonaws.com"),
    ...bounded,
});
new aws.iam.RolePolicy("watch", {
    role: watcher.name,
    policy: document(
        logs.watch.mayWrite,
        // Neither of these can be narrowed to a resource.
        allow(["batch:ListJobs", "xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"),
        {
            ...allow("cloudwatch:PutMetricData", "*"),
            Condition: { StringEquals: { "cloudwatch:namespace": app } },
        },
    ),
});

/** Tells how long the job has been running that has been running longest. */
export const watch = functionOf("watch", watcher.arn, { JOB_QUEUE: queue.name, NAMESPACE: app });
