import * as pulumi from "@pulumi/pulumi";

import { at, limitProblems, valueProblems } from "../limits";
import { deadLetterLimits, queueLimits, retentionLimit } from "../limits/queue";
import { guarded, isFuture, refuse, withDefaults, type Owner } from "../base/owner";
import { functionProblems, guardedVisibility, visibilityTimeout } from "./lambda";

type Input<T> = pulumi.Input<T>;

/** The dead-letter queue that every queue has. It has the key and the type of its queue. */
export interface DeadLetterArgs {
    /**
     * How often a message is received before it moves here: 2 to 1000. Below 5 with a function, Pulumi warns. Default 5.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
     */
    maxReceiveCount?: Input<number>;
    /**
     * How long messages are kept, in seconds: 60 to 1209600, and longer than the queue keeps them unless both keep them for 1209600. Default 1209600 (14 days).
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
     */
    messageRetentionSeconds?: Input<number>;
    /**
     * How long a message stays hidden from others while somebody looks at it, in seconds: 0 to 43200. Default 300.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
     */
    visibilityTimeoutSeconds?: Input<number>;
    /**
     * Name in AWS, without .fifo: 1 to 80 letters, digits, hyphens and underscores, 75 with .fifo. Default: the name of the queue and -dlq.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
     */
    name?: Input<string>;
    /**
     * URL of an existing queue that becomes the dead-letter queue, as importUrl of the queue does. Default: a new queue.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
     */
    importUrl?: string;
}

/** What a queue does with its messages. Nothing here can weaken encryption or transport. */
export interface QueueSettingsArgs {
    /**
     * How long a received message stays hidden, in seconds: 0 to 43200, and with functionTimeoutSeconds at least what is the default then. Default 30, or with functionTimeoutSeconds 6 times that plus maximumBatchingWindowSeconds.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
     */
    visibilityTimeoutSeconds?: Input<number>;
    /**
     * Timeout of the Lambda function that reads the queue, in seconds: 1 to 900. Default: no function reads it.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
     */
    functionTimeoutSeconds?: Input<number>;
    /**
     * How long Lambda gathers a batch for that function, in seconds: 0 to 300. Only with functionTimeoutSeconds. Default 0.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
     */
    maximumBatchingWindowSeconds?: Input<number>;
    /**
     * How long messages are kept, in seconds: 60 to 1209600. Default 345600 (4 days).
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
     */
    messageRetentionSeconds?: Input<number>;
    /**
     * The largest message, in bytes: 1024 to 1048576. A subscribed queue takes 262144 at least. Default 262144.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
     */
    maxMessageSize?: Input<number>;
    /**
     * How long new messages wait before they can be received, in seconds: 0 to 900. Default 0.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
     */
    delaySeconds?: Input<number>;
    /**
     * How long a receive waits for a message, in seconds: 0 to 20. Default 20.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
     */
    receiveWaitTimeSeconds?: Input<number>;
    /**
     * How long SQS reuses a data key before it asks KMS for another, in seconds: 60 to 86400. Not with sseSqsReason. Default 300.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    dataKeyReusePeriodSeconds?: Input<number>;
    /**
     * URL of an existing queue that this one becomes, in this account and region. Pulumi takes it over and updates encryption, settings and policy in place; while this is set it refuses to replace the queue. What the queue holds stays as it was encrypted. Name the key in the option dependsOn, so that its policy comes first. Needs Pulumi 3.174 or later; older ones refuse. Default: a new queue.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
     */
    importUrl?: string;
    /**
     * The dead-letter queue. Default: one of its own.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
     */
    deadLetter?: DeadLetterArgs;
}

const queueDefaults = {
    messageRetentionSeconds: 345_600,
    maxMessageSize: 262_144,
    delaySeconds: 0,
    receiveWaitTimeSeconds: 20,
};

/** An operator looks at messages for longer than a worker does. */
export const DEAD_LETTER_VISIBILITY_SECONDS = 300;

const deadLetterDefaults = {
    maxReceiveCount: 5,
    messageRetentionSeconds: 1_209_600,
    visibilityTimeoutSeconds: DEAD_LETTER_VISIBILITY_SECONDS,
};

/** Every setting with its value, given or default. */
export function completeSettings(settings: QueueSettingsArgs) {
    return {
        ...withDefaults(settings, queueDefaults),
        visibilityTimeoutSeconds: visibilityTimeout(settings),
        deadLetter: withDefaults(settings.deadLetter, deadLetterDefaults),
    };
}

/** Every plain setting that AWS would refuse. */
export function settingsProblems(path: string, settings: QueueSettingsArgs): string[] {
    const deadLetterPath = at(path, "deadLetter");
    const queueSeconds = completeSettings(settings).messageRetentionSeconds;
    const keptLongEnough =
        typeof queueSeconds === "number"
            ? valueProblems(
                  at(deadLetterPath, "messageRetentionSeconds"),
                  settings.deadLetter?.messageRetentionSeconds,
                  retentionLimit(queueSeconds),
              )
            : [];
    const bounds = [
        ...limitProblems(path, settings, queueLimits),
        ...limitProblems(deadLetterPath, settings.deadLetter, deadLetterLimits),
    ];
    return bounds.length > 0 ? bounds : [...keptLongEnough, ...functionProblems(path, settings)];
}

/** The settings, with each one that is known only later checked when it becomes known. */
export function guardedSettings(owner: Owner, path: string, settings: QueueSettingsArgs): QueueSettingsArgs {
    const deadLetterPath = at(path, "deadLetter");
    const queue = guarded(owner, path, settings, queueLimits);
    const deadLetter = guarded(owner, deadLetterPath, { ...settings.deadLetter }, deadLetterLimits);
    const messageRetentionSeconds = guardedRetention(owner, deadLetterPath, {
        ...queue,
        deadLetter,
    });
    return {
        ...queue,
        visibilityTimeoutSeconds: guardedVisibility(owner, path, queue),
        deadLetter: { ...deadLetter, messageRetentionSeconds },
    };
}

function guardedRetention(owner: Owner, path: string, settings: QueueSettingsArgs): Input<number> {
    const { messageRetentionSeconds: ofQueue, deadLetter } = completeSettings(settings);
    const ofDeadLetters = deadLetter.messageRetentionSeconds;
    if (!isFuture(ofQueue) && !isFuture(ofDeadLetters)) return ofDeadLetters;
    return pulumi.all([ofQueue, ofDeadLetters]).apply(([queueSeconds, seconds]) => {
        const name = at(path, "messageRetentionSeconds");
        refuse(owner, valueProblems(name, seconds, retentionLimit(queueSeconds)));
        return seconds;
    });
}
