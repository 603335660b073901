import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import { keyPolicy, KeyPolicyMode, keyUseStatements } from "./documents/key-policy";
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
import { shaped } from "./base/shaped";
import type { MessagingKeyArgs } from "./key/args";
import { keyShape } from "./key/shapes";
import { keyFacts, keyUseProblems } from "./key/use";

type Input<T> = pulumi.Input<T>;

/**
 * A customer-managed key for queues and topics. In mode NamedPrincipals the account and its administrators manage it
 * and cannot use it, and exactly the named roles use it; in mode DelegateToIam whoever IAM allows to does; in both
 * through SQS or SNS in this region only. Services use it for the named sources.
 *
 *     <name>-key           the key and its alias
 *     <name>-key-policy    the key policy
 */
export class MessagingKey extends pulumi.ComponentResource {
    /** ARN of the key. */
    public readonly keyArn: pulumi.Output<string>;
    /** Id of the key. */
    public readonly keyId: pulumi.Output<string>;
    /** Name of the alias, known at preview. */
    public readonly aliasName: pulumi.Output<string>;
    /** A policy document with all that users, sources and senders need: what another key needs to take the place of this one. Known at preview. */
    public readonly keyPolicyStatements: pulumi.Output<string>;

    constructor(name: string, args: MessagingKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingKey", name };
        const settings = checked(owner, shaped(owner, args, keyShape));
        const { rotationPeriodInDays, deletionWindowInDays, multiRegion, protect, mode } = settings;
        const shown = { rotationPeriodInDays, deletionWindowInDays, multiRegion, protect, mode };
        super(token(owner.kind), name, plain(shown), withFormerNames(owner, opts));

        const inputs = {
            rotationPeriodInDays,
            deletionWindowInDays,
            multiRegion,
            tags: keyTags(name, settings.tags),
        };
        const key = new aws.kms.Key(
            `${name}-key`,
            { ...symmetric, description: `Encrypts the queues and topics of ${name}`, ...inputs },
            { parent: this, protect },
        );
        const alias = new aws.kms.Alias(
            `${name}-key`,
            { name: aliasName(settings.alias), targetKeyId: key.keyId },
            { parent: this },
        );
        const facts = keyFacts(owner, placeOf(this, opts), settings);
        const policy = facts.apply((known) =>
            documentText(owner, "key policy", keyPolicy({ ...known, multiRegion })),
        );
        new aws.kms.KeyPolicy(
            `${name}-key-policy`,
            { keyId: key.keyId, policy },
            // Deleted alone it would open the key to the whole account, while queues still hold messages; and once it
            // names administrators, nobody else may make the alias.
            { parent: this, retainOnDelete: true, dependsOn: alias },
        );

        this.keyArn = key.arn;
        this.keyId = key.keyId;
        this.aliasName = alias.name;
        this.keyPolicyStatements = facts.apply((known) =>
            documentText(owner, "key policy", keyUseStatements(known)),
        );
        this.registerOutputs(ownOutputs(this));
    }
}

/** SQS and SNS use no other kind of key. */
const symmetric = {
    keyUsage: "ENCRYPT_DECRYPT",
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    enableKeyRotation: true,
};

const keyDefaults = {
    mode: KeyPolicyMode.NamedPrincipals,
    rotationPeriodInDays: 365,
    deletionWindowInDays: 30,
    multiRegion: false,
    protect: true,
};

function checked(owner: Owner, args: MessagingKeyArgs) {
    refuse(owner, [...limitProblems("", args, keyLimits), ...keyUseProblems("", args)]);
    return withDefaults(guarded(owner, "", args, keyLimits), keyDefaults);
}

function keyTags(name: string, tags: MessagingKeyArgs["tags"]) {
    const own = { Application: name, Purpose: "SQS and SNS encryption" };
    return tags === undefined ? own : pulumi.output(tags).apply((given) => ({ ...own, ...given }));
}

function aliasName(alias: Input<string> | undefined): Input<string> | undefined {
    if (alias === undefined) return undefined;
    return pulumi.output(alias).apply((given) => (given.startsWith("alias/") ? given : `alias/${given}`));
}
