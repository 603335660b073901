import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";

import { isDenied } from "../failure";
import { type Now } from "./now";

/** The ARN of a key by its id, ARN or alias; as it is written where AWS does not say. */
export function resolvedKey(KeyId: string, now: Now): Promise<string> {
    return now.once(`key name ${KeyId}`, async () => {
        if (/:key\//.test(KeyId)) return KeyId;
        try {
            const { KeyMetadata } = await now.aws.client(KMSClient).send(new DescribeKeyCommand({ KeyId }));
            return KeyMetadata?.Arn ?? KeyId;
        } catch (error) {
            if (isDenied(error) || (error as Error).name === "NotFoundException") return KeyId;
            throw error;
        }
    });
}
