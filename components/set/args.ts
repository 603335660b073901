import type { Input } from "@pulumi/pulumi";

import type { Access } from "../documents/access";
import type { FifoArgs } from "../base/fifo";
import type { AlarmArgs } from "../messaging-alarms";
import type { KeySettingsArgs } from "../messaging-key";
import type { QueueSettingsArgs } from "../queue/settings";
import type { TrustArgs } from "../role/trust";

/** How a set is encrypted: always with a customer-managed key of its own. */
export interface EncryptionArgs extends KeySettingsArgs {
    /** How long SQS reuses a data key before it asks KMS for another, in seconds: 60 to 86400. A queue may say otherwise. Default 300. */
    dataKeyReusePeriodSeconds?: Input<number>;
}

/** The topic of a set. */
export interface TopicArgs {
    /** Whether the set has a topic. Default true. */
    enabled?: boolean;
    /** The sender that people see: at most 100 characters. Default: none. */
    displayName?: Input<string>;
}

/** A queue of a set. It has a dead-letter queue, and if it is subscribed its subscription has another. */
export interface QueueArgs extends QueueSettingsArgs {
    /** Whether the topic delivers to this queue. Default true if the set has a topic. */
    subscribe?: boolean;
    /** Delivers the message as it was published, without the envelope of SNS. Default true. */
    rawMessageDelivery?: Input<boolean>;
}

/** A role of a set. */
export interface RoleArgs {
    /** What the role does with messages; decides its actions. A publisher acts on the topic, all others on queues. */
    access: Access;
    /** Who may take the role. */
    trust: TrustArgs;
    /** Names of the queues that the role reaches. Default: all queues of the set. */
    queues?: string[];
}

export interface MessagingSetArgs {
    /** What the names in AWS begin with. Default: named by Pulumi. */
    name?: Input<string>;
    /** First-in-first-out delivery for the topic and every queue. Default: standard. */
    fifo?: FifoArgs;
    /** The key. */
    encryption?: EncryptionArgs;
    /** The topic. Default: one that delivers to every queue. */
    topic?: TopicArgs;
    /** The queues, by name; the name is part of every name below it. Default: one queue, main. */
    queues?: { [name: string]: QueueArgs };
    /** The roles, by name. Default: none, and then nobody can use the key. */
    roles?: { [name: string]: RoleArgs };
    /** The alarms, one for each dead-letter queue. Default: they call nobody. */
    alarms?: AlarmArgs;
    /** Path of every role, beginning and ending with "/". Default "/". */
    rolePath?: Input<string>;
    /** ARN of the managed policy that bounds every role. Default: none. */
    permissionsBoundaryArn?: Input<string>;
    /** Tags of everything that has tags. */
    tags?: Input<{ [key: string]: Input<string> }>;
}
