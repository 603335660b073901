import type { PolicyStatement } from "../../iam";
import type { Place } from "./arns";
import { denyPlainHttp } from "./statements";
import { bucketArn, trailArn } from "./trail-arns";

interface TrailBucketFacts {
    place: Place;
    bucketName: string;
    trailName: string;
}

interface AccessLogBucketFacts {
    place: Place;
    bucketName: string;
    /** The bucket whose access is logged. */
    sourceName: string;
}

/** Nobody reaches the bucket without TLS; of the services, only CloudTrail writes to it, for the one trail. */
export function trailBucketPolicy(facts: TrailBucketFacts): PolicyStatement[] {
    return [denyPlainHttp("s3:*", bucketAndObjects(facts)), ...trailBucketStatements(facts)];
}

/** What the owner of an existing bucket has to add to its policy. */
export function trailBucketStatements({ place, bucketName, trailName }: TrailBucketFacts): PolicyStatement[] {
    const arn = bucketArn(place, bucketName);
    const source = { "aws:SourceArn": trailArn(place, trailName) };
    return [
        {
            Sid: "TrailChecksBucket",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:GetBucketAcl",
            Resource: arn,
            Condition: { StringEquals: source },
        },
        {
            Sid: "TrailWritesLogs",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `${arn}/AWSLogs/${place.accountId}/*`,
            Condition: { StringEquals: { ...source, "s3:x-amz-acl": "bucket-owner-full-control" } },
        },
    ];
}

/** Nobody reaches the bucket without TLS; S3 writes to it what happens to the one other bucket. */
export function accessLogBucketPolicy(facts: AccessLogBucketFacts): PolicyStatement[] {
    const { place, bucketName, sourceName } = facts;
    return [
        denyPlainHttp("s3:*", bucketAndObjects(facts)),
        {
            Sid: "S3WritesAccessLogs",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `${bucketArn(place, bucketName)}/*`,
            Condition: {
                ArnEquals: { "aws:SourceArn": bucketArn(place, sourceName) },
                // The ARN of a bucket names no account.
                StringEquals: { "aws:SourceAccount": place.accountId },
            },
        },
    ];
}

/** The bucket and what is in it. */
function bucketAndObjects({ place, bucketName }: { place: Place; bucketName: string }): string[] {
    const arn = bucketArn(place, bucketName);
    return [arn, `${arn}/*`];
}
