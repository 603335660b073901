import * as aws from "@pulumi/aws";

import { document } from "../account";
import { administration, allowKey } from "../key-policy";
import { events } from "./events";
import { tags } from "./tags";

type Role = "sender" | "notifier" | "timeline";

/** A key with which roles of the events call KMS themselves, each with the actions that it needs. */
function keyFor(name: string, settings: aws.kms.KeyArgs, uses: Partial<Record<Role, string>>): aws.kms.Key {
    const used = Object.entries(uses).map(([role, action]) =>
        allowKey(`Use${role}`, { AWS: events.role(role).roleArn }, action),
    );
    const policy = document(administration, ...used);
    return new aws.kms.Key(
        name,
        { deletionWindowInDays: 30, ...settings, policy, tags },
        // KMS takes no policy that names a role that is not there.
        { dependsOn: events },
    );
}

/** Seals the health of pets: whoever moves dead letters or keeps the timeline reads none of it. */
export const healthKey = keyFor(
    "pettracker-health",
    { description: "Seals the health of pets on its way to the owner", enableKeyRotation: true },
    { sender: "kms:GenerateDataKey", notifier: "kms:Decrypt" },
);

/** Signs events: to make a signature and to check it are rights of their own, so that no reader can forge one. */
export const signatureKey = keyFor(
    "pettracker-signature",
    {
        description: "Signs what happens to pets",
        keyUsage: "GENERATE_VERIFY_MAC",
        customerMasterKeySpec: "HMAC_256",
    },
    { sender: "kms:GenerateMac", notifier: "kms:VerifyMac", timeline: "kms:VerifyMac" },
);
