import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { documentText } from "../base/owner";
import { trailKeyPolicy } from "../documents/trail-key-policy";
import type { AuditContext } from "./context";

/** The key of the logs, and the policy that lets the trail use it, if it is ours. */
interface LogKey {
    arn: pulumi.Output<string>;
    policy?: aws.kms.KeyPolicy;
}

/** The key that is given, or one for the bucket that is made. An existing bucket has what its owner gave it. */
export function trailKey(context: AuditContext): LogKey | undefined {
    const { bucket, kmsKeyArn } = context.settings;
    if (kmsKeyArn !== undefined) return { arn: pulumi.output(kmsKeyArn) };
    return bucket.existingName === undefined ? createKey(context) : undefined;
}

function createKey({ owner, parent, place, settings }: AuditContext): LogKey {
    const name = `${owner.name}-trail-key`;
    const key = new aws.kms.Key(
        name,
        {
            description: `Encrypts the audit logs of ${owner.name}`,
            keyUsage: "ENCRYPT_DECRYPT",
            customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            enableKeyRotation: true,
            rotationPeriodInDays: 365,
            deletionWindowInDays: 30,
            tags: settings.tags,
        },
        { parent, protect: settings.bucket.protect },
    );
    new aws.kms.Alias(name, { targetKeyId: key.keyId }, { parent });
    const policy = pulumi
        .all([place, settings.name])
        .apply(([known, trailName]) =>
            documentText(owner, "key policy", trailKeyPolicy({ place: known, trailName })),
        );
    return {
        arn: key.arn,
        policy: new aws.kms.KeyPolicy(
            `${name}-policy`,
            { keyId: key.keyId, policy },
            // Deleted alone it would open the key to the whole account, while the bucket still holds logs.
            { parent, retainOnDelete: true },
        ),
    };
}
