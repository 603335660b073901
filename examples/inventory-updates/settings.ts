import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

/** How long a function may work on what it is given. */
export const functionTimeoutSeconds = config.requireNumber("functionTimeoutSeconds");
export const exclusive = config.requireBoolean("exclusive");
/** Whether a destroy removes files and tables as well. */
export const removeData = config.requireBoolean("removeData");
export const engineerArns = config.requireObject<string[]>("engineerArns");

/** Whose everything here is: people reach what has the department that they have. */
export const department = { Department: "inventory" };

/** Tags of everything. */
export const tags = {
    ...department,
    Application: "inventory-updates",
    Purpose: "Stock from warehouse files",
};

/** Names in AWS that have to be known before: each stack has its own. */
export const named = (what: string) => `inventory-${what}-${pulumi.getStack()}`;
