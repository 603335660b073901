import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { Access } from "./documents/access";
import { keyPolicy, type KeyPolicyFacts } from "./documents/key-policy";
import { limitProblems } from "./limits";
import { keyLimits } from "./limits/key";
import {
    documentText,
    guarded,
    ownOutputs,
    plain,
    refuse,
    token,
    withDefaults,
    type Owner,
} from "./base/owner";
import { placeOf } from "./base/place";

type Input<T> = pulumi.Input<T>;

/** A role that uses the key through SQS or SNS. */
export interface KeyUserArgs {
    /** ARN of the role. It has to exist before the key policy names it. */
    roleArn: Input<string>;
    /** What the role does with messages; decides what it may do with the key, and through which service. */
    access: Access;
}

/** The settings of a key. */
export interface KeySettingsArgs {
    /** Days between two rotations of the key material: 90 to 2560. Default 365. */
    rotationPeriodInDays?: Input<number>;
    /** Days between the deletion of the key and the loss of every message under it: 7 to 30. Default 30. */
    deletionWindowInDays?: Input<number>;
    /** Name of the alias, with or without alias/ in front. Default: named by Pulumi. */
    alias?: Input<string>;
    /** Makes Pulumi refuse to delete the key, since no unread message outlives it. Set it to false before you destroy the stack. Default true. */
    protect?: boolean;
}

export interface MessagingKeyArgs extends KeySettingsArgs {
    /** The roles that may use the key. Nobody else may, whatever identity policies say. Default: none. */
    users?: Input<Input<KeyUserArgs>[]>;
    /** ARNs of the topics that deliver to queues on this key. Default: none. */
    topicArns?: Input<Input<string>[]>;
    /** Tags of the key. Application and Purpose are added. */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * A customer-managed key for queues and topics. The account administers it and cannot use it; exactly the named
 * roles use it, through SQS or SNS in this region; SNS uses it for the named topics.
 *
 *     <name>-key           the key and its alias
 *     <name>-key-policy    the key policy
 */
export class MessagingKey extends pulumi.ComponentResource {
    /** ARN of the key. */
    public readonly keyArn: pulumi.Output<string>;
    /** Name of the alias, known at preview. */
    public readonly aliasName: pulumi.Output<string>;

    constructor(name: string, args: MessagingKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingKey", name };
        refuse(owner, limitProblems("", args, keyLimits));
        const settings = withDefaults(guarded(owner, "", args, keyLimits), keyDefaults);
        const { rotationPeriodInDays, deletionWindowInDays, protect } = settings;
        super(token(owner.kind), name, plain({ rotationPeriodInDays, deletionWindowInDays, protect }), opts);

        const key = new aws.kms.Key(
            `${name}-key`,
            {
                description: `Encrypts the queues and topics of ${name}`,
                keyUsage: "ENCRYPT_DECRYPT",
                customerMasterKeySpec: "SYMMETRIC_DEFAULT",
                enableKeyRotation: true,
                rotationPeriodInDays,
                deletionWindowInDays,
                tags: keyTags(name, args.tags),
            },
            { parent: this, protect },
        );
        const alias = new aws.kms.Alias(
            `${name}-key`,
            { name: aliasName(settings.alias), targetKeyId: key.keyId },
            { parent: this },
        );
        const { users = [], topicArns = [] } = args;
        const policy = pulumi
            .all([placeOf(this, opts), pulumi.output(users), pulumi.output(topicArns)])
            .apply(([place, known, topics]) => policyText(owner, { place, users: known, topicArns: topics }));
        new aws.kms.KeyPolicy(`${name}-key-policy`, { keyId: key.keyId, policy }, { parent: this });

        this.keyArn = key.arn;
        this.aliasName = alias.name;
        this.registerOutputs(ownOutputs(this));
    }
}

const keyDefaults = { rotationPeriodInDays: 365, deletionWindowInDays: 30, protect: true };

function policyText(owner: Owner, facts: KeyPolicyFacts): string {
    return documentText(owner, "key policy", keyPolicy(facts));
}

function keyTags(name: string, tags: MessagingKeyArgs["tags"]) {
    return pulumi
        .output(tags)
        .apply((given) => ({ Application: name, Purpose: "SQS and SNS encryption", ...given }));
}

function aliasName(alias: Input<string> | undefined): Input<string> | undefined {
    if (alias === undefined) return undefined;
    return pulumi.output(alias).apply((given) => (given.startsWith("alias/") ? given : `alias/${given}`));
}
