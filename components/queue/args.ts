import type { Input } from "@pulumi/pulumi";

import type { FifoArgs } from "../base/fifo";
import type { NetworkArgs, SenderArgs, SourceArgs } from "../source-args";
import type { QueueSettingsArgs } from "./settings";

/** A queue and its dead-letter queue, and who sends to it. */
export interface EncryptedQueueArgs extends QueueSettingsArgs {
    /**
     * ARN of the customer-managed key that encrypts the queue and its dead-letter queue. Default: none, and then sseSqsReason is given.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    kmsKeyArn?: Input<string>;
    /**
     * Why SQS may encrypt both queues with keys of its own, in 10 to 500 characters. Then whoever may receive may read: no key policy stands in the way, and no trail records it. Not with kmsKeyArn. Default: a customer-managed key.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
     */
    sseSqsReason?: string;
    /**
     * Name of the queue in AWS, without .fifo: 1 to 76 letters, digits, hyphens and underscores, 5 fewer with .fifo, 4 more if the dead-letter queue has a name of its own. Default: the name in importUrl, or named by Pulumi.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
     */
    name?: Input<string>;
    /**
     * First-in-first-out delivery. Default: a standard queue.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html
     */
    fifo?: FifoArgs;
    /**
     * What sends to this queue: topics, buckets, rules of EventBridge. The key has to admit them too: see MessagingKey. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
     */
    sources?: SourceArgs[];
    /**
     * Who sends to this queue from other accounts. The key has to admit them too: see MessagingKey. Default: nobody.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
     */
    senders?: SenderArgs[];
    /**
     * ARNs of the roles, one or more, who alone send to and read the queue, beside services and senders; administering it stays with whoever may. Default: whoever may.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
     */
    exclusiveTo?: Input<Input<string>[]>;
    /**
     * ARNs of the roles, one or more, who alone read the dead-letter queue and move its messages back. Default: whoever may.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
     */
    deadLetterExclusiveTo?: Input<Input<string>[]>;
    /**
     * From where in the network both queues are used; services are excepted. Default: from anywhere.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html
     */
    network?: NetworkArgs;
    /**
     * Tags of both queues. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
