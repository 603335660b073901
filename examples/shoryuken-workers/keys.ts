import * as aws from "@pulumi/aws";

import { account, document } from "../account";
import { administration, allowKey, logs, keyForSignatures, via } from "../key-policy";
import { jobs } from "./messaging";
import { app } from "./settings";

/** What is sealed is bound to its purpose: the key opens nothing else for these roles. */
const forJobs = { StringEquals: { "kms:EncryptionContext:purpose": `${app}-jobs` } };

/** With it the web application signs its jobs. Workers can check a signature and make none. */
const signing = keyForSignatures("signing", {
    description: "Signatures of jobs",
    signers: { WebSigns: jobs.role("web").roleArn },
    verifiers: { WorkerVerifies: jobs.role("worker").roleArn },
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
        allowKey("WebSeals", { AWS: jobs.role("web").roleArn }, "kms:GenerateDataKey", forJobs),
        allowKey("WorkerOpens", { AWS: jobs.role("worker").roleArn }, "kms:Decrypt", forJobs),
        logs,
        // Whoever may read the secret or pull an image may read it with the key, by way of the service alone.
        allowKey(
            "SecretsAndImages",
            { AWS: "*" },
            ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey", "kms:RetireGrant"],
            {
                StringEquals: {
                    "kms:CallerAccount": account,
                    "kms:ViaService": [via("secretsmanager"), via("ecr")],
                },
            },
        ),
    ),
});
export const dataKeyAlias = new aws.kms.Alias("data", {
    name: `alias/${app}-data`,
    targetKeyId: dataKey.keyId,
});
