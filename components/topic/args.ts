import type { Input } from "@pulumi/pulumi";

import type { FifoArgs } from "../base/fifo";
import type { NetworkArgs, SenderArgs, SourceArgs } from "../source-args";
import type { DeliveryLoggingArgs } from "./delivery-logging";

/** A topic, and who publishes and subscribes to it. */
export interface EncryptedTopicArgs {
    /**
     * ARN of the customer-managed key that encrypts the topic. Required.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    kmsKeyArn: Input<string>;
    /**
     * Name of the topic in AWS, without .fifo: 1 to 256 letters, digits, hyphens and underscores, 128 with a tracing policy, 5 fewer with .fifo. Default: the name in importArn, or named by Pulumi.
     * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
     */
    name?: Input<string>;
    /**
     * ARN of an existing topic that this one becomes, in this account and region. Pulumi takes it over and updates encryption, settings and policy in place, and its subscriptions stay; while this is set it refuses to replace the topic. Name the key in the option dependsOn, so that its policy comes first: who publishes needs the key from then on. Needs Pulumi 3.174 or later; older ones refuse. Default: a new topic.
     * @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
     */
    importArn?: string;
    /**
     * First-in-first-out delivery. Default: a standard topic.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html
     */
    fifo?: FifoArgs;
    /**
     * The sender that people see: at most 100 characters. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
     */
    displayName?: Input<string>;
    /**
     * What publishes to this topic: buckets, rules of EventBridge, alarms, identities of SES, backup vaults. The key has to admit them too: see MessagingKey. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
     */
    sources?: SourceArgs[];
    /**
     * Who publishes to this topic from other accounts. The key has to admit them too: see MessagingKey. Default: nobody.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
     */
    publishers?: SenderArgs[];
    /**
     * Who subscribes queues of other accounts to this topic. Default: nobody.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html
     */
    subscribers?: SenderArgs[];
    /**
     * ARNs of the roles, one or more, who alone publish to the topic, beside sources and publishers; administering it stays with whoever may. Default: whoever may.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
     */
    exclusiveTo?: Input<Input<string>[]>;
    /**
     * From where in the network messages are published; services are excepted. Default: from anywhere.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-vpc-create-endpoint-policy.html
     */
    network?: NetworkArgs;
    /**
     * How long the topic keeps what was published, for subscriptions that ask for it again, in days: 1 to 365. Only with fifo. SNS deletes no topic that keeps an archive: take this away first. Default: no archive.
     * @see https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html
     */
    archiveRetentionDays?: Input<number>;
    /**
     * Sends traces of deliveries to X-Ray, for messages whose publisher is traced. Default false.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-active-tracing.html
     */
    tracing?: boolean;
    /**
     * Makes the policy with which X-Ray admits this topic. X-Ray takes five such policies in an account and region: set it to false where one of them admits the topic already. Only with tracing. Default true.
     * @see https://docs.aws.amazon.com/xray/latest/api/API_PutResourcePolicy.html
     */
    tracingPolicy?: boolean;
    /**
     * The log of deliveries. Default: every failed delivery is logged, for 30 days.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
     */
    deliveryLogging?: DeliveryLoggingArgs;
    /**
     * Tags of the topic, and of the log groups and role of its deliveries. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
