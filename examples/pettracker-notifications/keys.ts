import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { events } from "./events";
import { tags } from "./tags";

const account = aws.getCallerIdentityOutput().accountId;
const partition = aws.getPartitionOutput().partition;
const root = pulumi.interpolate`arn:${partition}:iam::${account}:root`;

/** All that it takes to manage a key, and nothing that uses it. */
const administration = [
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
    "kms:ListKeyPolicies",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
];

type Role = "sender" | "notifier" | "timeline";

/** A key with which roles of the events call KMS themselves, each with the actions that it needs. */
function keyFor(name: string, settings: aws.kms.KeyArgs, uses: Partial<Record<Role, string>>): aws.kms.Key {
    const allow = (Sid: string, AWS: pulumi.Input<string>, Action: string | string[]) => ({
        Sid,
        Effect: "Allow",
        Principal: { AWS },
        Action,
        Resource: "*",
    });
    const used = Object.entries(uses).map(([role, action]) =>
        allow(
            `Use${role}`,
            events.roleArns.apply((arns) => arns[role]!),
            action,
        ),
    );
    const policy = pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [allow("Administration", root, administration), ...used],
    });
    return new aws.kms.Key(
        name,
        { deletionWindowInDays: 30, ...settings, policy, tags },
        // KMS takes no policy that names a role that is not there.
        { dependsOn: events },
    );
}

/** Seals the health of pets: whoever moves dead letters or keeps the timeline reads none of it. */
export const healthKey = keyFor(
    "pettracker-health",
    { description: "Seals the health of pets on its way to the owner", enableKeyRotation: true },
    { sender: "kms:GenerateDataKey", notifier: "kms:Decrypt" },
);

/** Signs events: to make a signature and to check it are rights of their own, so that no reader can forge one. */
export const signatureKey = keyFor(
    "pettracker-signature",
    {
        description: "Signs what happens to pets",
        keyUsage: "GENERATE_VERIFY_MAC",
        customerMasterKeySpec: "HMAC_256",
    },
    { sender: "kms:GenerateMac", notifier: "kms:VerifyMac", timeline: "kms:VerifyMac" },
);
