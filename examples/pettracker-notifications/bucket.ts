import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { tags } from "./tags";

interface BucketKind {
    /** The key of the bucket. S3 writes access logs under its own only. */
    kmsKeyArn?: pulumi.Input<string>;
    /** Where access to it is logged. */
    logsTo?: aws.s3.Bucket;
    /** It holds access logs, of the bucket of this account whose name begins so. */
    logsOf?: string;
}

/** A bucket that nobody can make public, that comes by TLS only and keeps what was overwritten. */
export function closedBucket(name: string, { kmsKeyArn, logsTo, logsOf }: BucketKind): aws.s3.Bucket {
    const bucket = new aws.s3.Bucket(name, { tags });
    const of = { bucket: bucket.bucket };
    const block = new aws.s3.BucketPublicAccessBlock(name, {
        ...of,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
    });
    const encryption =
        kmsKeyArn === undefined
            ? { sseAlgorithm: "AES256" }
            : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
    new aws.s3.BucketServerSideEncryptionConfiguration(name, {
        ...of,
        rules: [{ applyServerSideEncryptionByDefault: encryption, bucketKeyEnabled: true }],
    });
    new aws.s3.BucketVersioning(name, { ...of, versioningConfiguration: { status: "Enabled" } });
    const policy = new aws.s3.BucketPolicy(
        name,
        { ...of, policy: policyOf(bucket, logsOf) },
        // S3 takes one change of the access to a bucket at a time.
        { dependsOn: block },
    );
    if (logsTo)
        new aws.s3.BucketLogging(
            name,
            { ...of, targetBucket: logsTo.bucket, targetPrefix: `${name}/` },
            { dependsOn: policy },
        );
    return bucket;
}

const { partition } = aws.getPartitionOutput();

function policyOf({ bucket }: aws.s3.Bucket, logsOf: string | undefined): pulumi.Output<string> {
    const arn = pulumi.interpolate`arn:${partition}:s3:::${bucket}`;
    const denyPlainHttp = {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, pulumi.interpolate`${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const takeLogs = {
        Sid: "AccessLogs",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${arn}/*`,
        Condition: {
            StringEquals: { "aws:SourceAccount": aws.getCallerIdentityOutput().accountId },
            ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:s3:::${logsOf}*` },
        },
    };
    const Statement = logsOf === undefined ? [denyPlainHttp] : [denyPlainHttp, takeLogs];
    return pulumi.jsonStringify({ Version: "2012-10-17", Statement });
}
