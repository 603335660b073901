import * as aws from "@pulumi/aws";

import { dataKey } from "./keys";
import { removeData, tags } from "./settings";

const kept = {
    billingMode: "PAY_PER_REQUEST",
    serverSideEncryption: { enabled: true, kmsKeyArn: dataKey.arn },
    pointInTimeRecovery: { enabled: true },
    deletionProtectionEnabled: !removeData,
    tags,
};

/** How much there is of what, and where. */
export const stockTable = new aws.dynamodb.Table("inventory-stock", {
    ...kept,
    attributes: [
        { name: "sku", type: "S" },
        { name: "warehouse", type: "S" },
    ],
    hashKey: "sku",
    rangeKey: "warehouse",
});

/** Which changes were made, so that none is made twice. */
export const ledgerTable = new aws.dynamodb.Table("inventory-ledger", {
    ...kept,
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    ttl: { attributeName: "expires", enabled: true },
});
