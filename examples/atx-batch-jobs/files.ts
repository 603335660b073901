import * as aws from "@pulumi/aws";

import { logAccess, type PrivateBucket, privateBucket } from "../private-bucket";
import { dataKey } from "./keys";
import { lockResults, removeFiles } from "./settings";

const days = (count: number) => ({ days: count });

/** Who read and wrote which file. */
const accessLogs = privateBucket("access-logs", {
    logsOf: ["sources*", "results*"],
    settings: { forceDestroy: removeFiles },
});
new aws.s3.BucketLifecycleConfiguration("access-logs", {
    bucket: accessLogs.name,
    rules: [
        {
            id: "a-year",
            status: "Enabled",
            filter: { prefix: "" },
            expiration: days(365),
            noncurrentVersionExpiration: { noncurrentDays: 30 },
        },
    ],
});

type Rules = aws.s3.BucketLifecycleConfigurationArgs["rules"];

/** A bucket of files, under the data key, with a log of who reads and writes them. */
function filesOf(name: string, rules: Rules, settings: aws.s3.BucketArgs = {}): PrivateBucket {
    const made = privateBucket(name, {
        kmsKeyArn: dataKey.arn,
        settings: { forceDestroy: removeFiles, ...settings },
    });
    new aws.s3.BucketLifecycleConfiguration(name, { bucket: made.name, rules });
    logAccess(name, made, accessLogs);
    return made;
}

const everything = { status: "Enabled", filter: { prefix: "" } };

/** The code to be transformed. A week is enough to try again. */
export const sources = filesOf("sources", [
    {
        ...everything,
        id: "a-week",
        expiration: days(7),
        noncurrentVersionExpiration: { noncurrentDays: 7 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
    },
]);

/** What came of it. S3 moves what nobody reads to where it costs less. */
export const results = filesOf(
    "results",
    [{ ...everything, id: "by-use", transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }] }],
    lockResults ? { objectLockEnabled: true } : {},
);
if (lockResults)
    new aws.s3.BucketObjectLockConfiguration("results", {
        bucket: results.name,
        rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
    });
