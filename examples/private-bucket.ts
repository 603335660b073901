import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, document, partition } from "./account";

interface BucketOptions {
    /** The key of what is in it. S3 writes access logs to buckets under its own key alone. */
    kmsKeyArn?: pulumi.Input<string>;
    /** It takes the access logs of these buckets of this account, by their names or patterns of these. */
    logsOf?: pulumi.Input<string>[];
    settings?: aws.s3.BucketArgs;
}

export interface PrivateBucket {
    name: pulumi.Output<string>;
    /** A preview knows it by the name. */
    arn: pulumi.Output<string>;
    policy: aws.s3.BucketPolicy;
}

const bucketArn = (name: pulumi.Input<string>) => pulumi.interpolate`arn:${partition}:s3:::${name}`;

/** A bucket that nobody makes public, that keeps what was overwritten, and that refuses plain HTTP. */
export function privateBucket(name: string, args: BucketOptions = {}): PrivateBucket {
    const { kmsKeyArn, logsOf, settings } = args;
    const { bucket } = new aws.s3.Bucket(name, settings);
    const arn = bucketArn(bucket);
    const block = new aws.s3.BucketPublicAccessBlock(name, {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
    });
    new aws.s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    new aws.s3.BucketVersioning(name, { bucket, versioningConfiguration: { status: "Enabled" } });
    const encryption =
        kmsKeyArn === undefined
            ? { sseAlgorithm: "AES256" }
            : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
    new aws.s3.BucketServerSideEncryptionConfiguration(name, {
        bucket,
        rules: [{ applyServerSideEncryptionByDefault: encryption, bucketKeyEnabled: true }],
    });
    const statements = [denyPlainHttp(arn), ...(logsOf === undefined ? [] : [takeLogs(arn, logsOf)])];
    // S3 takes one change of the access to a bucket at a time.
    const options = { dependsOn: block };
    const policy = new aws.s3.BucketPolicy(name, { bucket, policy: document(...statements) }, options);
    return { name: bucket, arn, policy };
}

/** Logs of who read and wrote the files of a bucket, from when the other bucket takes them. */
export function logAccess(name: string, of: PrivateBucket, to: PrivateBucket): void {
    const settings = { bucket: of.name, targetBucket: to.name, targetPrefix: `${name}/` };
    new aws.s3.BucketLogging(name, settings, { dependsOn: [of.policy, to.policy] });
}

const denyPlainHttp = (arn: pulumi.Output<string>) => ({
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, pulumi.interpolate`${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

const takeLogs = (arn: pulumi.Output<string>, logsOf: pulumi.Input<string>[]) => ({
    Sid: "AccessLogs",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: pulumi.interpolate`${arn}/*`,
    Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": logsOf.map(bucketArn) },
    },
});
