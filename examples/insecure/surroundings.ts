// What stands around queues and topics: buckets, functions, images, APIs, logs and trails. Never deploy it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;
const keyArn = pulumi.interpolate`arn:aws:kms:${region}:${account}:key/0f1e2d3c-1111-2222-3333-444455556666`;

const document = (statement: aws.types.input.iam.PolicyStatement) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] });

/** What a bucket has, unless it is left out. */
type Protection = "encryption" | "public block" | "TLS" | "logging";

/** A bucket with every protection but one. */
function bucketWithout(name: string, missing?: Protection, logs?: aws.s3.Bucket): aws.s3.Bucket {
    const bucket = new aws.s3.Bucket(name, {});
    const at = { bucket: bucket.bucket };
    if (logs && missing !== "encryption")
        new aws.s3.BucketServerSideEncryptionConfiguration(name, {
            ...at,
            rules: [
                { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn } },
            ],
        });
    if (missing !== "public block")
        new aws.s3.BucketPublicAccessBlock(name, {
            ...at,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        });
    if (missing !== "TLS")
        new aws.s3.BucketPolicy(name, {
            ...at,
            policy: document({
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: [
                    pulumi.interpolate`arn:aws:s3:::${bucket.bucket}`,
                    pulumi.interpolate`arn:aws:s3:::${bucket.bucket}/*`,
                ],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
        });
    if (logs && missing !== "logging")
        new aws.s3.BucketLogging(name, { ...at, targetBucket: logs.bucket, targetPrefix: `${name}/` });
    return bucket;
}

// support-s3-kms, support-s3-public-block, support-s3-tls, support-s3-logging: each bucket lacks one protection.
const logs = bucketWithout("access-logs");
bucketWithout("weakly-encrypted", "encryption", logs);
bucketWithout("publishable", "public block", logs);
bucketWithout("plain-http-bucket", "TLS", logs);
bucketWithout("unwatched-bucket", "logging", logs);

const queueArn = pulumi.interpolate`arn:aws:sqs:${region}:${account}:surrounded`;

/** A queue with what the other rules ask of one. */
const queue = new aws.sqs.Queue("surrounded", {
    name: "surrounded",
    kmsMasterKeyId: keyArn,
    visibilityTimeoutSeconds: 30,
    redrivePolicy: pulumi.jsonStringify({
        deadLetterTargetArn: pulumi.interpolate`${queueArn}-dlq`,
        maxReceiveCount: 5,
    }),
});
new aws.sqs.QueuePolicy("surrounded", {
    queueUrl: queue.url,
    policy: document({
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queueArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
});

const handler = (name: string, runtime: string, timeout: number) =>
    new aws.lambda.Function(name, {
        role: pulumi.interpolate`arn:aws:iam::${account}:role/worker`,
        runtime,
        timeout,
        handler: "index.handler",
        s3Bucket: "code-of-the-workers",
        s3Key: `${name}.zip`,
    });
const poller = (name: string, functionName: pulumi.Input<string>, functionResponseTypes?: string[]) =>
    new aws.lambda.EventSourceMapping(name, {
        eventSourceArn: queue.arn,
        functionName,
        functionResponseTypes,
    });

// lambda-visibility-timeout: messages come back to "surrounded" while the function is still at work on them.
poller("slow-poller", handler("slow", "nodejs22.x", 60).name, ["ReportBatchItemFailures"]);

// lambda-partial-batch (advisory): one bad message brings back the whole batch.
poller("whole-batches", handler("quick", "nodejs22.x", 5).name);

// support-lambda-runtime (advisory): nobody mends this Python any more.
handler("outdated", "python3.8", 5);

// support-ecr-scan (advisory): nobody looks for known holes in the images.
new aws.ecr.Repository("unscanned", {});

// support-container-user (advisory): the worker is root in its container.
new aws.ecs.TaskDefinition("root-worker", {
    family: "root-worker",
    containerDefinitions: JSON.stringify([{ name: "worker", image: "worker:1.4.2", user: "root" }]),
});

// support-apigw-iam (advisory): whoever knows the address submits jobs.
new aws.apigateway.Method("anybody-submits", {
    restApi: "a1b2c3d4e5",
    resourceId: "f6g7h8",
    httpMethod: "POST",
    authorization: "NONE",
});

// log-group-retention (advisory): the logs of the workers stay for ever.
new aws.cloudwatch.LogGroup("endless-logs", {});

// trail-data-events: nothing tells who decrypted.
new aws.cloudtrail.Trail("blind", {
    s3BucketName: "trails-of-the-organisation",
    advancedEventSelectors: [
        {
            fieldSelectors: [
                { field: "eventCategory", equals: ["Management"] },
                { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
            ],
        },
        ...["AWS::SQS::Queue", "AWS::SNS::Topic"].map((type) => ({
            fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: [type] },
            ],
        })),
    ],
});
