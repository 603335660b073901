import {
    type Event,
    GetBucketNotificationConfigurationCommand,
    type LambdaFunctionConfiguration,
    type NotificationConfigurationFilter,
    PutBucketNotificationConfigurationCommand,
    type QueueConfiguration,
    type S3Client,
    type TopicConfiguration,
} from "@aws-sdk/client-s3";
import { randomUUID } from "node:crypto";

import type { Value, Values } from "../../values";
import { pick } from "../blocks";
import { type Bucket, bucketPart } from "./part";

type Target = Partial<QueueConfiguration & TopicConfiguration & LambdaFunctionConfiguration>;

/** The lists of targets: Pulumi's name of the ARN, AWS's, and the start of an id that the program leaves out. */
const kinds = {
    queues: ["queueArn", "QueueArn", "tf-s3-queue-"],
    topics: ["topicArn", "TopicArn", "tf-s3-topic-"],
    lambdaFunctions: ["lambdaFunctionArn", "LambdaFunctionArn", "tf-s3-lambda-"],
} as const;

type Kind = keyof typeof kinds;

export const resource = bucketPart({
    put: (s3, bucket, inputs) =>
        s3.send(
            new PutBucketNotificationConfigurationCommand({
                ...bucket,
                NotificationConfiguration: {
                    QueueConfigurations: inAws("queues", inputs) as QueueConfiguration[],
                    TopicConfigurations: inAws("topics", inputs) as TopicConfiguration[],
                    LambdaFunctionConfigurations: inAws(
                        "lambdaFunctions",
                        inputs,
                    ) as LambdaFunctionConfiguration[],
                    ...(inputs["eventbridge"] === true ? { EventBridgeConfiguration: {} } : {}),
                },
            }),
        ),
    get: configuration,
    remove: (s3, bucket) =>
        s3.send(new PutBucketNotificationConfigurationCommand({ ...bucket, NotificationConfiguration: {} })),
});

async function configuration(s3: S3Client, bucket: Bucket): Promise<Values | undefined> {
    const answer = await s3.send(new GetBucketNotificationConfigurationCommand(bucket));
    const read = {
        queues: inPulumi("queues", answer.QueueConfigurations),
        topics: inPulumi("topics", answer.TopicConfigurations),
        lambdaFunctions: inPulumi("lambdaFunctions", answer.LambdaFunctionConfigurations),
        eventbridge: answer.EventBridgeConfiguration !== undefined,
    };
    return Object.values(read).some(Boolean) ? (read as Values) : undefined;
}

function inAws(kind: Kind, inputs: Values): Target[] {
    const [own, aws, prefix] = kinds[kind];
    return ((inputs[kind] ?? []) as Values[]).map((target) => {
        const { id, events } = target;
        const Filter = filter(target);
        return {
            Id: id ? String(id) : `${prefix}${randomUUID()}`,
            [aws]: String(target[own]),
            Events: events as Event[],
            ...(Filter ? { Filter } : {}),
        };
    });
}

function filter({ filterPrefix, filterSuffix }: Values): NotificationConfigurationFilter | undefined {
    const rules = [
        { Name: "prefix" as const, Value: filterPrefix },
        { Name: "suffix" as const, Value: filterSuffix },
    ].filter(({ Value }) => Value !== undefined && Value !== null && Value !== "");
    if (rules.length === 0) return undefined;
    return { Key: { FilterRules: rules.map(({ Name, Value }) => ({ Name, Value: String(Value) })) } };
}

/** An id that nobody chose says nothing. */
function inPulumi(kind: Kind, targets: readonly Target[] | undefined): Value | undefined {
    if (targets === undefined || targets.length === 0) return undefined;
    const [own, aws, prefix] = kinds[kind];
    return targets.map((target) => {
        const rules = (target.Filter?.Key?.FilterRules ?? []).map(({ Name, Value }) => [
            `filter${Name!.charAt(0).toUpperCase()}${Name!.slice(1).toLowerCase()}`,
            Value!,
        ]);
        const id = target.Id?.startsWith(prefix) ? undefined : target.Id;
        const read = {
            id,
            [own]: target[aws],
            events: target.Events,
            ...Object.fromEntries(rules),
        } as Values;
        return pick(read, Object.keys(read));
    });
}
