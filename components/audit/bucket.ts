import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import type { PolicyStatement } from "../../iam";
import { documentText } from "../base/owner";
import type { Place } from "../documents/arns";
import type { AuditContext } from "./context";

interface BucketParts {
    bucket: aws.s3.Bucket;
    policy: aws.s3.BucketPolicy;
}

interface BucketRequest {
    /** The key of the bucket. Access logs cannot be encrypted with one. */
    kmsKeyArn?: pulumi.Input<string>;
    statements: (place: Place, bucketName: string) => pulumi.Output<PolicyStatement[]>;
}

/** A private bucket whose files come back for a while after they were deleted. */
export function createBucket(name: string, context: AuditContext, request: BucketRequest): BucketParts {
    const { owner, parent, place, settings } = context;
    const bucket = new aws.s3.Bucket(
        name,
        { tags: settings.tags },
        { parent, protect: settings.bucket.protect },
    );
    const options = { parent, ...lastingAsTheBucket };
    const of = { bucket: bucket.bucket };
    const block = closed(name, of, options);
    new aws.s3.BucketOwnershipControls(
        `${name}-ownership`,
        { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } },
        options,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
        `${name}-encryption`,
        { ...of, rules: [{ applyServerSideEncryptionByDefault: encryption(request.kmsKeyArn) }] },
        options,
    );
    createLifecycle(name, of, context);
    const policy = pulumi
        .all([place, bucket.bucket])
        .apply(([known, physical]) => request.statements(known, physical))
        .apply((statements) => documentText(owner, "bucket policy", statements));
    return {
        bucket,
        // S3 refuses two changes of the access to one bucket at a time.
        policy: new aws.s3.BucketPolicy(
            `${name}-policy`,
            { ...of, policy },
            { ...options, dependsOn: block },
        ),
    };
}

/** A bucket that is kept stays closed and encrypted; one that is deleted takes its settings with it. */
const lastingAsTheBucket = { retainOnDelete: true };

function closed(
    name: string,
    of: { bucket: pulumi.Output<string> },
    options: pulumi.CustomResourceOptions,
): pulumi.Resource {
    return new aws.s3.BucketPublicAccessBlock(
        `${name}-public-access-block`,
        {
            ...of,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        options,
    );
}

function encryption(kmsKeyArn: pulumi.Input<string> | undefined) {
    return kmsKeyArn === undefined
        ? { sseAlgorithm: "AES256" }
        : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
}

function createLifecycle(
    name: string,
    of: { bucket: pulumi.Output<string> },
    { parent, settings }: AuditContext,
): void {
    const versioning = new aws.s3.BucketVersioning(
        `${name}-versioning`,
        { ...of, versioningConfiguration: { status: "Enabled" } },
        { parent, ...lastingAsTheBucket },
    );
    const expiry = {
        id: "expire",
        status: "Enabled",
        filter: {},
        expiration: { days: settings.bucket.retentionDays },
        noncurrentVersionExpiration: { noncurrentDays: settings.bucket.deletedRetentionDays },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    };
    new aws.s3.BucketLifecycleConfiguration(
        `${name}-lifecycle`,
        { ...of, rules: [expiry] },
        { parent, ...lastingAsTheBucket, dependsOn: versioning },
    );
}
