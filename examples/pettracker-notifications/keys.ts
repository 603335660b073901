import * as aws from "@pulumi/aws";

import { document } from "../account";
import { administration, allowKey, keyForSignatures } from "../key-policy";
import { events } from "./events";
import { tags } from "./tags";

const sender = events.role("sender").roleArn;
const notifier = events.role("notifier").roleArn;

// KMS takes no policy that names a role that is not there.
const afterRoles = { dependsOn: events };

/** Seals the health of pets: whoever moves dead letters or keeps the timeline reads none of it. */
export const healthKey = new aws.kms.Key(
    "pettracker-health",
    {
        description: "Seals the health of pets on its way to the owner",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(
            administration,
            allowKey("SenderSeals", { AWS: sender }, "kms:GenerateDataKey"),
            allowKey("NotifierOpens", { AWS: notifier }, "kms:Decrypt"),
        ),
        tags,
    },
    afterRoles,
);

/** Signs events: to make a signature and to check it are rights of their own, so that no reader can forge one. */
export const signatureKey = keyForSignatures(
    "pettracker-signature",
    {
        description: "Signs what happens to pets",
        signers: { SenderSigns: sender },
        verifiers: { NotifierChecks: notifier, TimelineChecks: events.role("timeline").roleArn },
        tags,
    },
    afterRoles,
);
