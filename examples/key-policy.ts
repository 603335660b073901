// The policies of keys beside the queues: of signatures, files, tables and secrets.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn, dnsSuffix, document, iamArn, region } from "./account";

/** In the policy of a key, "*" is this key. */
export const allowKey = (
    Sid: string,
    Principal: object,
    Action: string | string[],
    Condition?: object,
): object => ({ Sid, Effect: "Allow", Principal, Action, Resource: "*", ...(Condition && { Condition }) });

/** The account manages the key, and does not use it: whoever may use it is named by another statement. */
export const administration = allowKey("AccountAdministersKey", { AWS: iamArn("root") }, [
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DeleteAlias",
    "kms:DescribeKey",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:EnableKey",
    "kms:EnableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListGrants",
    "kms:ListKeyPolicies",
    "kms:ListKeyRotations",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
]);

/** CloudWatch Logs encrypts the log groups of this account. */
export const logs = allowKey(
    "Logs",
    { Service: pulumi.interpolate`logs.${region}.${dnsSuffix}` },
    ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"],
    { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs", "log-group:*") } },
);

/** A service of this region as `kms:ViaService` names it. */
export const via = (service: string) => pulumi.interpolate`${service}.${region}.${dnsSuffix}`;

interface Signatures {
    description: string;
    /** ARNs of the roles who sign, each by the Sid of its statement. */
    signers: Record<string, pulumi.Input<string>>;
    /** ARNs of the roles who check signatures, the same way. */
    verifiers: Record<string, pulumi.Input<string>>;
    tags?: Record<string, string>;
}

/** A key for signatures. Who only checks them can make none, and nobody ever holds the key. */
export function keyForSignatures(
    name: string,
    { description, signers, verifiers, tags }: Signatures,
    options?: pulumi.CustomResourceOptions,
): aws.kms.Key {
    const may = (action: string, roles: Record<string, pulumi.Input<string>>) =>
        Object.entries(roles).map(([Sid, AWS]) => allowKey(Sid, { AWS }, action));
    const settings: aws.kms.KeyArgs = {
        description,
        keyUsage: "GENERATE_VERIFY_MAC",
        customerMasterKeySpec: "HMAC_256",
        deletionWindowInDays: 30,
        policy: document(
            administration,
            ...may("kms:GenerateMac", signers),
            ...may("kms:VerifyMac", verifiers),
        ),
        tags,
    };
    return new aws.kms.Key(name, settings, options);
}
