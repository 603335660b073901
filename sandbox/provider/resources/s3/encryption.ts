import {
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
        blockedEncryptionTypes: "BlockedEncryptionTypes",
    },
};

export function putEncryption(s3: S3Client, bucket: Bucket, rules: readonly Values[]): Promise<unknown> {
    const Rules = rules.map((rule) => inAws<ServerSideEncryptionRule>(rule, words));
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
    const read = rules.map((rule) => inPulumi(rule, words));
    return unfilled(read, given, { bucketKeyEnabled: false }) as Values[];
}
