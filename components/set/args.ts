import type { Input } from "@pulumi/pulumi";

import type { AlarmArgs } from "../alarms/args";
import type { FifoArgs } from "../base/fifo";
import type { KeySettingsArgs } from "../key/args";
import type { NetworkArgs } from "../source-args";
import type { QueueArgs, RoleArgs, TopicArgs } from "./part-args";

/** How a set is encrypted: with a customer-managed key of its own, unless another is named. */
export interface EncryptionArgs extends KeySettingsArgs {
    /**
     * ARN of a customer-managed key that somebody else manages. Its policy has to hold the statements in the output keyPolicyStatements before you deploy. Default: a key of the set's own.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    kmsKeyArn?: Input<string>;
    /**
     * Makes a key for the topic and what it could not deliver, and another for the queues: publishers cannot use the key of the queues, and while that one is disabled, messages wait in the subscriptions' dead-letter queues. Default false: one key.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    separateTopicKey?: boolean;
    /**
     * ARNs of the keys that encrypted earlier messages: consumers and operators may still decrypt with them, as far as their key policies agree. Leave a key here until queues and dead-letter queues are drained of what it encrypted. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
     */
    previousKeyArns?: Input<Input<string>[]>;
    /**
     * Why SQS may encrypt the queues with keys of its own, in 10 to 500 characters. Then whoever may receive may read: no key policy stands in the way, and no trail records it. A topic keeps its customer-managed key. Default: a customer-managed key.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
     */
    sseSqsReason?: string;
    /**
     * How long SQS reuses a data key before it asks KMS for another, in seconds: 60 to 86400. A queue may say otherwise. Not with sseSqsReason. Default 300.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
     */
    dataKeyReusePeriodSeconds?: Input<number>;
}

/** Who is shut out of the messages of a set, whatever other policies allow. */
export interface ExclusiveArgs {
    /**
     * Denies to everybody but the roles of the set, its senders and its sources to send, read or publish. Whoever may manage queues and topic still may. Default false: in this account, a policy of IAM is enough to reach them.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
     */
    enabled?: boolean;
    /**
     * ARNs of roles that are let in as well. Only with enabled. Default: none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    exceptRoleArns?: Input<Input<string>[]>;
}

/** A set: its key, topic, queues and roles. Everything may be left out. */
export interface MessagingSetArgs {
    /**
     * What the names in AWS begin with: letters, digits, hyphens and underscores, as many as the longest name leaves room for. Default: named by Pulumi.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
     */
    name?: Input<string>;
    /**
     * First-in-first-out delivery for the topic and every queue. Default: standard.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html
     */
    fifo?: FifoArgs;
    /**
     * The key. Default: one for the topic and all queues.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
     */
    encryption?: EncryptionArgs;
    /**
     * The topic. Default: one that delivers to every queue.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html
     */
    topic?: TopicArgs;
    /**
     * The queues, by name; the name is part of every name below it. Default: one queue, main.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-types.html
     */
    queues?: { [name: string]: QueueArgs };
    /**
     * The roles, by name. Default: none, and then nobody can use the key.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-least-privilege-policy.html
     */
    roles?: { [name: string]: RoleArgs };
    /**
     * Shuts everybody else out of the messages. Default: not.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
     */
    exclusive?: ExclusiveArgs;
    /**
     * From where in the network messages are sent, read and published; services are excepted. Give ids that a preview knows, or it cannot judge the policies. Default: from anywhere.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html
     */
    network?: NetworkArgs;
    /**
     * Keys of tags that a queue or topic has to have in common with a role, 1 to 128 characters each; tags has to hold them. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-abac.html
     */
    abacTagKeys?: string[];
    /**
     * The alarms on queues, dead-letter queues and the topic. Default: they call nobody.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/set-cloudwatch-alarms-for-metrics.html
     */
    alarms?: AlarmArgs;
    /**
     * Path of every role, beginning and ending with "/". Default: pulumi-secure-messaging:rolePath in the configuration of the stack, or else "/".
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
     */
    rolePath?: Input<string>;
    /**
     * ARN of the managed policy that bounds every role. Default: pulumi-secure-messaging:permissionsBoundaryArn in the configuration of the stack, or else none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: Input<string>;
    /**
     * Tags of everything that has tags. Default: none.
     * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
