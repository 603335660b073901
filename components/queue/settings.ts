import * as pulumi from "@pulumi/pulumi";

import { at, limitProblems, valueProblems } from "../limits";
import { deadLetterLimits, queueLimits, retentionLimit } from "../limits/queue";
import { guarded, isFuture, refuse, withDefaults, type Owner } from "../base/owner";

type Input<T> = pulumi.Input<T>;

/** The dead-letter queue that every queue has. It has the key and the type of its queue. */
export interface DeadLetterArgs {
    /** How often a message is received before it moves here: 1 to 1000. Default 5. */
    maxReceiveCount?: Input<number>;
    /** How long messages are kept, in seconds: 60 to 1209600, and longer than the queue keeps them unless both keep them for 1209600. Default 1209600 (14 days). */
    messageRetentionSeconds?: Input<number>;
}

/** What a queue does with its messages. Nothing here can weaken encryption or transport. */
export interface QueueSettingsArgs {
    /** How long a received message stays hidden, in seconds: 0 to 43200. Default 30. */
    visibilityTimeoutSeconds?: Input<number>;
    /** How long messages are kept, in seconds: 60 to 1209600. Default 345600 (4 days). */
    messageRetentionSeconds?: Input<number>;
    /** The largest message, in bytes: 1024 to 1048576. A subscribed queue takes 262144 at least. Default 262144. */
    maxMessageSize?: Input<number>;
    /** How long new messages wait before they can be received, in seconds: 0 to 900. Default 0. */
    delaySeconds?: Input<number>;
    /** How long a receive waits for a message, in seconds: 0 to 20. Default 20. */
    receiveWaitTimeSeconds?: Input<number>;
    /** How long SQS reuses a data key before it asks KMS for another, in seconds: 60 to 86400. Default 300. */
    dataKeyReusePeriodSeconds?: Input<number>;
    /** The dead-letter queue. */
    deadLetter?: DeadLetterArgs;
}

const queueDefaults = {
    visibilityTimeoutSeconds: 30,
    messageRetentionSeconds: 345_600,
    maxMessageSize: 262_144,
    delaySeconds: 0,
    receiveWaitTimeSeconds: 20,
    dataKeyReusePeriodSeconds: 300,
};

const deadLetterDefaults = { maxReceiveCount: 5, messageRetentionSeconds: 1_209_600 };

/** An operator looks at messages for longer than a worker does. */
export const DEAD_LETTER_VISIBILITY_SECONDS = 300;

/** Every setting with its value, given or default. */
export function completeSettings(settings: QueueSettingsArgs) {
    return {
        ...withDefaults(settings, queueDefaults),
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
    return bounds.length > 0 ? bounds : keptLongEnough;
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
    return { ...queue, deadLetter: { ...deadLetter, messageRetentionSeconds } };
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
