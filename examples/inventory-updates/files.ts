import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { dataKey } from "./keys";
import { accountId, document, partition, removeData, tags } from "./settings";

const arnOf = (bucket: aws.s3.Bucket) => pulumi.interpolate`arn:${partition}:s3:::${bucket.bucket}`;

/** What every bucket has: nothing public, no ACLs, versions, no plain HTTP. */
function privateBucket(name: string, ...more: aws.types.input.iam.PolicyStatement[]): aws.s3.Bucket {
    const made = new aws.s3.Bucket(name, { forceDestroy: removeData, tags });
    const bucket = made.bucket;
    new aws.s3.BucketPublicAccessBlock(name, {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
    });
    new aws.s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    new aws.s3.BucketVersioning(name, { bucket, versioningConfiguration: { status: "Enabled" } });
    const denyPlainHttp = {
        Sid: "DenyPlainHttp",
        Effect: "Deny" as const,
        Principal: "*",
        Action: "s3:*",
        Resource: [arnOf(made), pulumi.interpolate`${arnOf(made)}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    new aws.s3.BucketPolicy(name, { bucket, policy: document(denyPlainHttp, ...more) });
    return made;
}

/** Where warehouses put their stock lists. */
export const files = privateBucket("inventory-files");
export const filesArn = arnOf(files);

new aws.s3.BucketServerSideEncryptionConfiguration("inventory-files", {
    bucket: files.bucket,
    rules: [
        {
            applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: dataKey.arn },
            bucketKeyEnabled: true,
        },
    ],
});
new aws.s3.BucketLifecycleConfiguration("inventory-files", {
    bucket: files.bucket,
    rules: [
        {
            id: "expire",
            status: "Enabled",
            filter: { prefix: "" },
            expiration: { days: 7 },
            noncurrentVersionExpiration: { noncurrentDays: 7 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
    ],
});

/** Who read and wrote them. S3 writes such logs to buckets without a key of KMS only. */
const logs = privateBucket("inventory-file-logs", {
    Sid: "LogsOfFiles",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: pulumi.interpolate`arn:${partition}:s3:::inventory-file-logs*/files/*`,
    Condition: { ArnEquals: { "aws:SourceArn": filesArn }, StringEquals: { "aws:SourceAccount": accountId } },
});
new aws.s3.BucketServerSideEncryptionConfiguration("inventory-file-logs", {
    bucket: logs.bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
});
new aws.s3.BucketLogging("inventory-files", {
    bucket: files.bucket,
    targetBucket: logs.bucket,
    targetPrefix: "files/",
});
