import type { Input } from "@pulumi/pulumi";

import type { Access } from "../documents/access";
import type { TrustArgs } from "./trust-args";

/** How messages of a topic may leave it. */
export enum SubscriptionProtocol {
    /** To a queue. */
    Sqs = "sqs",
    /** To a function. */
    Lambda = "lambda",
    /** To a web server, with TLS. */
    Https = "https",
}

/** A role for one kind of access and one kind of caller, or the policies of a role that is there already. */
export interface MessagingRoleArgs {
    /**
     * What the role does with messages; decides its actions. Required.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
     */
    access: Access;
    /**
     * Who may take the role. Default: none, and then existingRoleArn is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html
     */
    trust?: TrustArgs;
    /**
     * ARN of a role of this account that is there already: it gets the policies, and no role is made. Default: a role is made.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
     */
    existingRoleArn?: Input<string>;
    /**
     * ARNs of the queues: a producer sends to them, a consumer reads them, an operator moves messages back to them, an auditor reads and an administrator changes their settings. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
     */
    queueArns?: Input<Input<string>[]>;
    /**
     * ARNs of the dead-letter queues of queues, for an operator, an auditor or an administrator. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
     */
    deadLetterQueueArns?: Input<Input<string>[]>;
    /**
     * ARNs of the dead-letter queues of subscriptions, for an operator, an auditor or an administrator. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
     */
    subscriptionDeadLetterQueueArns?: Input<Input<string>[]>;
    /**
     * ARNs of the topics, for a publisher, a subscriber, an auditor or an administrator. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
     */
    topicArns?: Input<Input<string>[]>;
    /**
     * Lets an operator empty dead-letter queues for good. Default false.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
     */
    purge?: boolean;
    /**
     * By which protocols a subscriber may subscribe. Default: to queues alone.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
     */
    subscriptionProtocols?: SubscriptionProtocol[];
    /**
     * Keys of tags that a queue or topic has to have in common with the role, 1 to 128 characters each; tags has to hold them. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-abac.html
     */
    abacTagKeys?: string[];
    /**
     * Aliases of keys that leave it to IAM who uses them, with or without alias/ in front: the role gets a policy for these. Default: none.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
     */
    keyAliases?: Input<Input<string>[]>;
    /**
     * ARNs of such keys, of those for instance that another team owns. Default: none.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html
     */
    kmsKeyArns?: Input<Input<string>[]>;
    /**
     * ARNs of keys under which earlier messages still wait: a consumer or operator decrypts with them, and does nothing else. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
     */
    previousKeyArns?: Input<Input<string>[]>;
    /**
     * Name of the role in AWS: 1 to 64 letters, digits, hyphens and underscores. Default: named by Pulumi.
     * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
     */
    name?: Input<string>;
    /**
     * Path of the role, beginning and ending with "/". Default: pulumi-secure-messaging:rolePath in the configuration of the stack, or else "/".
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
     */
    path?: Input<string>;
    /**
     * ARN of the managed policy that bounds the role. Default: pulumi-secure-messaging:permissionsBoundaryArn in the configuration of the stack, or else none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: Input<string>;
    /**
     * How long a session of the role may last, in seconds: 3600 to 43200. A role that takes the role gets an hour at most. Default 3600.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html
     */
    maxSessionDuration?: Input<number>;
    /**
     * What people read about the role: at most 1000 characters. Default: its access.
     * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
     */
    description?: Input<string>;
    /**
     * Tags of the role and its instance profile. Default: none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
