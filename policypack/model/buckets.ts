import { added } from "./groups";
import { attachedPolicies, type Policy, separateOwners } from "./policies";
import { type Kind, nameOf, referredTo } from "./kinds";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { type PolicyPlaces } from "./types";

export const BUCKETS: Kind = {
    types: {
        "aws:s3/bucket:Bucket": "bucket",
        "aws:s3/bucketV2:BucketV2": "bucket",
        "aws-native:s3:Bucket": "bucketName",
    },
    nameIn: (reference) => reference.replace(/^arn:[^:]+:s3:::/, ""),
};

const BUCKET_POLICIES: PolicyPlaces = {
    "aws:s3/bucket:Bucket": { document: "policy" },
    "aws:s3/bucketV2:BucketV2": { document: "policy" },
    "aws:s3/bucketPolicy:BucketPolicy": { document: "policy", owner: "bucket" },
    "aws-native:s3:BucketPolicy": { document: "policyDocument", owner: "bucket" },
};

const POLICY_OWNERS = separateOwners(BUCKET_POLICIES);

/** The resources that set something for a bucket; `types` says in which property each type names the bucket. */
export function partsOf(
    bucket: Resource,
    types: Readonly<Record<string, string>>,
    stack: Stack,
): readonly Resource[] {
    const byBucket = stack.once(types, () => {
        const index = new Map<Resource, Resource[]>();
        for (const part of stack.ofTypes(types))
            for (const owner of referredTo(part, types[part.type]!, BUCKETS, stack))
                added(index, owner, part);
        return index;
    });
    return byBucket.get(bucket) ?? [];
}

/** The policies of a bucket: its own, and those of resources that name it. */
export function bucketPolicies(bucket: Resource, stack: Stack): Policy[] {
    const holders = [bucket, ...partsOf(bucket, POLICY_OWNERS, stack)];
    return holders.flatMap((holder) => attachedPolicies(holder, BUCKET_POLICIES));
}

/** Where each type says into which bucket it writes access logs. */
const LOGGING: Readonly<Record<string, { bucket: string; target: string }>> = {
    "aws:s3/bucketLogging:BucketLogging": { bucket: "bucket", target: "targetBucket" },
    "aws:s3/bucketLoggingV2:BucketLoggingV2": { bucket: "bucket", target: "targetBucket" },
};
const LOGGED = Object.fromEntries(Object.entries(LOGGING).map(([type, { bucket }]) => [type, bucket]));
const LOG_TARGETS = Object.fromEntries(Object.entries(LOGGING).map(([type, { target }]) => [type, target]));

/** The property of a bucket that says itself where its access logs go, and the name of the target inside. */
const OWN_LOGGING: Readonly<Record<string, { property: string; target: string }>> = {
    "aws:s3/bucket:Bucket": { property: "logging", target: "targetBucket" },
    "aws:s3/bucketV2:BucketV2": { property: "loggings", target: "targetBucket" },
    "aws-native:s3:Bucket": { property: "loggingConfiguration", target: "destinationBucketName" },
};

/** The setting of a bucket by which its access is logged: a value that may be unknown, or nothing. */
export function accessLogging(bucket: Resource, stack: Stack): { property: string; value: unknown } {
    const { property } = OWN_LOGGING[bucket.type]!;
    const isLogged = partsOf(bucket, LOGGED, stack).length > 0;
    return { property, value: isLogged ? true : filled(bucket.get(property)) };
}

/** Whether access logs are written into a bucket: by what names it as the target, or by its policy. */
export function isLogTarget(bucket: Resource, stack: Stack): boolean {
    if (
        partsOf(bucket, LOG_TARGETS, stack).length > 0 ||
        targetNames(stack).has(nameOf(bucket, BUCKETS) ?? "")
    )
        return true;
    return bucketPolicies(bucket, stack).some(({ source }) => LOG_SERVICE.test(JSON.stringify(source) ?? ""));
}

const LOG_SERVICE = /\blogging\.s3\.amazonaws\.com\b/;

/** The targets that buckets name themselves. */
function targetNames(stack: Stack): ReadonlySet<unknown> {
    return stack.once(targetNames, () => {
        const named = stack.ofTypes(BUCKETS.types).map((bucket) => {
            const { property, target } = OWN_LOGGING[bucket.type]!;
            const value = filled(bucket.get(property));
            return typeof value === "object" ? (value as Record<string, unknown>)[target] : undefined;
        });
        return new Set(named.filter((name) => typeof name === "string"));
    });
}

/** The one member of a list, or the value itself; nothing for an empty list or object. */
export function filled(value: unknown): unknown {
    const one = Array.isArray(value) ? (value as unknown[])[0] : value;
    const isEmpty = typeof one === "object" && one !== null && Object.keys(one).length === 0;
    return one === null || isEmpty ? undefined : one;
}
