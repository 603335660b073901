import { UNKNOWN } from "../../iam";
import { partsOf } from "./buckets";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { switchProperty } from "./values";

const BLOCKS: Readonly<Record<string, string>> = {
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "bucket",
};

/** For all buckets of the account. */
const ACCOUNT_BLOCKS = { "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": true };

const SWITCHES = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** The switches that nothing puts on for a bucket, and one that is not known yet where none is surely missing. */
export function publicBlocks(
    bucket: Resource,
    stack: Stack,
): { missing: string[]; open?: { resource: Resource; property: string } } {
    const blocks = [...partsOf(bucket, BLOCKS, stack), ...stack.ofTypes(ACCOUNT_BLOCKS)];
    const found = SWITCHES.map((name) => ({ name, ...switchAt(name, bucket, blocks) }));
    const open = found.find(({ value }) => value === UNKNOWN);
    return {
        missing: found.filter(({ value }) => value === false).map(({ name }) => name),
        open: open && { resource: open.resource, property: open.property },
    };
}

function switchAt(name: string, bucket: Resource, blocks: readonly Resource[]) {
    const places = [...blocks.map((resource) => ofBlock(name, resource)), ofBucket(name, bucket)];
    const none = { resource: bucket, property: name, value: false as const };
    return (
        places.find(({ value }) => value === true) ?? places.find(({ value }) => value === UNKNOWN) ?? none
    );
}

function ofBlock(property: string, resource: Resource) {
    return { resource, property, value: switchProperty(resource, property) ?? false };
}

/** aws-native has the switches in the bucket itself. */
function ofBucket(name: string, resource: Resource) {
    const property = "publicAccessBlockConfiguration";
    const own = resource.get(property);
    const given = typeof own === "object" && own !== null ? (own as Record<string, unknown>)[name] : own;
    const value = given === UNKNOWN ? UNKNOWN : String(given) === "true";
    return { resource, property, value };
}
