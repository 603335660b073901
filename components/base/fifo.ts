import type { Input } from "@pulumi/pulumi";

import { flag, group, plain } from "../limits/shapes";

/** First-in-first-out delivery. Decides which resources exist, so its switches are plain values. */
export interface FifoArgs {
    /**
     * Makes the queues, dead-letter queues and topic FIFO. Changing it replaces them. Default false.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html
     */
    enabled?: boolean;
    /**
     * Takes the hash of the body for the deduplication id of a message that has none. Only with enabled. Default false.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
     */
    contentBasedDeduplication?: Input<boolean>;
    /**
     * Counts throughput and duplicates for each message group instead of the whole queue and topic. Only with enabled. Default false.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html
     */
    highThroughput?: boolean;
}

/** A switch of FIFO. */
export const fifoSwitch = { ...flag, allows: "queues and topics have this or they do not" };

export const fifoShape = plain(
    group<FifoArgs>({
        enabled: plain(fifoSwitch),
        contentBasedDeduplication: fifoSwitch,
        highThroughput: plain(fifoSwitch),
    }),
);

export function fifoQueueInputs(fifo: FifoArgs | undefined) {
    if (!fifo?.enabled) return {};
    const groups = { deduplicationScope: "messageGroup", fifoThroughputLimit: "perMessageGroupId" };
    return { ...common(fifo), fifoQueue: true, ...(fifo.highThroughput ? groups : {}) };
}

export function fifoTopicInputs(fifo: FifoArgs | undefined) {
    if (!fifo?.enabled) return {};
    const groups = { fifoThroughputScope: "MessageGroup" };
    return { ...common(fifo), fifoTopic: true, ...(fifo.highThroughput ? groups : {}) };
}

/** The end of each FIFO name. */
export function fifoSuffix(fifo: FifoArgs | undefined): string {
    return fifo?.enabled ? ".fifo" : "";
}

function common(fifo: FifoArgs) {
    return { contentBasedDeduplication: fifo.contentBasedDeduplication ?? false };
}
