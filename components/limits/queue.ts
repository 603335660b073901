import { between, type Limit } from ".";

export const queueLimits = {
    visibilityTimeoutSeconds: between("SQS", 0, 43_200, "seconds"),
    messageRetentionSeconds: between("SQS", 60, 1_209_600, "seconds"),
    maxMessageSize: between("SQS", 1_024, 1_048_576, "bytes"),
    delaySeconds: between("SQS", 0, 900, "seconds"),
    receiveWaitTimeSeconds: between("SQS", 0, 20, "seconds"),
    dataKeyReusePeriodSeconds: between("SQS", 60, 86_400, "seconds"),
};

export const deadLetterLimits = {
    maxReceiveCount: between("SQS", 1, 1_000, "receives"),
    messageRetentionSeconds: queueLimits.messageRetentionSeconds,
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
