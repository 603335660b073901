import { UNKNOWN, type Unknown } from "../../iam";
import { filled, partsOf } from "./buckets";
import { type Resource } from "./resource";
import { type Stack } from "./stack";

/** Types that set the encryption of a bucket, with the property that names it. */
const ENCRYPTIONS: Readonly<Record<string, string>> = {
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": "bucket",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": "bucket",
};

const OWN: Readonly<Record<string, string>> = {
    "aws:s3/bucket:Bucket": "serverSideEncryptionConfiguration",
    "aws:s3/bucketV2:BucketV2": "serverSideEncryptionConfigurations",
    "aws-native:s3:Bucket": "bucketEncryption",
};

/** The encryption that a bucket gives to what is put there; without an algorithm AWS takes AES256. */
export interface BucketEncryption {
    /** The resource and property that say so. */
    at: Resource;
    property: string;
    algorithm: unknown;
    key: unknown;
}

export function bucketEncryption(bucket: Resource, stack: Stack): BucketEncryption {
    const [part] = partsOf(bucket, ENCRYPTIONS, stack);
    const [at, property] = part ? [part, "rules"] : [bucket, OWN[bucket.type]!];
    const byDefault = inside(at.get(property), PATH);
    if (byDefault === UNKNOWN) return { at, property, algorithm: UNKNOWN, key: UNKNOWN };
    const { sseAlgorithm, kmsMasterKeyId } = (byDefault ?? {}) as Record<string, unknown>;
    return { at, property, algorithm: sseAlgorithm, key: kmsMasterKeyId };
}

/** The members on the way in, each of which some of the types leave out. */
const PATH = [
    "rule",
    "rules",
    "serverSideEncryptionConfiguration",
    "applyServerSideEncryptionByDefault",
    "applyServerSideEncryptionByDefaults",
    "serverSideEncryptionByDefault",
];

function inside(value: unknown, path: readonly string[]): object | Unknown | undefined {
    const one = filled(value);
    if (one === UNKNOWN) return UNKNOWN;
    if (typeof one !== "object" || one === null) return undefined;
    const next = path.find((name) => Object.hasOwn(one, name));
    return next === undefined ? one : inside((one as Record<string, unknown>)[next], path);
}
