import { isMatch } from ".";

/** What ends an ARN or URL of a queue: SQS counts the ".fifo" of a FIFO queue among its 80 characters. */
export const QUEUE_NAME = String.raw`(?=.{1,80}$)[A-Za-z0-9_-]+(\.fifo)?$`;

const queueArn = new RegExp(String.raw`^arn:[a-z-]+:sqs:[a-z0-9-]+:\d{12}:${QUEUE_NAME}`);
const topicArn = /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:(?=.{1,256}$)[A-Za-z0-9_-]+(\.fifo)?$/;

/** Whether a value is the ARN of one queue, without wildcards. */
export function isQueueArn(value: unknown): boolean {
    return isMatch(value, queueArn);
}

/** Whether a value is the ARN of one topic, without wildcards. */
export function isTopicArn(value: unknown): boolean {
    return isMatch(value, topicArn);
}

/** Whether a value is named as AWS names its regions. */
export function isRegion(value: unknown): boolean {
    return isMatch(value, /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/);
}
