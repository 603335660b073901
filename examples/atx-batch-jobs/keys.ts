import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { roleArn } from "./messaging";
import { account, app, arn, document, partition, region } from "./settings";

const administration = {
    Sid: "Administration",
    Effect: "Allow",
    Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${account}:root` },
    Action: [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:Describe*",
        "kms:Disable*",
        "kms:Enable*",
        "kms:Get*",
        "kms:List*",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
    ],
    Resource: "*",
};

const allow = (Sid: string, Principal: object, Action: string | string[], Condition?: object) => ({
    Sid,
    Effect: "Allow",
    Principal,
    Action,
    Resource: "*",
    ...(Condition && { Condition }),
});

/** With it the API signs requests. The dispatcher can check a signature and make none. */
const signing = new aws.kms.Key("signing", {
    description: "Signatures of requests",
    keyUsage: "GENERATE_VERIFY_MAC",
    customerMasterKeySpec: "HMAC_256",
    deletionWindowInDays: 30,
    policy: document(
        administration,
        allow("SubmitSigns", { AWS: roleArn("submit") }, "kms:GenerateMac"),
        allow("DispatchVerifies", { AWS: roleArn("dispatch") }, "kms:VerifyMac"),
    ),
});
export const signingKey = new aws.kms.Alias("signing", {
    name: `alias/${app}-signing`,
    targetKeyId: signing.keyId,
});

const services = ["s3", "secretsmanager", "ecr", "dynamodb"];

/** The key of what lies outside of queues and topic: files, secret, images, ledger and logs. */
export const dataKey = new aws.kms.Key("data", {
    description: "Files, secret, images, ledger and logs",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document(
        administration,
        // Whoever may read a file, the secret or an image may do so with the key, by way of the service alone.
        allow(
            "ThroughServices",
            { AWS: "*" },
            [
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*",
                "kms:RetireGrant",
            ],
            {
                StringEquals: {
                    "kms:CallerAccount": account,
                    "kms:ViaService": services.map(
                        (name) => pulumi.interpolate`${name}.${region}.amazonaws.com`,
                    ),
                },
            },
        ),
        allow(
            "Logs",
            { Service: pulumi.interpolate`logs.${region}.amazonaws.com` },
            ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"],
            { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs", "log-group:*") } },
        ),
    ),
});
new aws.kms.Alias("data", { name: `alias/${app}-data`, targetKeyId: dataKey.keyId });
