import {
    type EncryptionType,
    GetBucketEncryptionCommand,
    PutBucketEncryptionCommand,
    type S3Client,
    type ServerSideEncryptionRule,
} from "@aws-sdk/client-s3";

import type { Value, Values } from "../../values";
import { inAws, inPulumi, unfilled, type Words } from "../blocks";
import type { Bucket } from "./part";

const words: Words = {
    names: {
        kmsMasterKeyId: "KMSMasterKeyID",
        sseAlgorithm: "SSEAlgorithm",
    },
};

export function putEncryption(s3: S3Client, bucket: Bucket, rules: readonly Values[]): Promise<unknown> {
    const Rules = rules.map(ruleInAws);
    return s3.send(
        new PutBucketEncryptionCommand({ ...bucket, ServerSideEncryptionConfiguration: { Rules } }),
    );
}

export async function getEncryption(
    s3: S3Client,
    bucket: Bucket,
    given: Value | undefined,
): Promise<Values[]> {
    const answer = await s3.send(new GetBucketEncryptionCommand(bucket));
    const rules = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
    const read = rules.map(ruleInPulumi);
    return unfilled(read, given, { bucketKeyEnabled: false }) as Values[];
}

/** AWS nests the list of what a bucket does not take once more. */
function ruleInAws({ blockedEncryptionTypes: blocked, ...rule }: Values): ServerSideEncryptionRule {
    const BlockedEncryptionTypes = { EncryptionType: blocked as EncryptionType[] };
    return {
        ...inAws<ServerSideEncryptionRule>(rule, words),
        ...(blocked ? { BlockedEncryptionTypes } : {}),
    };
}

function ruleInPulumi({ BlockedEncryptionTypes: blocked, ...rule }: ServerSideEncryptionRule): Values {
    const types = blocked?.EncryptionType;
    return { ...inPulumi(rule, words), ...(types ? { blockedEncryptionTypes: types } : {}) };
}
