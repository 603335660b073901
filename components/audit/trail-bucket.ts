import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { accessLogBucketPolicy, trailBucketPolicy } from "../documents/trail-bucket-policy";
import { createBucket } from "./bucket";
import type { AuditContext } from "./context";

/** Where the log files go, and the policy that lets the trail write them, if it is ours. */
interface LogBucket {
    name: pulumi.Output<string>;
    policy?: aws.s3.BucketPolicy;
}

/** The bucket of the logs: the existing one, or one that logs access to itself into another. */
export function trailBucket(context: AuditContext, kmsKeyArn: pulumi.Input<string> | undefined): LogBucket {
    const { owner, parent, settings } = context;
    const { existingName, accessLogBucketName } = settings.bucket;
    if (existingName !== undefined) return { name: pulumi.output(existingName) };
    const { bucket, policy } = createBucket(`${owner.name}-trail-bucket`, context, {
        kmsKeyArn,
        statements: (place, bucketName) =>
            pulumi
                .output(settings.name)
                .apply((trailName) => trailBucketPolicy({ place, bucketName, trailName })),
    });
    const target =
        accessLogBucketName === undefined
            ? accessLogBucket(context, bucket.bucket)
            : { name: pulumi.output(accessLogBucketName) };
    new aws.s3.BucketLogging(
        `${owner.name}-trail-bucket-logging`,
        { bucket: bucket.bucket, targetBucket: target.name, targetPrefix: `${owner.name}/` },
        { parent, dependsOn: target.policy },
    );
    return { name: bucket.bucket, policy };
}

function accessLogBucket(context: AuditContext, logged: pulumi.Output<string>): LogBucket {
    const { bucket, policy } = createBucket(`${context.owner.name}-access-log-bucket`, context, {
        statements: (place, bucketName) =>
            logged.apply((sourceName) => accessLogBucketPolicy({ place, bucketName, sourceName })),
    });
    return { name: bucket.bucket, policy };
}
