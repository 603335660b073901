import type { Input } from "@pulumi/pulumi";

import type { Access } from "../documents/access";
import type { FilterPolicyScope } from "../limits/filter-policy";
import type { QueueSettingsArgs } from "../queue/settings";
import type { SubscriptionProtocol } from "../role/args";
import type { TrustArgs } from "../role/trust-args";
import type { SenderArgs, SourceArgs } from "../source-args";
import type { DeliveryLoggingArgs } from "../topic/delivery-logging";

/** The topic of a set. */
export interface TopicArgs {
    /**
     * Whether the set has a topic. Default true.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html
     */
    enabled?: boolean;
    /**
     * The sender that people see: at most 100 characters. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
     */
    displayName?: Input<string>;
    /**
     * What publishes to the topic: buckets, rules of EventBridge, alarms, identities of SES, backup vaults. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
     */
    sources?: SourceArgs[];
    /**
     * Who publishes to the topic from other accounts. Default: nobody.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
     */
    publishers?: SenderArgs[];
    /**
     * Who subscribes queues of other accounts to the topic. Default: nobody.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html
     */
    subscribers?: SenderArgs[];
    /**
     * How long the topic keeps what was published, for subscriptions that ask for it again, in days: 1 to 365. Only with fifo. SNS deletes no topic that keeps an archive: take this away first. Default: no archive.
     * @see https://docs.aws.amazon.com/sns/latest/dg/fifo-message-archiving-replay.html
     */
    archiveRetentionDays?: Input<number>;
    /**
     * Sends traces of deliveries to X-Ray, for messages whose publisher is traced. Default false.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-active-tracing.html
     */
    tracing?: boolean;
    /**
     * Makes the policy with which X-Ray admits the topic. X-Ray takes five such policies in an account and region: set it to false where one of them admits the topic already. Only with tracing. Default true.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-active-tracing.html
     */
    tracingPolicy?: boolean;
    /**
     * The log of deliveries. Default: every failed delivery is logged, for 30 days.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
     */
    deliveryLogging?: DeliveryLoggingArgs;
}

/** A queue of a set. It has a dead-letter queue, and if it is subscribed its subscription has another. */
export interface QueueArgs extends QueueSettingsArgs {
    /**
     * Name of the queue in AWS, without .fifo: 1 to 76 letters, digits, hyphens and underscores, 5 fewer with .fifo. Default: made of the name of the set, the name in importUrl, or named by Pulumi.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
     */
    name?: Input<string>;
    /**
     * What sends to the queue beside the topic: topics, buckets, rules of EventBridge. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    sources?: SourceArgs[];
    /**
     * Who sends to the queue from other accounts. Default: nobody.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
     */
    senders?: SenderArgs[];
    /**
     * Whether the topic delivers to this queue. Default true if the set has a topic.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html
     */
    subscribe?: boolean;
    /**
     * JSON text of which messages the topic delivers, such as {"type":["invoice"]}: at most 5 keys, 150 combinations of values and 256 KB. Default: every message.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
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
     * Delivers again what the archive of the topic holds from this point of time on, such as "2026-10-01T10:00:00.000Z". Only with fifo and topic.archiveRetentionDays. Default: nothing again.
     * @see https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-subscriber.html
     */
    replayFrom?: Input<string>;
}

/** A role of a set: one that is made for a trust, or one that is there already. */
export interface RoleArgs {
    /**
     * What the role does with messages; decides its actions. Publishers and subscribers act on the topic, producers, consumers and operators on queues, auditors and administrators on everything. Required.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-least-privilege-policy.html
     */
    access: Access;
    /**
     * Who may take the role. Default: none, and then existingRoleArn is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
     */
    trust?: TrustArgs;
    /**
     * ARN of a role of this account that is there already: it gets the policies, and no role is made. Default: a role is made.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html
     */
    existingRoleArn?: Input<string>;
    /**
     * Names of the queues that the role reaches. Default: all queues of the set.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
     */
    queues?: string[];
    /**
     * Lets an operator empty dead-letter queues for good. Default false.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
     */
    purge?: boolean;
    /**
     * By which protocols a subscriber may subscribe. Default: to queues alone.
     * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
     */
    subscriptionProtocols?: SubscriptionProtocol[];
    /**
     * Path of the role, beginning and ending with "/". Default: rolePath of the set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
     */
    path?: Input<string>;
    /**
     * ARN of the managed policy that bounds the role. Default: permissionsBoundaryArn of the set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: Input<string>;
    /**
     * How long a session of the role may last, in seconds: 3600 to 43200. A role that takes the role gets an hour at most. Default 3600.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html
     */
    maxSessionDuration?: Input<number>;
}
