import * as aws from "@pulumi/aws";
import { QueueConsumer } from "pulumi-secure-messaging";

import { account } from "../account";
import { bundled } from "../bundle";
import { files } from "./files";
import { signingKey } from "./keys";
import { csvErrorsAlarm, logs, messaging } from "./messaging";
import { functionTimeoutSeconds, named, tags } from "./settings";
import { ledgerTable, stockTable } from "./tables";

type Name = "csv" | "stock";

/** A function under its own role. What reads a queue has no dead-letter queue of its own: the queue has one. */
const functionOf = (
    name: Name,
    settings: Pick<aws.lambda.FunctionArgs, "timeout" | "memorySize" | "environment">,
) =>
    new aws.lambda.Function(
        `inventory-${name}`,
        {
            name: named(name),
            runtime: "nodejs22.x",
            architectures: ["arm64"],
            handler: "index.handler",
            code: bundled(`handlers/${name}.ts`),
            role: messaging.role(name).roleArn,
            tracingConfig: { mode: "Active" },
            tags,
            ...settings,
        },
        { dependsOn: [messaging, logs[name]] },
    );

const queue = messaging.queue("updates");
const csv = functionOf("csv", {
    timeout: 60,
    memorySize: 512,
    environment: {
        variables: { BUCKET: files.name, QUEUE_URL: queue.queueUrl, SIGNING_KEY: signingKey.arn },
    },
});

const stock = functionOf("stock", {
    timeout: functionTimeoutSeconds,
    memorySize: 256,
    environment: {
        variables: {
            STOCK_TABLE: stockTable.name,
            LEDGER_TABLE: ledgerTable.name,
            SIGNING_KEY: signingKey.arn,
        },
    },
});

new QueueConsumer(
    "inventory-stock",
    {
        queueArn: queue.queueArn,
        functionName: stock.name,
        functionTimeoutSeconds,
        visibilityTimeoutSeconds: 6 * functionTimeoutSeconds,
        tags,
    },
    { dependsOn: [messaging] },
);

// Of all customers' buckets, this one alone invokes the function.
const invoke = new aws.lambda.Permission("inventory-csv-invoke", {
    action: "lambda:InvokeFunction",
    function: csv.name,
    principal: "s3.amazonaws.com",
    sourceArn: files.arn,
    sourceAccount: account,
});
new aws.s3.BucketNotification(
    "inventory-files",
    {
        bucket: files.name,
        lambdaFunctions: [
            {
                lambdaFunctionArn: csv.arn,
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "stock/",
                filterSuffix: ".csv",
            },
        ],
    },
    { dependsOn: [invoke] },
);

// Lambda tries a file three times; after that it waits in the bucket for whoever is called.
new aws.cloudwatch.MetricAlarm("inventory-csv-errors", {
    name: csvErrorsAlarm,
    alarmDescription:
        "A stock list could not be read: see the log for its name, and the runbook for what to do",
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: csv.name },
    statistic: "Sum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    period: 60,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: messaging.notificationTopicArn.apply((topic) => [topic!]),
    tags,
});
