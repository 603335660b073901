import { deepStrictEqual, strictEqual } from "node:assert";

import * as aws from "@pulumi/aws";

import { TrailMetric, trailPattern } from "../../../components/documents/metric-filters";
import type { MessagingAlarmsArgs } from "../../../components/alarms/args";
import { MessagingAlarms } from "../../../components/messaging-alarms";
import { runProgram, UNKNOWN } from "../../support/mocks";

const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const metricFilter = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const namespace = "SecureMessaging/project/stack/jobs";
const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";
const all: MessagingAlarmsArgs = {
    deadLetterQueueNames: { main: "jobs-dlq" },
    queueNames: { main: "jobs" },
    topicName: "events",
    keyArns: { messages: key },
    trailLogGroupName: "/audit/trail",
};
const preview = (args: MessagingAlarmsArgs) =>
    runProgram(() => new MessagingAlarms("jobs", args), { preview: true });

describe("the log group of a trail", () => {
    it("is searched for each queue, topic and key, into metrics of this stack alone", async () => {
        const filter = (ending: string, metric: TrailMetric, arn: string) => ({
            name: `jobs-${ending}-filter`,
            parent: "pulumi-secure-messaging:index:MessagingAlarms jobs",
            inputs: {
                logGroupName: "/audit/trail",
                metricTransformation: { namespace, name: metric, value: "1", unit: "Count" },
                pattern: trailPattern(metric, arn),
            },
        });
        const place = "eu-west-1:111122223333";
        const recording = await preview(all);
        deepStrictEqual(
            recording.ofType(metricFilter).map(({ name, parent, inputs }) => ({ name, parent, inputs })),
            [
                filter(
                    "main-dead-letter-denied-calls",
                    TrailMetric.DeniedCalls,
                    `arn:aws:sqs:${place}:jobs-dlq`,
                ),
                filter(
                    "main-dead-letter-access-changes",
                    TrailMetric.AccessChanges,
                    `arn:aws:sqs:${place}:jobs-dlq`,
                ),
                filter("main-queue-denied-calls", TrailMetric.DeniedCalls, `arn:aws:sqs:${place}:jobs`),
                filter("main-queue-access-changes", TrailMetric.AccessChanges, `arn:aws:sqs:${place}:jobs`),
                filter("topic-denied-calls", TrailMetric.DeniedCalls, `arn:aws:sns:${place}:events`),
                filter("topic-access-changes", TrailMetric.AccessChanges, `arn:aws:sns:${place}:events`),
                filter("messages-key-denied-calls", TrailMetric.DeniedCalls, key),
                filter("messages-key-access-changes", TrailMetric.AccessChanges, key),
                filter("messages-key-key-dangers", TrailMetric.KeyDangers, key),
                filter("messages-key-key-uses", TrailMetric.KeyUses, key),
            ],
        );
    });

    it("sets off an alarm for what is denied, changed or endangered, and none for what is used", async () => {
        const alarm = (ending: string, metricName: string, meaning: string) => [
            `jobs-${ending}-alarm`,
            {
                alarmActions: [],
                alarmDescription: `${meaning}. The trail tells who`,
                comparisonOperator: "GreaterThanOrEqualToThreshold",
                evaluationPeriods: 1,
                metricName,
                namespace,
                period: 300,
                statistic: "Sum",
                threshold: 1,
                treatMissingData: "notBreaching",
            },
        ];
        const recording = await preview(all);
        deepStrictEqual(
            recording
                .ofType(metricAlarm)
                .filter(({ inputs }) => inputs["namespace"] === namespace)
                .map(({ name, inputs }) => [name, inputs]),
            [
                alarm(
                    "denied-calls",
                    "DeniedCalls",
                    "A call to a queue, topic or key of jobs was denied or failed at its key: find out whether a " +
                        "role lacks a right or somebody tries doors",
                ),
                alarm(
                    "access-changes",
                    "AccessChanges",
                    "A policy or attribute of a queue, topic or key of jobs was changed, or one of them emptied or " +
                        "deleted: unless a deployment did it, undo it and find out why",
                ),
                alarm(
                    "key-dangers",
                    "KeyDangers",
                    "A key of jobs was disabled, or it or its material was given up, and no message under it can be " +
                        "read: enable it or cancel its deletion at once",
                ),
            ],
        );
    });

    it("says nothing of keys that are not named", async () => {
        const recording = await preview({
            deadLetterQueueNames: { main: "jobs-dlq" },
            trailLogGroupName: "/audit/trail",
        });
        deepStrictEqual(
            recording
                .ofType(metricAlarm)
                .map(({ name }) => name)
                .sort(),
            ["jobs-access-changes-alarm", "jobs-denied-calls-alarm", "jobs-main-alarm"],
        );
    });

    it("is searched in the words of the partition", async () => {
        const recording = await runProgram(() => new MessagingAlarms("jobs", all), {
            preview: true,
            partition: "aws-cn",
            region: "cn-north-1",
            dnsSuffix: "amazonaws.com.cn",
        });
        strictEqual(
            recording.one(metricFilter, "jobs-topic-denied-calls-filter").inputs["pattern"],
            trailPattern(TrailMetric.DeniedCalls, "arn:aws-cn:sns:cn-north-1:111122223333:events"),
        );
    });

    it("is searched for a key as soon as its ARN is known", async () => {
        const recording = await runProgram(
            () => {
                const made = new aws.kms.Key("made", {});
                return new MessagingAlarms("jobs", { ...all, keyArns: { messages: made.arn } });
            },
            { preview: true },
        );
        strictEqual(
            recording.one(metricFilter, "jobs-messages-key-key-dangers-filter").inputs["pattern"],
            UNKNOWN,
        );
    });
});
