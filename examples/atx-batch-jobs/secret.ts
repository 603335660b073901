import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn } from "../account";
import { dataKey } from "./keys";
import { app, githubToken, removeFiles } from "./settings";

/** A token for private repositories, as JSON: { "token": "…" }. A job reads it when it needs it. */
export const secret = new aws.secretsmanager.Secret("github-token", {
    name: `${app}/github-token`,
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: removeFiles ? 0 : 30,
});

if (githubToken)
    new aws.secretsmanager.SecretVersion("github-token", {
        secretId: secret.id,
        secretString: pulumi.jsonStringify({ token: githubToken }),
    });

/** It and no other whose name begins like its own: Secrets Manager adds six characters, which nobody knows before. */
export const secretArn = arn("secretsmanager", pulumi.interpolate`secret:${secret.name}-??????`);
