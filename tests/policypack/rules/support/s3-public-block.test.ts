import { supportS3PublicBlock } from "../../../../policypack/rules/support/s3-public-block";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { nativeBucket, newBucket, notKnown, part, uploads, withQueue } from "../buckets";

const ALL = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
};
const block = (props: Record<string, unknown>, bucket = "uploads") =>
    part("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", props, "block", bucket);
const account = (props: Record<string, unknown>) => ({
    type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    name: "account",
    props,
});
const native = (publicAccessBlockConfiguration: unknown) => nativeBucket({ publicAccessBlockConfiguration });
const without = (...switches: string[]) =>
    uploads(`it is not kept from being public (without ${switches.join(", ")})`);

testRule(supportS3PublicBlock, {
    documented: { violates: "no block", complies: "all four switches" },
    accepts: {
        "all four switches": withQueue(newBucket(), block(ALL)),
        "all four as text": withQueue(
            newBucket(),
            block(Object.fromEntries(Object.keys(ALL).map((name) => [name, "true"]))),
        ),
        "a block that names the bucket": withQueue(newBucket(), block({ ...ALL, bucket: "uploads" })),
        "a block for the whole account": withQueue(newBucket(), account(ALL)),
        "a block and an account that do it together": withQueue(
            newBucket(),
            block({ blockPublicAcls: true, ignorePublicAcls: true }),
            account({ blockPublicPolicy: true, restrictPublicBuckets: true }),
        ),
        "aws-native": withQueue(native(ALL)),
        "a switch that is not known where the account has it on": withQueue(
            newBucket(),
            block({ ...ALL, blockPublicAcls: unknown }),
            account(ALL),
        ),
        "a stack without messaging": { resources: [newBucket()] },
    },
    rejects: {
        "no block": { ...withQueue(newBucket()), ...without(...Object.keys(ALL)) },
        "one switch off": {
            ...withQueue(newBucket(), block({ ...ALL, blockPublicPolicy: false })),
            ...without("blockPublicPolicy"),
        },
        "one switch left out": {
            ...withQueue(newBucket(), block({ ...ALL, restrictPublicBuckets: undefined })),
            ...without("restrictPublicBuckets"),
        },
        "one switch off, and one not known": {
            ...withQueue(newBucket(), block({ ...ALL, blockPublicPolicy: false, blockPublicAcls: unknown })),
            ...without("blockPublicPolicy"),
        },
        "the block of another bucket": {
            ...withQueue(newBucket(), newBucket({}, "images"), block(ALL, "images")),
            ...without(...Object.keys(ALL)),
        },
        "nothing under aws-native": { ...withQueue(nativeBucket()), ...without(...Object.keys(ALL)) },
        "one switch off under aws-native": {
            ...withQueue(native({ ...ALL, ignorePublicAcls: false })),
            ...without("ignorePublicAcls"),
        },
    },
    undecided: {
        "a switch that is not known": {
            ...withQueue(newBucket(), block({ ...ALL, blockPublicAcls: unknown })),
            ...notKnown("blockPublicAcls", "block"),
        },
        "a block that is not known under aws-native": {
            ...withQueue(native(unknown)),
            ...notKnown("publicAccessBlockConfiguration"),
        },
    },
});
