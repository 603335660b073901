import type { Input } from "@pulumi/pulumi";

import type { FilterPolicyScope } from "../limits/filter-policy";
import type { NetworkArgs } from "../source-args";

/** A queue, a topic, and what of it is delivered. */
export interface QueueSubscriptionArgs {
    /**
     * ARN of the topic. The policy of a topic of another account has to let this account subscribe: see subscribers of EncryptedTopic. Required.
     * @see https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
     */
    topicArn: Input<string>;
    /**
     * ARN of the queue, which belongs to this account. Its policy and its key have to admit the topic: see EncryptedQueue and MessagingKey. Required.
     * @see https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
     */
    queueArn: Input<string>;
    /**
     * ARN of the customer-managed key that encrypts the dead-letter queue, in the region of the topic. It has to admit the topic. Default: none, and then sseSqsReason is given.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html
     */
    kmsKeyArn?: Input<string>;
    /**
     * Why SQS may encrypt the dead-letter queue with a key of its own, in 10 to 500 characters. Not with kmsKeyArn. Default: a customer-managed key.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
     */
    sseSqsReason?: string;
    /**
     * Whether the topic is FIFO; the dead-letter queue has to be of the same type. Default false.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
     */
    fifo?: boolean;
    /**
     * Region of a topic that is in another region than the queue: the subscription and its dead-letter queue are made there. Default: the region of the provider.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html
     */
    topicRegion?: string;
    /**
     * Name of the dead-letter queue in AWS, without .fifo: 1 to 80 letters, digits, hyphens and underscores, 5 fewer with .fifo. Default: named by Pulumi.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
     */
    deadLetterQueueName?: Input<string>;
    /**
     * ARNs of the roles, one or more, who alone read the dead-letter queue. Default: whoever may.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
     */
    deadLetterExclusiveTo?: Input<Input<string>[]>;
    /**
     * From where in the network the dead-letter queue is used; services are excepted. Default: from anywhere.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html
     */
    network?: NetworkArgs;
    /**
     * JSON text of which messages are delivered, such as {"type":["invoice"]}: at most 5 keys, 150 combinations of values and 256 KB. Default: every message.
     * @see https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
     */
    filterPolicy?: Input<string>;
    /**
     * Whether filterPolicy looks at the attributes of a message or at the message itself. Only with filterPolicy. Default MessageAttributes.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html
     */
    filterPolicyScope?: Input<FilterPolicyScope>;
    /**
     * Delivers the message as it was published, without the envelope of SNS. Default true.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
     */
    rawMessageDelivery?: Input<boolean>;
    /**
     * Delivers again what the archive of the topic holds from this point of time on, such as "2026-10-01T10:00:00.000Z"; another point starts over. Only with fifo, and a topic with an archive. Default: nothing again.
     * @see https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-subscriber.html
     */
    replayFrom?: Input<string>;
    /**
     * How long SQS reuses a data key for the dead-letter queue, in seconds: 60 to 86400. Not with sseSqsReason. Default 300.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    dataKeyReusePeriodSeconds?: Input<number>;
    /**
     * Tags of the dead-letter queue. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
