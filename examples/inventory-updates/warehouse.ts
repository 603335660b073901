import * as aws from "@pulumi/aws";

import { arnOfRole, takenBy } from "../account";
import { tags } from "./settings";

/** The system of a warehouse, which delivers stock lists. */
export const warehouse = new aws.iam.Role("inventory-warehouse", {
    description: "Puts stock lists into the bucket of the inventory",
    assumeRolePolicy: takenBy("ec2.amazonaws.com"),
    tags,
});

/** Its ARN, which a preview knows by the name. */
export const warehouseArn = arnOfRole(warehouse);
