import * as aws from "@pulumi/aws";

import { account, document } from "../account";
import { administration, allowKey, logs, keyForSignatures, via } from "../key-policy";
import { messaging } from "./messaging";
import { app } from "./settings";

/** With it the API signs requests. The dispatcher can check a signature and make none. */
const signing = keyForSignatures("signing", {
    description: "Signatures of requests",
    signers: { SubmitSigns: messaging.role("submit").roleArn },
    verifiers: { DispatchVerifies: messaging.role("dispatch").roleArn },
});
export const signingKey = new aws.kms.Alias("signing", {
    name: `alias/${app}-signing`,
    targetKeyId: signing.keyId,
});

const services = ["s3", "secretsmanager", "ecr", "dynamodb"];

/** The key of what lies outside of queues and topic: files, secret, images, ledger and logs. */
export const dataKey = new aws.kms.Key("data", {
    description: "Files, secret, images, ledger and logs",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document(
        administration,
        // Whoever may read a file, the secret or an image may do so with the key, by way of the service alone.
        allowKey(
            "ThroughServices",
            { AWS: "*" },
            [
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*",
                "kms:RetireGrant",
            ],
            {
                StringEquals: {
                    "kms:CallerAccount": account,
                    "kms:ViaService": services.map(via),
                },
            },
        ),
        logs,
    ),
});
new aws.kms.Alias("data", { name: `alias/${app}-data`, targetKeyId: dataKey.keyId });
