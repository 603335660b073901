import { isMatch, type Limit } from ".";
import { isQueueArn, isRegion, isTopicArn } from "./arns";
import { customerKeyLimit } from "./key";

export const subscriptionLimits = {
    topicArn: {
        admits: isTopicArn,
        allows: "SNS names a topic by its ARN",
        fix: "give that ARN, for example the topicArn of an EncryptedTopic",
    },
    queueArn: {
        admits: isQueueArn,
        allows: "SNS delivers to a queue that is given by its ARN",
        fix: "give that ARN, for example the queueArn of an EncryptedQueue",
    },
    topicRegion: {
        admits: isRegion,
        allows: "regions of AWS have names such as eu-west-1",
        fix: "give the region in the ARN of the topic",
    },
    replayFrom: {
        admits: (value: unknown) =>
            isMatch(value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/) &&
            !Number.isNaN(Date.parse(String(value))),
        allows: "SNS replays from a point of time in UTC",
        fix: 'give one such as "2026-10-01T10:00:00.000Z"',
    },
};

/** The two ends of a subscription, and the type that the topic is said to have. */
export interface Ends {
    topicArn: string;
    queueArn: string;
    fifo: boolean;
}

/** A FIFO topic has FIFO dead letters, and only a FIFO topic delivers to a FIFO queue. */
export function typeProblems({ topicArn, queueArn, fifo }: Ends): string[] {
    const isFifo = (arn: string) => arn.endsWith(".fifo");
    if (isFifo(topicArn) !== fifo) {
        const fix = `set fifo to ${isFifo(topicArn)}.`;
        return [
            `fifo is ${JSON.stringify(fifo)}, but topicArn is "${topicArn}"; SNS needs dead letters of the type of the topic; ${fix}`,
        ];
    }
    if (isFifo(queueArn) && !fifo) {
        return [
            `queueArn is "${queueArn}"; SNS delivers to FIFO queues only from FIFO topics; use a standard queue.`,
        ];
    }
    return [];
}

/** SNS keeps a subscription in the region of its topic. */
export function topicRegionLimit(region: string): Limit {
    return {
        admits: (value) => regionOf(value) === region,
        allows: `the subscription and its dead-letter queue are made in ${region}, and SNS wants them in the region of the topic`,
        fix: "set topicRegion to the region in this ARN, with a key of that region, or leave it out for the region of the provider",
    };
}

/** SNS asks the owner of a queue whether somebody else may subscribe it. */
export function queueAccountLimit(accountId: string): Limit {
    return {
        admits: (value) => String(value).split(":")[4] === accountId,
        allows: `this program works in the account ${accountId}, and SNS waits until the owner of a queue confirms what others subscribe`,
        fix: "subscribe the queue in a program of its own account",
    };
}

/** The key of the dead-letter queue, which is in the region of a topic elsewhere. */
export function deadLetterKeyLimit(topicRegion: string | undefined): Limit {
    if (!subscriptionLimits.topicRegion.admits(topicRegion)) return customerKeyLimit;
    return {
        admits: (value) => customerKeyLimit.admits(value) && regionOf(value) === topicRegion,
        allows: `the dead-letter queue is made in topicRegion, ${topicRegion}, and SQS takes customer-managed keys of that region alone`,
        fix: "give the ARN of a key there, or of the replica there of a multi-Region key",
    };
}

function regionOf(arn: unknown): string | undefined {
    return String(arn).split(":")[3];
}
