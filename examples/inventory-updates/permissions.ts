import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn, document } from "../account";
import { files } from "./files";
import { messaging } from "./messaging";
import { ledgerTable, stockTable } from "./tables";
import { warehouse } from "./warehouse";

// What the roles do beside the queue. The policies of the keys say what they do with those.
const stockLists = pulumi.interpolate`${files.arn}/stock/*`;
const tableArn = (table: aws.dynamodb.Table) => arn("dynamodb", pulumi.interpolate`table/${table.name}`);

new aws.iam.RolePolicy("inventory-warehouse", {
    role: warehouse.name,
    policy: document({ Sid: "Deliver", Effect: "Allow", Action: "s3:PutObject", Resource: stockLists }),
});

new aws.iam.RolePolicy("inventory-csv-files", {
    role: messaging.role("csv").roleName,
    policy: document({ Sid: "Read", Effect: "Allow", Action: "s3:GetObjectVersion", Resource: stockLists }),
});

// It changes stock and notes that it did, and can read neither.
new aws.iam.RolePolicy("inventory-stock-tables", {
    role: messaging.role("stock").roleName,
    policy: document(
        { Sid: "Change", Effect: "Allow", Action: "dynamodb:UpdateItem", Resource: tableArn(stockTable) },
        { Sid: "Note", Effect: "Allow", Action: "dynamodb:PutItem", Resource: tableArn(ledgerTable) },
    ),
});
