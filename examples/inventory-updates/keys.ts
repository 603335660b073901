import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { messaging, roleArn } from "./messaging";
import { accountId, document, partition, region, tags } from "./settings";
import { warehouse, warehouseArn } from "./warehouse";

type Statement = aws.types.input.iam.PolicyStatement;

const account = { AWS: pulumi.interpolate`arn:${partition}:iam::${accountId}:root` };

/** The account manages the key, and may not use it: in the policy of a key, "*" is this key. */
const managed: Statement = {
    Sid: "AccountAdministersKey",
    Effect: "Allow",
    Principal: account,
    Action: [
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
        "kms:ListResourceTags",
        "kms:PutKeyPolicy",
        "kms:RevokeGrant",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
    ],
    Resource: "*",
};

/** Who uses a key for what. */
const allow = (
    Sid: string,
    role: pulumi.Input<string>,
    Action: string,
    Condition?: Statement["Condition"],
): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { AWS: role },
    Action,
    Resource: "*",
    Condition,
});

const through = (service: string) => ({
    StringEquals: { "kms:ViaService": pulumi.interpolate`${service}.${region}.amazonaws.com` },
});

/** The key of the files and the tables. Nobody uses it but through S3 and DynamoDB. */
export const dataKey = new aws.kms.Key(
    "inventory-data-key",
    {
        description: "Encrypts the files and the tables of the inventory",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(
            managed,
            allow("WarehouseWritesFiles", warehouseArn, "kms:GenerateDataKey", through("s3")),
            allow("CsvReadsFiles", roleArn("csv"), "kms:Decrypt", through("s3")),
            allow("StockUsesTables", roleArn("stock"), "kms:Decrypt", through("dynamodb")),
            {
                // Whoever may make tables lets DynamoDB use the key for them.
                Sid: "TablesUseKey",
                Effect: "Allow",
                Principal: account,
                Action: [
                    "kms:CreateGrant",
                    "kms:Decrypt",
                    "kms:Encrypt",
                    "kms:GenerateDataKey*",
                    "kms:ReEncrypt*",
                ],
                Resource: "*",
                Condition: through("dynamodb"),
            },
        ),
        tags,
    },
    { protect: true, dependsOn: [messaging, warehouse] },
);

/** The key of the signatures. Who signs cannot check, who checks cannot sign, and nobody ever holds the key. */
export const signingKey = new aws.kms.Key(
    "inventory-signing-key",
    {
        description: "Signs stock changes on their way through the queue",
        keyUsage: "GENERATE_VERIFY_MAC",
        customerMasterKeySpec: "HMAC_256",
        deletionWindowInDays: 30,
        policy: document(
            managed,
            allow("CsvSigns", roleArn("csv"), "kms:GenerateMac"),
            allow("StockChecks", roleArn("stock"), "kms:VerifyMac"),
        ),
        tags,
    },
    { protect: true, dependsOn: [messaging] },
);
