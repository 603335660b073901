import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountId, document, partition, tags } from "./settings";

/** The system of a warehouse, which delivers stock lists. */
export const warehouse = new aws.iam.Role("inventory-warehouse", {
    description: "Puts stock lists into the bucket of the inventory",
    assumeRolePolicy: document({
        Sid: "Warehouse",
        Effect: "Allow",
        Principal: { Service: "ec2.amazonaws.com" },
        Action: "sts:AssumeRole",
    }),
    tags,
});

/** Its ARN, which a preview knows by the name. */
export const warehouseArn = pulumi.interpolate`arn:${partition}:iam::${accountId}:role/${warehouse.name}`;
