import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import type { Owner } from "../base/owner";
import { queueArn, topicArn, type Place } from "../documents/arns";
import { TrailMetric, trailMetrics, trailPattern, type TrailedService } from "../documents/metric-filters";
import type { MessagingAlarmsArgs } from "./args";
import { reaching, type AlarmInputs } from "./plans";
import type { AlarmSettings } from "./settings";

type Input<T> = pulumi.Input<T>;

/** A queue, topic or key that is looked for in the log group of a trail. */
interface Trailed {
    /** Its part of the names of its filters. */
    key: string;
    service: TrailedService;
    /** Its name in AWS; of a key, the ARN. */
    name: Input<string>;
}

type Watched = Pick<MessagingAlarmsArgs, "deadLetterQueueNames" | "queueNames" | "topicName" | "keyArns">;

const inNames: Readonly<Record<TrailMetric, string>> = {
    [TrailMetric.DeniedCalls]: "denied-calls",
    [TrailMetric.AccessChanges]: "access-changes",
    [TrailMetric.KeyDangers]: "key-dangers",
    [TrailMetric.KeyUses]: "key-uses",
};

/** How many metric filters it takes to watch all this. */
export function filterCount(watched: Watched): number {
    return trailedIn(watched).flatMap(({ service }) => trailMetrics[service]).length;
}

/** The metrics that are counted in the log group, if there is one. */
export function countedMetrics(settings: AlarmSettings): TrailMetric[] {
    if (settings.trailLogGroupName === undefined) return [];
    return [...new Set(trailedIn(settings).flatMap(({ service }) => trailMetrics[service]))];
}

/** An alarm for each of these metrics, except the one that counts what is wanted. */
export function trailAlarms({ name }: Owner, settings: AlarmSettings): [string, AlarmInputs][] {
    return countedMetrics(settings)
        .filter((metric) => metric !== TrailMetric.KeyUses)
        .map((metric) => [
            inNames[metric],
            reaching(1, {
                alarmDescription: `${meanings[metric](name)}. The trail tells who`,
                namespace: settings.namespace,
                metricName: metric,
                statistic: "Sum",
                period: 300,
            }),
        ]);
}

const meanings: Readonly<Record<Exclude<TrailMetric, TrailMetric.KeyUses>, (name: string) => string>> = {
    [TrailMetric.DeniedCalls]: (name) =>
        `A call to a queue, topic or key of ${name} was denied or failed at its key: find out whether a role lacks a right or somebody tries doors`,
    [TrailMetric.AccessChanges]: (name) =>
        `A policy or attribute of a queue, topic or key of ${name} was changed, or one of them emptied or deleted: unless a deployment did it, undo it and find out why`,
    [TrailMetric.KeyDangers]: (name) =>
        `A key of ${name} was disabled, or it or its material was given up, and no message under it can be read: enable it or cancel its deletion at once`,
};

/** Filters that count into metrics what a log group tells of each queue, topic and key. */
export function createTrailFilters(
    owner: Owner,
    settings: AlarmSettings,
    { place, parent }: { place: pulumi.Output<Place>; parent: pulumi.Resource },
): void {
    const { trailLogGroupName, namespace } = settings;
    if (trailLogGroupName === undefined) return;
    for (const { key, service, name } of trailedIn(settings)) {
        const arn = pulumi.all([place, name]).apply(([known, own]) => arns[service](known, own));
        for (const metric of trailMetrics[service])
            new aws.cloudwatch.LogMetricFilter(
                `${owner.name}-${key}-${inNames[metric]}-filter`,
                {
                    logGroupName: trailLogGroupName,
                    pattern: arn.apply((known) => trailPattern(metric, known)),
                    metricTransformation: { namespace, name: metric, value: "1", unit: "Count" },
                },
                { parent },
            );
    }
}

const arns: Readonly<Record<TrailedService, (place: Place, name: string) => string>> = {
    sqs: queueArn,
    sns: topicArn,
    kms: (_, arn) => arn,
};

function trailedIn({ deadLetterQueueNames, queueNames, topicName, keyArns }: Watched): Trailed[] {
    const each = (service: TrailedService, ending: string, names: Record<string, Input<string>> = {}) =>
        Object.entries(names).map(([key, name]) => ({ key: `${key}-${ending}`, service, name }));
    return [
        ...each("sqs", "dead-letter", deadLetterQueueNames),
        ...each("sqs", "queue", queueNames),
        ...(topicName === undefined ? [] : [{ key: "topic", service: "sns" as const, name: topicName }]),
        ...each("kms", "key", keyArns),
    ];
}
