import { UNKNOWN } from "../../../iam";
import { bucketEncryption } from "../../model/bucket-encryption";
import { BUCKETS, isLogTarget } from "../../model/buckets";
import { besideMessaging } from "../../model/messaging";
import { shown } from "../../model/values";
import { fail, type StackRule, undecided } from "../../rule";

export const supportS3Kms: StackRule = {
    name: "support-s3-kms",
    description: "A bucket beside queues and topics is encrypted with a customer-managed key.",
    why: "what is too big for a message, and what comes of it, rests there under keys that no policy of yours controls",
    fix:
        "set the server-side encryption of the bucket to aws:kms with the kmsMasterKeyId of your key; " +
        "only the target of access logs has to stay with AES256",
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub S3.17", "NIST 800-53 SC-28"],
    sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"],

    *checkStack(stack) {
        for (const bucket of besideMessaging(stack, BUCKETS.types)) {
            const { at, property, algorithm, key } = bucketEncryption(bucket, stack);
            if (isLogTarget(bucket, stack)) continue;
            if (algorithm === UNKNOWN)
                yield {
                    ...undecided(property, `its ${property} is not known before deployment`),
                    resource: at,
                };
            else if (typeof algorithm !== "string" || !algorithm.startsWith("aws:kms"))
                yield {
                    ...fail(`it encrypts with AES256 (sseAlgorithm is ${shown(algorithm)})`),
                    resource: bucket,
                };
            else if (isOfAws(key))
                yield {
                    ...fail(`its key belongs to AWS (kmsMasterKeyId is ${shown(key)})`),
                    resource: bucket,
                };
        }
    },
};

function isOfAws(key: unknown): boolean {
    if (key === UNKNOWN) return false;
    return typeof key !== "string" || key.trim() === "" || /(^|:)alias\/aws\//i.test(key);
}
