// The buckets of code and results.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { document } from "../../account";
import { denyPlainHttp } from "../../in-order";
import { variant } from "../../variants";
import { key } from "./parts";

type Protection = "key" | "public block" | "TLS";

/** A bucket with every protection but one. */
function bucketWithout(name: string, missing: Protection): void {
    const bucket = new aws.s3.Bucket(`${name}-bucket`);
    const at = { bucket: bucket.bucket };
    const arn = pulumi.interpolate`arn:aws:s3:::${bucket.bucket}`;
    const byKey = { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn };
    if (missing !== "key")
        new aws.s3.BucketServerSideEncryptionConfiguration(`${name}-bucket`, {
            ...at,
            rules: [{ applyServerSideEncryptionByDefault: byKey }],
        });
    if (missing !== "public block")
        new aws.s3.BucketPublicAccessBlock(`${name}-bucket`, {
            ...at,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        });
    if (missing !== "TLS")
        new aws.s3.BucketPolicy(`${name}-bucket`, {
            ...at,
            policy: document(denyPlainHttp("s3:*", [arn, pulumi.interpolate`${arn}/*`])),
        });
    new aws.s3.BucketLogging(`${name}-bucket`, { ...at, targetBucket: "access-logs", targetPrefix: name });
}

// Under the key of S3, whoever may read the bucket reads the code.
variant("files-without-key", ["support-s3-kms"], (name) => {
    bucketWithout(name, "key");
});

// One careless policy, and the code is public.
variant("files-without-public-block", ["support-s3-public-block"], (name) => {
    bucketWithout(name, "public block");
});

// Code in the clear on its way.
variant("files-over-plain-http", ["support-s3-tls"], (name) => {
    bucketWithout(name, "TLS");
});
