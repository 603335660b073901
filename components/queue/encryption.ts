import type * as aws from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";

import { at, valueProblems } from "../limits";
import { reasonLimit } from "../limits/queue";

/** How a queue is encrypted: by a customer-managed key, or for a reason by keys that SQS owns. */
export interface Encryption {
    kmsKeyArn?: Input<string>;
    sseSqsReason?: string;
    dataKeyReusePeriodSeconds?: Input<number>;
}

const DATA_KEY_REUSE_SECONDS = 300;

/** A queue has one kind of encryption, and always one. */
export function encryptionProblems(path: string, encryption: Encryption): string[] {
    const { kmsKeyArn, sseSqsReason, dataKeyReusePeriodSeconds } = encryption;
    const key = at(path, "kmsKeyArn");
    const reason = at(path, "sseSqsReason");
    if (sseSqsReason === undefined) {
        const missing =
            `${key} is missing; a queue here is encrypted with a customer-managed key; give its ARN, for example ` +
            `the keyArn of a MessagingKey, or say in ${reason} why SQS may use keys of its own.`;
        return kmsKeyArn === undefined ? [missing] : [];
    }
    const useless = (argument: string) =>
        `${argument} is set beside ${reason}; SQS encrypts a queue with a key of KMS or with keys of its own; leave one out.`;
    return [
        ...valueProblems(reason, sseSqsReason, reasonLimit),
        ...(kmsKeyArn === undefined ? [] : [useless(key)]),
        ...(dataKeyReusePeriodSeconds === undefined ? [] : [useless(at(path, "dataKeyReusePeriodSeconds"))]),
    ];
}

/** The one kind of encryption, with its default. */
export function completeEncryption({
    sseSqsReason,
    kmsKeyArn,
    dataKeyReusePeriodSeconds,
}: Encryption): Encryption {
    if (sseSqsReason !== undefined) return { sseSqsReason };
    return { kmsKeyArn, dataKeyReusePeriodSeconds: dataKeyReusePeriodSeconds ?? DATA_KEY_REUSE_SECONDS };
}

/** SQS takes one kind alone: of the other nothing is said. */
export function encryptionInputs(encryption: Encryption): aws.sqs.QueueArgs {
    if (encryption.sseSqsReason !== undefined) return { sqsManagedSseEnabled: true };
    return {
        kmsMasterKeyId: encryption.kmsKeyArn,
        kmsDataKeyReusePeriodSeconds: encryption.dataKeyReusePeriodSeconds,
    };
}
