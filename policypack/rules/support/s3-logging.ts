import { UNKNOWN } from "../../../iam";
import { accessLogging, BUCKETS, isLogTarget } from "../../model/buckets";
import { besideMessaging } from "../../model/messaging";
import { fail, type StackRule, undecided } from "../../rule";

export const supportS3Logging: StackRule = {
    name: "support-s3-logging",
    description: "A bucket beside queues and topics logs who accesses it.",
    why: "after a leak nothing would tell who read what the messages are about",
    fix: "add a BucketLogging with a targetBucket that is there for logs only",
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub S3.9", "NIST 800-53 AU-2"],
    sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"],

    *checkStack(stack) {
        for (const bucket of besideMessaging(stack, BUCKETS.types)) {
            const { property, value } = accessLogging(bucket, stack);
            if (isLogTarget(bucket, stack)) continue;
            if (value === UNKNOWN)
                yield {
                    ...undecided(property, `its ${property} is not known before deployment`),
                    resource: bucket,
                };
            else if (value === undefined) yield { ...fail("access to it is not logged"), resource: bucket };
        }
    },
};
