import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { dataKey } from "./keys";
import { account, lockResults, partition, removeFiles } from "./settings";

const days = (count: number) => ({ days: count });

/** A bucket that nobody makes public, that keeps what was overwritten, and that refuses plain HTTP. */
function bucketOf(name: string, settings: aws.s3.BucketArgs = {}, ...statements: object[]) {
    const bucket = new aws.s3.Bucket(name, { forceDestroy: removeFiles, ...settings });
    const at = { bucket: bucket.bucket };
    const arn = pulumi.interpolate`arn:${partition}:s3:::${bucket.bucket}`;
    new aws.s3.BucketPublicAccessBlock(name, {
        ...at,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
    });
    new aws.s3.BucketOwnershipControls(name, { ...at, rule: { objectOwnership: "BucketOwnerEnforced" } });
    new aws.s3.BucketVersioning(name, { ...at, versioningConfiguration: { status: "Enabled" } });
    const denyPlainHttp = {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, pulumi.interpolate`${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const given = statements.map((one) => ({ ...one, Resource: pulumi.interpolate`${arn}/*` }));
    new aws.s3.BucketPolicy(name, {
        ...at,
        policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [denyPlainHttp, ...given] }),
    });
    return { bucket, arn, at };
}

// S3 writes access logs under its own key alone.
const accessLogs = bucketOf(
    "access-logs",
    {},
    {
        Sid: "AccessLogs",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
);
new aws.s3.BucketLifecycleConfiguration("access-logs", {
    ...accessLogs.at,
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
function filesOf(name: string, rules: Rules, settings: aws.s3.BucketArgs = {}) {
    const made = bucketOf(name, settings);
    new aws.s3.BucketServerSideEncryptionConfiguration(name, {
        ...made.at,
        rules: [
            {
                applyServerSideEncryptionByDefault: {
                    sseAlgorithm: "aws:kms",
                    kmsMasterKeyId: dataKey.arn,
                },
                bucketKeyEnabled: true,
            },
        ],
    });
    new aws.s3.BucketLifecycleConfiguration(name, { ...made.at, rules });
    new aws.s3.BucketLogging(name, {
        ...made.at,
        targetBucket: accessLogs.bucket.bucket,
        targetPrefix: `${name}/`,
    });
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
        ...results.at,
        rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } },
    });
