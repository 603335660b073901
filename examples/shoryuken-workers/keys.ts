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
        "kms:Describe*",
        "kms:Disable*",
        "kms:Enable*",
        "kms:Get*",
        "kms:List*",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateKeyDescription",
        "kms:CreateAlias",
        "kms:UpdateAlias",
        "kms:DeleteAlias",
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

/** What is sealed is bound to its purpose: the key opens nothing else for these roles. */
const forJobs = { StringEquals: { "kms:EncryptionContext:purpose": `${app}-jobs` } };

/** With it the web application signs its jobs. Workers can check a signature and make none. */
const signing = new aws.kms.Key("signing", {
    description: "Signatures of jobs",
    keyUsage: "GENERATE_VERIFY_MAC",
    customerMasterKeySpec: "HMAC_256",
    deletionWindowInDays: 30,
    policy: document(
        administration,
        allow("WebSigns", { AWS: roleArn("web") }, "kms:GenerateMac"),
        allow("WorkerVerifies", { AWS: roleArn("worker") }, "kms:VerifyMac"),
    ),
});
export const signingKey = new aws.kms.Alias("signing", {
    name: `alias/${app}-signing`,
    targetKeyId: signing.keyId,
});

/** The key of what lies outside the queue: sealed parts of jobs, the secret, logs and images. */
export const dataKey = new aws.kms.Key("data", {
    description: "Sealed parts of jobs, secret, logs and images",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document(
        administration,
        allow("WebSeals", { AWS: roleArn("web") }, "kms:GenerateDataKey", forJobs),
        allow("WorkerOpens", { AWS: roleArn("worker") }, "kms:Decrypt", forJobs),
        allow(
            "Logs",
            { Service: pulumi.interpolate`logs.${region}.amazonaws.com` },
            ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"],
            { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs", "log-group:*") } },
        ),
        // Whoever may read the secret or pull an image may read it with the key, by way of the service alone.
        allow(
            "SecretsAndImages",
            { AWS: "*" },
            ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey", "kms:RetireGrant"],
            {
                StringEquals: {
                    "kms:CallerAccount": account,
                    "kms:ViaService": [
                        pulumi.interpolate`secretsmanager.${region}.amazonaws.com`,
                        pulumi.interpolate`ecr.${region}.amazonaws.com`,
                    ],
                },
            },
        ),
    ),
});
export const dataKeyAlias = new aws.kms.Alias("data", {
    name: `alias/${app}-data`,
    targetKeyId: dataKey.keyId,
});
