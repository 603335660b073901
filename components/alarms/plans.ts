import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { refuse, type Owner } from "../base/owner";
import type { AlarmSettings } from "./settings";
import { trailAlarms } from "./trail";

type Input<T> = pulumi.Input<T>;

/** What an alarm watches. Whom it tells is the same for all. */
export type AlarmInputs = aws.cloudwatch.MetricAlarmArgs;

/** The alarms by the keys in their names. */
export function plannedAlarms(owner: Owner, settings: AlarmSettings): [string, AlarmInputs][] {
    const plans = [
        ...deadLetterAlarms(settings),
        ...queueAlarms(settings),
        ...topicAlarms(settings),
        ...trailAlarms(owner, settings),
    ];
    const keys = plans.map(([key]) => key);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    refuse(
        owner,
        twice.map(
            (key) =>
                `two alarms would have the name ending in "-${key}-alarm"; it is made of the keys of ` +
                "deadLetterQueueNames and queueNames; rename one key.",
        ),
    );
    return plans;
}

/** An alarm that goes off when one metric reaches a number. An idle queue or topic reports nothing. */
export function reaching(threshold: Input<number>, inputs: AlarmInputs): AlarmInputs {
    return {
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        ...inputs,
    };
}

function deadLetterAlarms({ deadLetterQueueNames, deadLetterDepth }: AlarmSettings): [string, AlarmInputs][] {
    return Object.entries(deadLetterQueueNames).map(([key, queueName]) => [
        key,
        reaching(deadLetterDepth, {
            alarmDescription: pulumi.interpolate`Messages wait in the dead-letter queue ${queueName}: find out why they failed, mend it, and move them back`,
            ...queueMetric(queueName),
            // Unlike NumberOfMessagesSent, it counts what SQS itself moved here.
            metricName: "ApproximateNumberOfMessagesVisible",
            statistic: "Maximum",
            period: 60,
        }),
    ]);
}

function queueAlarms(settings: AlarmSettings): [string, AlarmInputs][] {
    const { queueNames, oldestMessageAgeSeconds, standardDeviations } = settings;
    return Object.entries(queueNames).flatMap(([key, queueName]) => {
        const age: [string, AlarmInputs] = [`${key}-age`, ageAlarm(queueName, oldestMessageAgeSeconds)];
        if (standardDeviations === undefined) return [age];
        return [age, [`${key}-volume`, volumeAlarm(queueName, standardDeviations)]];
    });
}

function ageAlarm(queueName: Input<string>, seconds: Input<number>): AlarmInputs {
    return reaching(seconds, {
        alarmDescription: pulumi.interpolate`A message waits too long in the queue ${queueName}: see whether its consumers run, keep up and may use the key`,
        ...queueMetric(queueName),
        metricName: "ApproximateAgeOfOldestMessage",
        statistic: "Maximum",
        period: 300,
    });
}

/** A burst or a lull of a few minutes is no anomaly. */
const ANOMALOUS_PERIODS = 3;

function volumeAlarm(queueName: Input<string>, standardDeviations: Input<number>): AlarmInputs {
    return {
        alarmDescription: pulumi.interpolate`The queue ${queueName} gets unusually many or few messages: find out who sends them, or why nobody does`,
        comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
        thresholdMetricId: "expected",
        evaluationPeriods: ANOMALOUS_PERIODS,
        datapointsToAlarm: ANOMALOUS_PERIODS,
        treatMissingData: "notBreaching",
        metricQueries: [
            {
                id: "sent",
                returnData: true,
                metric: {
                    ...queueMetric(queueName),
                    metricName: "NumberOfMessagesSent",
                    stat: "Sum",
                    period: 300,
                },
            },
            {
                id: "expected",
                label: "Expected number of messages",
                returnData: true,
                expression: pulumi.interpolate`ANOMALY_DETECTION_BAND(sent, ${standardDeviations})`,
            },
        ],
    };
}

function queueMetric(queueName: Input<string>) {
    return { namespace: "AWS/SQS", dimensions: { QueueName: queueName } };
}

function topicAlarms({ topicName }: AlarmSettings): [string, AlarmInputs][] {
    if (topicName === undefined) return [];
    const failures = (metricName: string, alarmDescription: Input<string>) =>
        reaching(1, {
            alarmDescription,
            namespace: "AWS/SNS",
            metricName,
            dimensions: { TopicName: topicName },
            statistic: "Sum",
            period: 300,
        });
    return [
        [
            "delivery-failure",
            failures(
                "NumberOfNotificationsFailed",
                pulumi.interpolate`The topic ${topicName} could not deliver a message: look into the dead-letter queues of its subscriptions, and mend the endpoint, its policy or its key`,
            ),
        ],
        [
            "delivery-loss",
            failures(
                "NumberOfNotificationsFailedToRedriveToDlq",
                pulumi.interpolate`The topic ${topicName} lost a message, which it could not put into the dead-letter queue of a subscription either: mend the policy and the key of that queue, and publish the message again`,
            ),
        ],
    ];
}
