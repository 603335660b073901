import { GetKeyPolicyCommand, KMSClient, PutKeyPolicyCommand } from "@aws-sdk/client-kms";

import { type Aws, onceSettled } from "../../aws";
import type { Values } from "../../values";

/** A key has exactly one policy, of this name. */
const PolicyName = "default";

export async function keyPolicyOf(id: string, aws: Aws): Promise<Values> {
    const { Policy } = await aws.client(KMSClient).send(new GetKeyPolicyCommand({ KeyId: id, PolicyName }));
    return { policy: Policy! };
}

/** A policy may name a role that was made a moment ago. */
export async function putKeyPolicy(id: string, inputs: Values, aws: Aws): Promise<void> {
    const command = new PutKeyPolicyCommand({
        KeyId: id,
        PolicyName,
        Policy: String(inputs["policy"]),
        BypassPolicyLockoutSafetyCheck: inputs["bypassPolicyLockoutSafetyCheck"] === true,
    });
    await onceSettled(() => aws.client(KMSClient).send(command), "MalformedPolicyDocumentException");
}
