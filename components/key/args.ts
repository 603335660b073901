import type { Input } from "@pulumi/pulumi";

import type { Access } from "../documents/access";
import type { KeyPolicyMode } from "../documents/key-policy";
import type { SenderArgs, SourceArgs } from "../source-args";

/** A role that uses the key through SQS or SNS. */
export interface KeyUserArgs {
    /**
     * ARN of the role. Required; the role has to exist before the key policy names it.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
     */
    roleArn: Input<string>;
    /**
     * What the role does with messages; decides what it may do with the key, and through which service. Required.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    access: Access;
}

/** Something of an AWS service that sends to a queue on the key, or publishes to a topic on it. */
export interface KeySourceArgs extends SourceArgs {
    /**
     * ARN of the topic on this key that the source reaches. Required for a source of a topic. Default: the source reaches a queue.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    topicArn?: Input<string>;
}

/** The services that use the key for those who call them. */
export enum KeyService {
    /** For who sends to queues. */
    Sqs = "sqs",
    /** For who publishes to topics. */
    Sns = "sns",
}

/** Somebody outside this account who sends to a queue on the key, or publishes to a topic on it. */
export interface KeySenderArgs extends SenderArgs {
    /**
     * The service to which they send: SQS for a queue, SNS for a topic. Required.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
     */
    through: KeyService;
}

/** The settings of a key. */
export interface KeySettingsArgs {
    /**
     * Who decides on the use of the key: its own policy, which names each role, or the account's identity policies too, for calls through SQS and SNS in this region. Default NamedPrincipals.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
     */
    mode?: KeyPolicyMode;
    /**
     * ARNs of the roles that manage the key and never use it, one or more; the role that deploys has to be among them, since nobody else changes the key, its alias or its tags then. Default: whom the account's identity policies allow.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
     */
    administratorArns?: Input<Input<string>[]>;
    /**
     * Makes a key that can be replicated to other regions. Changing it replaces the key, and messages under the old one are lost with it. Default false.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/mrk-how-it-works.html
     */
    multiRegion?: boolean;
    /**
     * Days between two rotations of the key material: 90 to 2560. Default 365.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
     */
    rotationPeriodInDays?: Input<number>;
    /**
     * Days between the deletion of the key and the loss of every message under it: 7 to 30. Default 30.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
     */
    deletionWindowInDays?: Input<number>;
    /**
     * Name of the alias, with or without alias/ in front: 1 to 250 letters, digits, slashes, hyphens and underscores, not beginning with aws/. Default: named by Pulumi.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
     */
    alias?: Input<string>;
    /**
     * Makes Pulumi refuse to delete the key, since no unread message outlives it. Set it to false before you destroy the stack. Default true.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
     */
    protect?: boolean;
}

/** A key, and who uses it. */
export interface MessagingKeyArgs extends KeySettingsArgs {
    /**
     * The roles that may use the key. In mode NamedPrincipals nobody else of this account may, whatever identity policies say. Default: none.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
     */
    users?: Input<Input<KeyUserArgs>[]>;
    /**
     * What sends to the queues on this key and publishes to its topics: topics, buckets, rules, alarms. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    sources?: KeySourceArgs[];
    /**
     * Who sends to the queues on this key, and publishes to its topics, from other accounts. Default: nobody.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
     */
    senders?: KeySenderArgs[];
    /**
     * Tags of the key. Application and Purpose are added. Default: those two.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
