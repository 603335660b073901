import { deepStrictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import type { MessagingAlarmsArgs } from "../../../components/alarms/args";
import { MessagingAlarms } from "../../../components/messaging-alarms";
import { runProgram, type Recording } from "../../support/mocks";

const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const onCall = "arn:aws:sns:eu-west-1:111122223333:on-call";
const preview = (args: Partial<MessagingAlarmsArgs>) =>
    runProgram(() => new MessagingAlarms("jobs", { deadLetterQueueNames: {}, ...args }), { preview: true });
const inputsOf = (recording: Recording, name: string) => recording.one(metricAlarm, name).inputs;

const reaching = (threshold: number) => ({
    alarmActions: [],
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    evaluationPeriods: 1,
    threshold,
    treatMissingData: "notBreaching",
});

describe("the alarms of a queue", () => {
    it("go off when its oldest message is an hour old", async () => {
        deepStrictEqual(inputsOf(await preview({ queueNames: { main: "jobs" } }), "jobs-main-age-alarm"), {
            ...reaching(3_600),
            alarmDescription:
                "A message waits too long in the queue jobs: see whether its consumers run, keep up and may use the key",
            dimensions: { QueueName: "jobs" },
            metricName: "ApproximateAgeOfOldestMessage",
            namespace: "AWS/SQS",
            period: 300,
            statistic: "Maximum",
        });
    });

    it("take another age", async () => {
        for (const seconds of [60, 1_209_600, pulumi.output(86_400)]) {
            const recording = await preview({
                queueNames: { main: "jobs" },
                oldestMessageAgeSeconds: seconds,
            });
            const { threshold } = inputsOf(recording, "jobs-main-age-alarm");
            deepStrictEqual(threshold, typeof seconds === "number" ? seconds : 86_400);
        }
    });

    it("go off at an unusual number of messages, if that is asked for", async () => {
        const recording = await preview({ queueNames: { main: "jobs" }, volumeAnomaly: { enabled: true } });
        deepStrictEqual(inputsOf(recording, "jobs-main-volume-alarm"), {
            alarmActions: [],
            alarmDescription:
                "The queue jobs gets unusually many or few messages: find out who sends them, or why nobody does",
            comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
            datapointsToAlarm: 3,
            evaluationPeriods: 3,
            metricQueries: [
                {
                    id: "sent",
                    metric: {
                        dimensions: { QueueName: "jobs" },
                        metricName: "NumberOfMessagesSent",
                        namespace: "AWS/SQS",
                        period: 300,
                        stat: "Sum",
                    },
                    returnData: true,
                },
                {
                    expression: "ANOMALY_DETECTION_BAND(sent, 3)",
                    id: "expected",
                    label: "Expected number of messages",
                    returnData: true,
                },
            ],
            thresholdMetricId: "expected",
            treatMissingData: "notBreaching",
        });
    });

    it("take another width of what is usual", async () => {
        for (const standardDeviations of [0.5, pulumi.output(0.5)]) {
            const volumeAnomaly = { enabled: true, standardDeviations };
            const recording = await preview({ queueNames: { main: "jobs" }, volumeAnomaly });
            const [, expected] = inputsOf(recording, "jobs-main-volume-alarm")["metricQueries"] as {
                expression: string;
            }[];
            deepStrictEqual(expected!.expression, "ANOMALY_DETECTION_BAND(sent, 0.5)");
        }
    });
});

describe("the alarms of a topic", () => {
    const sum = (metricName: string, alarmDescription: string) => ({
        ...reaching(1),
        alarmDescription,
        dimensions: { TopicName: "events" },
        metricName,
        namespace: "AWS/SNS",
        period: 300,
        statistic: "Sum",
    });

    it("go off at the first message that is not delivered, and at the first that is lost", async () => {
        const recording = await preview({ topicName: "events" });
        deepStrictEqual(
            recording.ofType(metricAlarm).map(({ name, inputs }) => [name, inputs]),
            [
                [
                    "jobs-delivery-failure-alarm",
                    sum(
                        "NumberOfNotificationsFailed",
                        "The topic events could not deliver a message: look into the dead-letter queues of its " +
                            "subscriptions, and mend the endpoint, its policy or its key",
                    ),
                ],
                [
                    "jobs-delivery-loss-alarm",
                    sum(
                        "NumberOfNotificationsFailedToRedriveToDlq",
                        "The topic events lost a message, which it could not put into the dead-letter queue of a " +
                            "subscription either: mend the policy and the key of that queue, and publish the message again",
                    ),
                ],
            ],
        );
    });
});

describe("all alarms", () => {
    it("tell the same when they begin and when they end, and have the same tags", async () => {
        const recording = await preview({
            deadLetterQueueNames: { dlq: "jobs-dlq" },
            queueNames: { main: "jobs" },
            topicName: "events",
            actionArns: [onCall],
            okActionArns: pulumi.output([onCall]),
            tags: { Team: "jobs" },
        });
        const told = { alarmActions: [onCall], okActions: [onCall], tags: { Team: "jobs" } };
        deepStrictEqual(
            recording.ofType(metricAlarm).map(({ name, inputs: { alarmActions, okActions, tags } }) => ({
                name,
                alarmActions,
                okActions,
                tags,
            })),
            ["dlq", "main-age", "delivery-failure", "delivery-loss"].map((key) => ({
                name: `jobs-${key}-alarm`,
                ...told,
            })),
        );
    });

    it("are known by their names at preview, those of dead-letter queues apart", async () => {
        const recording = await preview({
            deadLetterQueueNames: { dlq: "jobs-dlq" },
            queueNames: { main: "jobs" },
            topicName: "events",
        });
        const { inputs, outputs } = recording.one("pulumi-secure-messaging:index:MessagingAlarms", "jobs");
        deepStrictEqual(inputs, {
            deadLetterDepth: 1,
            notificationTopic: false,
            oldestMessageAgeSeconds: 3_600,
        });
        deepStrictEqual(outputs, {
            alarmNames: {
                "delivery-failure": "jobs-delivery-failure-alarm-0a1b2c3",
                "delivery-loss": "jobs-delivery-loss-alarm-0a1b2c3",
                dlq: "jobs-dlq-alarm-0a1b2c3",
                "main-age": "jobs-main-age-alarm-0a1b2c3",
            },
            deadLetterAlarmNames: { dlq: "jobs-dlq-alarm-0a1b2c3" },
        });
    });
});
