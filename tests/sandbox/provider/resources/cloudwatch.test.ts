import assert from "node:assert/strict";

import { changes, readResource } from "../../../../sandbox/provider/deploy";
import type { Values } from "../../../../sandbox/provider/values";
import { liveThrough, make } from "../../../support/resource-life";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topic = "arn:aws:sns:us-east-1:111122223333:operators";

const onQueue = {
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: "orders" },
    statistic: "Maximum",
    period: 60,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 600,
    evaluationPeriods: 1,
};

describe("the stand-in's CloudWatch", function () {
    this.timeout(60_000);

    it("has alarms on a metric", async () => {
        await liveThrough({
            type: alarmType,
            inputs: {
                ...onQueue,
                alarmActions: [topic],
                okActions: [topic],
                alarmDescription: "Orders wait",
                treatMissingData: "notBreaching",
                datapointsToAlarm: 1,
                tags: { team: "orders" },
            },
            later: { threshold: 300, alarmActions: [], okActions: [], tags: { stage: "test" } },
            replacing: { name: "another" },
        });
    });

    it("has alarms on what metrics come to together", async () => {
        const metric = (metricName: string) => ({
            namespace: "AWS/SNS",
            metricName,
            dimensions: { TopicName: "orders" },
            stat: "Sum",
            period: 300,
        });
        await liveThrough({
            type: alarmType,
            inputs: {
                comparisonOperator: "GreaterThanOrEqualToThreshold",
                evaluationPeriods: 3,
                threshold: 1,
                metricQueries: [
                    { id: "failed", metric: metric("NumberOfNotificationsFailed") },
                    {
                        id: "redriven",
                        metric: metric("NumberOfNotificationsRedrivenToDlq"),
                        returnData: false,
                    },
                    { id: "all", expression: "failed + redriven", label: "All", returnData: true },
                ],
            },
            later: {
                metricQueries: [
                    { id: "failed", metric: metric("NumberOfNotificationsFailed"), returnData: true },
                ],
            },
            unreadable: ["metricQueries"],
        });
    });

    it("has alarms on alarms", async () => {
        const alarm = await make(alarmType, { ...onQueue, name: "orders-wait" });
        const rule = (state: string) => `${state}("${alarm.state.id}")`;
        await liveThrough({
            type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
            inputs: {
                alarmName: "orders",
                alarmRule: rule("ALARM"),
                alarmDescription: "Something with orders",
                tags: { team: "orders" },
            },
            later: { alarmRule: rule("INSUFFICIENT_DATA"), alarmActions: [topic], tags: { stage: "test" } },
            replacing: { alarmName: "others", actionsEnabled: false },
        });
        await alarm.delete();
    });

    it("has dashboards", async () => {
        const body = (markdown: string) =>
            JSON.stringify({
                widgets: [{ type: "text", x: 0, y: 0, width: 3, height: 3, properties: { markdown } }],
            });
        await liveThrough({
            type: "aws:cloudwatch/dashboard:Dashboard",
            inputs: { dashboardName: "orders", dashboardBody: body("Orders") },
            later: { dashboardBody: body("All orders") },
            replacing: { dashboardName: "others" },
        });
    });

    it("has log groups", async () => {
        const [key, other] = [await make("aws:kms/key:Key", {}), await make("aws:kms/key:Key", {}, "other")];
        await liveThrough({
            type: "aws:cloudwatch/logGroup:LogGroup",
            inputs: { kmsKeyId: key.state.properties["arn"]!, retentionInDays: 30, tags: { team: "orders" } },
            later: {
                kmsKeyId: other.state.properties["arn"]!,
                retentionInDays: 0,
                tags: { stage: "test" },
            },
            replacing: { name: "another", logGroupClass: "INFREQUENT_ACCESS" },
        });
        await key.delete();
        await other.delete();
    });

    it("leaves a log group that is to stay", async () => {
        const type = "aws:cloudwatch/logGroup:LogGroup";
        const group = await make(type, { name: "stays", skipDestroy: true });
        await group.delete();
        await assert.rejects(make(type, { name: "stays" }), /already exists/);
        await { ...(await make(type, { name: "goes" })) }.delete();
    });

    it("has metrics of logs", async () => {
        const group = await make("aws:cloudwatch/logGroup:LogGroup", { name: "orders" });
        const transformation = { name: "Denied", namespace: "Orders", value: "1", unit: "Count" };
        await liveThrough({
            type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
            inputs: {
                logGroupName: group.state.id,
                pattern: '{ $.errorCode = "AccessDenied" }',
                metricTransformation: transformation,
            },
            later: { pattern: "denied", metricTransformation: { ...transformation, unit: "None" } },
            replacing: { name: "another" },
        });
        const id = "orders:denied";
        const type = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
        const filter = await make(type, {
            logGroupName: "orders",
            name: "denied",
            pattern: "denied",
            metricTransformation: transformation,
        });
        const imported = await readResource(filter.target, { id, properties: {} }, undefined);
        assert.deepEqual(changes(type, imported!.inputs, filter.inputs).changed, []);
        await filter.delete();
        await group.delete();
    });

    it("has policies of logs, of the account and of one log group", async () => {
        const type = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
        const group = await make("aws:cloudwatch/logGroup:LogGroup", {});
        const policyDocument = (service: string) => ({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: service },
                    Action: "logs:PutLogEvents",
                    Resource: "*",
                },
            ],
        });
        const places: Values[] = [{ policyName: "orders" }, { resourceArn: group.state.properties["arn"]! }];
        for (const place of places)
            await liveThrough({
                type,
                inputs: { ...place, policyDocument: policyDocument("events.amazonaws.com") },
                later: { policyDocument: policyDocument("delivery.logs.amazonaws.com") },
                replacing: { [Object.keys(place)[0]!]: "another" },
            });
        await group.delete();
    });
});
