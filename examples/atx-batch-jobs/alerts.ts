import * as aws from "@pulumi/aws";

import { arn } from "../account";
import { queue } from "./batch";
import { submit, watch } from "./functions";
import { failedJobs, messaging } from "./messaging";
import { app, longSeconds } from "./settings";
import * as pulumi from "@pulumi/pulumi";

/** A failed job is told to the queue of the notifications, without what it was asked to do. */
const failed = new aws.cloudwatch.EventRule("failed-jobs", {
    name: failedJobs,
    eventPattern: pulumi.jsonStringify({
        source: ["aws.batch"],
        "detail-type": ["Batch Job State Change"],
        detail: {
            status: ["FAILED"],
            jobQueue: [arn("batch", pulumi.interpolate`job-queue/${queue.name}`)],
        },
    }),
});
new aws.cloudwatch.EventTarget(
    "failed-jobs",
    {
        rule: failed.name,
        targetId: "notifications",
        arn: messaging.queue("notifications").queueArn,
        inputTransformer: {
            inputPaths: {
                job: "$.detail.jobId",
                name: "$.detail.jobName",
                reason: "$.detail.statusReason",
            },
            inputTemplate: '{"event":"job_failed","job":<job>,"name":<name>,"reason":<reason>}',
        },
    },
    { dependsOn: [messaging] },
);

/** Nothing in AWS tells of a job that takes long: a function looks, four times an hour. */
const often = new aws.cloudwatch.EventRule("watch", {
    name: `${app}-watch`,
    scheduleExpression: "rate(15 minutes)",
});
const invoke = new aws.lambda.Permission("watch", {
    action: "lambda:InvokeFunction",
    function: watch.name,
    principal: "events.amazonaws.com",
    sourceArn: arn("events", pulumi.interpolate`rule/${often.name}`),
});
new aws.cloudwatch.EventTarget(
    "watch",
    { rule: often.name, targetId: "watch", arn: watch.arn },
    { dependsOn: [invoke] },
);

type Settings = Pick<
    aws.cloudwatch.MetricAlarmArgs,
    "namespace" | "metricName" | "dimensions" | "alarmDescription"
> &
    Partial<aws.cloudwatch.MetricAlarmArgs>;

/** An alarm that goes to the topic. Its name lets it publish there. */
function alarm(name: string, settings: Settings): void {
    new aws.cloudwatch.MetricAlarm(name, {
        name: `${app}-${name}`,
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 300,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        alarmActions: [messaging.topic().topicArn],
        ...settings,
    });
}

alarm("failed-jobs", {
    alarmDescription: "A job failed: the queue of the notifications says which",
    namespace: "AWS/Events",
    metricName: "MatchedEvents",
    dimensions: { RuleName: failed.name },
});
alarm("long-jobs", {
    alarmDescription: "A job has been running for six hours, or nobody looks any more",
    namespace: app,
    metricName: "LongestRunningSeconds",
    statistic: "Maximum",
    threshold: longSeconds,
    period: 1_800,
    treatMissingData: "breaching",
});
const ofApi = { namespace: "AWS/ApiGateway", dimensions: { ApiName: app, Stage: "prod" } };
alarm("api-errors", {
    ...ofApi,
    alarmDescription: "The API fails",
    metricName: "5XXError",
});
alarm("api-refusals", {
    ...ofApi,
    alarmDescription: "Somebody is refused again and again",
    metricName: "4XXError",
    threshold: 20,
});
alarm("submit-errors", {
    alarmDescription: "Requests are not taken",
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: submit.name },
});
