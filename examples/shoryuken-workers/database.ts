import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn } from "../account";
import { dataKey } from "./keys";
import { app, databaseUrl } from "./settings";

/** The address of the database with its password, as JSON: { "url": "postgres://…" }. */
export const secret = new aws.secretsmanager.Secret("database", {
    name: `${app}/database`,
    kmsKeyId: dataKey.arn,
});

if (databaseUrl)
    new aws.secretsmanager.SecretVersion("database", {
        secretId: secret.id,
        secretString: pulumi.jsonStringify({ url: databaseUrl }),
    });

/** Without the six characters that Secrets Manager adds to the name: so the preview knows what it judges. */
export const secretArn = arn("secretsmanager", pulumi.interpolate`secret:${secret.name}`);

/** Lets a role read this secret and no other whose name begins like its own. */
export const mayReadSecret = {
    Effect: "Allow",
    Action: "secretsmanager:GetSecretValue",
    Resource: pulumi.interpolate`${secretArn}-??????`,
};
