import { supportS3Kms } from "../../../../policypack/rules/support/s3-kms";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { nativeBucket, newBucket, notKnown, part, uploads, withQueue } from "../buckets";
import { text } from "../../../support/documents";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c";
const byDefault = (sseAlgorithm: unknown, kmsMasterKeyId?: unknown) => ({
    applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId },
});
const SEPARATE = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const separate = (sseAlgorithm: unknown, key?: unknown, type = SEPARATE) =>
    part(type, { rules: [byDefault(sseAlgorithm, key)] });
const inline = (sseAlgorithm: unknown, key?: unknown) =>
    newBucket({ serverSideEncryptionConfiguration: { rule: byDefault(sseAlgorithm, key) } });
const native = (sseAlgorithm: unknown, kmsMasterKeyId?: unknown) =>
    nativeBucket({
        bucketEncryption: {
            serverSideEncryptionConfiguration: [
                { serverSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId } },
            ],
        },
    });
const older = (sseAlgorithm: unknown, kmsMasterKeyId?: unknown) => ({
    ...newBucket({
        serverSideEncryptionConfigurations: [
            { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm, kmsMasterKeyId }] }] },
        ],
    }),
    type: "aws:s3/bucketV2:BucketV2",
});
const logging = part(
    "aws:s3/bucketLogging:BucketLogging",
    { bucket: "images", targetBucket: "uploads" },
    "logging",
);
const logPolicy = text({
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::uploads/*",
});
const amazon = (shown: string) => uploads(`its key belongs to AWS (kmsMasterKeyId is ${shown})`);
const aes = (shown: string) => uploads(`it encrypts with AES256 (sseAlgorithm is ${shown})`);

testRule(supportS3Kms, {
    documented: { violates: "AES256", complies: "a key of one's own" },
    accepts: {
        "a key of one's own": withQueue(inline("aws:kms", KEY)),
        "a new key": withQueue(inline("aws:kms", unknown)),
        "two layers": withQueue(inline("aws:kms:dsse", KEY)),
        "a resource of its own": withQueue(newBucket(), separate("aws:kms", KEY)),
        "a resource of its own, of the older type": withQueue(
            newBucket(),
            separate(
                "aws:kms",
                KEY,
                "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
            ),
        ),
        "a resource of its own that names the bucket": withQueue(
            newBucket(),
            part(SEPARATE, { bucket: "uploads", rules: [byDefault("aws:kms", KEY)] }),
        ),
        "the older type": withQueue(older("aws:kms", KEY)),
        "aws-native": withQueue(native("aws:kms", KEY)),
        "a stack without messaging": { resources: [newBucket()] },
        "the target of access logs, which S3 writes with AES256 only": withQueue(newBucket(), {
            ...logging,
            deps: {},
        }),
        "the target of access logs by the policy": withQueue(newBucket({ policy: logPolicy })),
        "the target of access logs of another bucket that says so itself": withQueue(
            newBucket(),
            newBucket(
                {
                    logging: { targetBucket: "uploads" },
                    serverSideEncryptionConfiguration: { rule: byDefault("aws:kms", KEY) },
                },
                "images",
            ),
        ),
    },
    rejects: {
        "nothing said": { ...withQueue(newBucket()), ...aes("not set") },
        AES256: { ...withQueue(inline("AES256")), ...aes('"AES256"') },
        "AES256 as AWS fills it in": {
            ...withQueue(newBucket({ serverSideEncryptionConfiguration: { rule: byDefault("AES256", "") } })),
            ...aes('"AES256"'),
        },
        "AES256 in a resource of its own": {
            ...withQueue(newBucket(), separate("AES256")),
            ...aes('"AES256"'),
        },
        "a resource for another bucket": {
            ...withQueue(
                newBucket(),
                part(SEPARATE, { bucket: "images", rules: [byDefault("aws:kms", KEY)] }, "part", "images"),
                { type: "aws-native:s3:Bucket", name: "images", props: native("aws:kms", KEY).props },
            ),
            ...aes("not set"),
        },
        "the key of AWS": { ...withQueue(inline("aws:kms", "alias/aws/s3")), ...amazon('"alias/aws/s3"') },
        "no key": { ...withQueue(inline("aws:kms")), ...amazon("not set") },
        "the older type without a key": { ...withQueue(older("aws:kms")), ...amazon("not set") },
        "nothing said under aws-native": { ...withQueue(nativeBucket()), ...aes("not set") },
        "AES256 under aws-native": { ...withQueue(native("AES256")), ...aes('"AES256"') },
    },
    undecided: {
        "rules that are not known": {
            ...withQueue(newBucket(), part(SEPARATE, { rules: unknown })),
            ...notKnown("rules", "part"),
        },
        "an algorithm that is not known": {
            ...withQueue(native(unknown)),
            ...notKnown("bucketEncryption"),
        },
    },
});
