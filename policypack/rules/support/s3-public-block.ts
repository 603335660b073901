import { BUCKETS } from "../../model/buckets";
import { besideMessaging } from "../../model/messaging";
import { publicBlocks } from "../../model/public-blocks";
import { fail, type StackRule, undecided } from "../../rule";

export const supportS3PublicBlock: StackRule = {
    name: "support-s3-public-block",
    description: "A bucket beside queues and topics can never become public.",
    why: "one policy or access list by mistake would show what the messages are about to everybody",
    fix:
        "add a BucketPublicAccessBlock with blockPublicAcls, blockPublicPolicy, ignorePublicAcls and " +
        "restrictPublicBuckets true",
    severity: "medium",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub S3.8", "CIS AWS 2.1.4", "NIST 800-53 AC-3"],
    sources: [
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    ],

    *checkStack(stack) {
        for (const bucket of besideMessaging(stack, BUCKETS.types)) {
            const { missing, open } = publicBlocks(bucket, stack);
            if (missing.length > 0)
                yield {
                    ...fail(`it is not kept from being public (without ${missing.join(", ")})`),
                    resource: bucket,
                };
            else if (open)
                yield {
                    ...undecided(open.property, `its ${open.property} is not known before deployment`),
                    resource: open.resource,
                };
        }
    },
};
