import * as aws from "@pulumi/aws";

import { document, iamArn } from "../account";
import { administration, allowKey, keyForSignatures, via } from "../key-policy";
import { messaging } from "./messaging";
import { tags } from "./settings";
import { warehouse, warehouseArn } from "./warehouse";

const through = (service: string) => ({
    StringEquals: { "kms:ViaService": via(service) },
});

/** The key of the files and the tables. Nobody uses it but through S3 and DynamoDB. */
export const dataKey = new aws.kms.Key(
    "inventory-data-key",
    {
        description: "Encrypts the files and the tables of the inventory",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(
            administration,
            allowKey("WarehouseWritesFiles", { AWS: warehouseArn }, "kms:GenerateDataKey", through("s3")),
            allowKey("CsvReadsFiles", { AWS: messaging.role("csv").roleArn }, "kms:Decrypt", through("s3")),
            allowKey(
                "StockUsesTables",
                { AWS: messaging.role("stock").roleArn },
                "kms:Decrypt",
                through("dynamodb"),
            ),
            // Whoever may make tables lets DynamoDB use the key for them.
            allowKey(
                "TablesUseKey",
                { AWS: iamArn("root") },
                ["kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
                through("dynamodb"),
            ),
        ),
        tags,
    },
    { protect: true, dependsOn: [messaging, warehouse] },
);

/** The key of the signatures. Who signs cannot check, who checks cannot sign, and nobody ever holds the key. */
export const signingKey = keyForSignatures(
    "inventory-signing-key",
    {
        description: "Signs stock changes on their way through the queue",
        signers: { CsvSigns: messaging.role("csv").roleArn },
        verifiers: { StockChecks: messaging.role("stock").roleArn },
        tags,
    },
    { protect: true, dependsOn: [messaging] },
);
