import { PutResourcePolicyCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

import { type Aws, onceSettled } from "../../aws";
import type { Values } from "../../values";

/** What says that a secret is not there, or is on its way out. */
export const missing = ["ResourceNotFoundException", "InvalidRequestException"];

/** A policy may name a role that was made a moment ago. */
export async function putPolicy(id: string, { policy, blockPublicPolicy }: Values, aws: Aws): Promise<void> {
    const command = new PutResourcePolicyCommand({
        SecretId: id,
        ResourcePolicy: String(policy),
        ...(blockPublicPolicy === true ? { BlockPublicPolicy: true } : {}),
    });
    await onceSettled(
        () => aws.client(SecretsManagerClient).send(command),
        "MalformedPolicyDocumentException",
    );
}
