import { between, isMatch, type Limit } from ".";
import { QUEUE_NAME } from "./arns";

export const queueLimits = {
    visibilityTimeoutSeconds: between("SQS", 0, 43_200, "seconds"),
    messageRetentionSeconds: between("SQS", 60, 1_209_600, "seconds"),
    maxMessageSize: between("SQS", 1_024, 1_048_576, "bytes"),
    delaySeconds: between("SQS", 0, 900, "seconds"),
    receiveWaitTimeSeconds: between("SQS", 0, 20, "seconds"),
    dataKeyReusePeriodSeconds: between("SQS", 60, 86_400, "seconds"),
    functionTimeoutSeconds: between("Lambda", 1, 900, "seconds"),
    maximumBatchingWindowSeconds: between("Lambda", 0, 300, "seconds"),
};

export const deadLetterLimits = {
    maxReceiveCount: {
        ...between("SQS", 2, 1_000, "receives"),
        allows: "a message is tried more than once here, and SQS allows 1000 receives",
        fix: "choose 2 to 1000",
    },
    messageRetentionSeconds: queueLimits.messageRetentionSeconds,
    visibilityTimeoutSeconds: queueLimits.visibilityTimeoutSeconds,
};

/** A dead-letter queue that forgets before its queue does would lose messages that nobody has looked at. */
export function retentionLimit(queueSeconds: number): Limit {
    return {
        admits: (value) =>
            typeof value === "number" &&
            (value > queueSeconds || (value === queueSeconds && value >= 1_209_600)),
        allows: `the queue keeps messages for ${queueSeconds} seconds, and SQS counts on after a message has moved`,
        fix: `choose more than ${queueSeconds} seconds for the dead-letter queue (1209600 at most), or less for the queue`,
    };
}

/** What SNS may deliver must fit into the queue. */
export const deliveredSizeLimit: Limit = {
    admits: (value) => typeof value === "number" && value >= 262_144,
    allows: "SNS delivers messages of up to 262144 bytes to a subscribed queue",
    fix: "choose 262144 bytes or more, or do not subscribe the queue",
};

/** How long a message is hidden at least, so that Lambda can try its batch again after being throttled. */
export function functionVisibilitySeconds(timeoutSeconds: number, windowSeconds: number): number {
    return 6 * timeoutSeconds + windowSeconds;
}

/** The visibility timeout of a queue that a function reads. */
export function functionVisibilityLimit(timeoutSeconds: number, windowSeconds: number): Limit {
    const least = functionVisibilitySeconds(timeoutSeconds, windowSeconds);
    return {
        admits: (value) => typeof value === "number" && value >= least,
        allows:
            `Lambda wants six times the timeout of the function and the batching window, ` +
            `6 x ${timeoutSeconds} + ${windowSeconds} = ${least} seconds`,
        fix: `choose ${least} or more, or leave it out`,
    };
}

const queueUrl = new RegExp(String.raw`^https:\/\/sqs\.[a-z0-9-]+(\.[a-z0-9-]+)+\/\d{12}\/${QUEUE_NAME}`);

/** The URL of a queue that exists already. */
export const queueUrlLimit: Limit = {
    admits: (value) => isMatch(value, queueUrl),
    allows: "SQS names an existing queue by its URL",
    fix: "give it in the form https://sqs.<region>.<suffix>/<12-digit account>/<name>",
};

/** Why a queue needs no key: read by those who review it. */
export const reasonLimit: Limit = {
    admits: (value) => typeof value === "string" && value.trim().length >= 10 && value.length <= 500,
    allows: "a queue without a key of its own needs a reason that a reviewer can read",
    fix: "write 10 to 500 characters",
};
