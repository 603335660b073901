import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import {
    audit,
    bucket,
    bucketStatements,
    documentOf,
    group,
    inputsOf,
    keyStatements,
    kmsKeyArn,
    policy,
    queueArn,
    deadLetterQueueArn,
    token,
    topicArn,
    trailArn,
    trailOf,
    watched,
} from "../support/audits";
import { UNKNOWN } from "../support/mocks";

describe("MessagingAudit", () => {
    it("makes a trail, its key, two buckets and a log group with a role", async () => {
        const parts = (name: string) =>
            [
                "bucketLifecycleConfiguration:BucketLifecycleConfiguration lifecycle",
                "bucketOwnershipControls:BucketOwnershipControls ownership",
                "bucketPolicy:BucketPolicy policy",
                "bucketPublicAccessBlock:BucketPublicAccessBlock public-access-block",
                "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration encryption",
                "bucketVersioning:BucketVersioning versioning",
            ].map((part) => `aws:s3/${part.replace(" ", ` ${name}-`)} < ${token} orders`);
        deepStrictEqual(
            (await audit()).children,
            [
                ...[
                    "aws:cloudtrail/trail:Trail orders-trail",
                    "aws:cloudwatch/logGroup:LogGroup orders-trail-log-group",
                    "aws:iam/role:Role orders-trail-log-role",
                    "aws:iam/rolePolicy:RolePolicy orders-trail-log-role-policy",
                    "aws:kms/alias:Alias orders-trail-key",
                    "aws:kms/key:Key orders-trail-key",
                    "aws:kms/keyPolicy:KeyPolicy orders-trail-key-policy",
                    "aws:s3/bucket:Bucket orders-access-log-bucket",
                    "aws:s3/bucket:Bucket orders-trail-bucket",
                    "aws:s3/bucketLogging:BucketLogging orders-trail-bucket-logging",
                ].map((part) => `${part} < ${token} orders`),
                ...parts("orders-access-log-bucket"),
                ...parts("orders-trail-bucket"),
                `${token} orders < the stack`,
            ].sort(),
        );
    });

    it("records all management events, and the messages of exactly what it is given", async () => {
        deepStrictEqual(trailOf(await audit()).inputs, {
            name: "project-stack-orders",
            s3BucketName: bucket,
            kmsKeyId: UNKNOWN,
            isMultiRegionTrail: true,
            includeGlobalServiceEvents: true,
            enableLogFileValidation: true,
            enableLogging: true,
            advancedEventSelectors: [
                {
                    name: "Management events",
                    fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
                },
                {
                    name: "Messages of queues",
                    fieldSelectors: [
                        { field: "eventCategory", equals: ["Data"] },
                        { field: "resources.type", equals: ["AWS::SQS::Queue"] },
                        { field: "resources.ARN", equals: [queueArn, deadLetterQueueArn] },
                    ],
                },
                {
                    name: "Messages of topics",
                    fieldSelectors: [
                        { field: "eventCategory", equals: ["Data"] },
                        { field: "resources.type", equals: ["AWS::SNS::Topic"] },
                        { field: "resources.ARN", equals: [topicArn] },
                    ],
                },
            ],
            cloudWatchLogsGroupArn: `arn:aws:logs:eu-west-1:111122223333:log-group:${group}:*`,
            cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/orders-trail-log-role-0a1b2c3",
        });
    });

    it("tells names and ARNs at preview", async () => {
        deepStrictEqual((await audit()).one(token, "orders").outputs, {
            trailArn,
            trailName: "project-stack-orders",
            bucketName: bucket,
            keyArn: UNKNOWN,
            logGroupName: group,
            logGroupArn: `arn:aws:logs:eu-west-1:111122223333:log-group:${group}`,
        });
    });

    it("starts when its bucket, its key and its log group let it in", async () => {
        deepStrictEqual(
            trailOf(await audit()).dependencies.filter((title) => /Policy /.test(title)),
            [
                "aws:iam/rolePolicy:RolePolicy orders-trail-log-role-policy",
                "aws:kms/keyPolicy:KeyPolicy orders-trail-key-policy",
                "aws:s3/bucketPolicy:BucketPolicy orders-trail-bucket-policy",
            ],
        );
    });

    it("waits for nothing that waits for it", async () => {
        const { all } = await audit();
        const trail = `aws:cloudtrail/trail:Trail orders-trail`;
        deepStrictEqual(
            all.filter(({ dependencies }) => dependencies.includes(trail)).map(({ name }) => name),
            [],
        );
    });

    it("is the same in an update, where everything is known", async () => {
        const update = await audit(watched, {});
        strictEqual(JSON.stringify(update.all).includes(UNKNOWN), false);
        strictEqual(trailOf(update).inputs["kmsKeyId"], kmsKeyArn);
    });

    it("shows policies what the program chose", async () => {
        const chosen = { ...watched, name: "audit", kmsKeyArn, logGroup: { enabled: false } };
        deepStrictEqual(inputsOf(await audit(chosen), token, "orders"), {
            name: "audit",
            multiRegion: true,
            kmsKeyArn,
            bucket: { retentionDays: 365, deletedRetentionDays: 90, protect: true },
            logGroup: { enabled: false, retentionDays: 30, rolePath: "/" },
        });
    });
});

describe("what an audit is given", () => {
    it("may be a bucket that exists: then its owner is told what to add, and no key is made", async () => {
        const recording = await audit({ ...watched, bucket: { existingName: "org-logs" } });
        deepStrictEqual(
            [...recording.ofType("aws:s3/bucket:Bucket"), ...recording.ofType("aws:kms/key:Key")],
            [],
        );
        strictEqual(trailOf(recording).inputs["s3BucketName"], "org-logs");
        strictEqual(trailOf(recording).inputs["kmsKeyId"], undefined);
        const { bucketName, bucketPolicyStatements, keyArn } = recording.one(token, "orders").outputs;
        deepStrictEqual([bucketName, keyArn], ["org-logs", undefined]);
        deepStrictEqual(documentOf(bucketPolicyStatements), policy(...bucketStatements("org-logs")));
    });

    it("may be a key: then its owner is told what to add", async () => {
        const recording = await audit({ ...watched, kmsKeyArn });
        deepStrictEqual(recording.ofType("aws:kms/key:Key"), []);
        strictEqual(trailOf(recording).inputs["kmsKeyId"], kmsKeyArn);
        const encryption =
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
        deepStrictEqual(inputsOf(recording, encryption, "orders-trail-bucket-encryption")["rules"], [
            { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn } },
        ]);
        deepStrictEqual(inputsOf(recording, encryption, "orders-access-log-bucket-encryption")["rules"], [
            { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
        ]);
        const { keyPolicyStatements } = recording.one(token, "orders").outputs;
        deepStrictEqual(documentOf(keyPolicyStatements), policy(...keyStatements));
    });

    it("may be a bucket for access logs", async () => {
        const recording = await audit({ ...watched, bucket: { accessLogBucketName: "access" } });
        deepStrictEqual(
            recording.ofType("aws:s3/bucket:Bucket").map(({ name }) => name),
            ["orders-trail-bucket"],
        );
        const logging = ["aws:s3/bucketLogging:BucketLogging", "orders-trail-bucket-logging"] as const;
        deepStrictEqual(inputsOf(recording, ...logging), {
            bucket,
            targetBucket: "access",
            targetPrefix: "orders/",
        });
        deepStrictEqual(
            (await audit()).one(...logging).dependencies.filter((title) => /Policy /.test(title)),
            ["aws:s3/bucketPolicy:BucketPolicy orders-access-log-bucket-policy"],
        );
    });

    it("may be one region, a name, and no log group", async () => {
        const recording = await audit({
            queueArns: pulumi.output([queueArn]),
            name: "audit",
            multiRegion: false,
            logGroup: { enabled: false },
        });
        const { name, isMultiRegionTrail, advancedEventSelectors, cloudWatchLogsRoleArn } =
            trailOf(recording).inputs;
        deepStrictEqual([name, isMultiRegionTrail, cloudWatchLogsRoleArn], ["audit", false, undefined]);
        strictEqual((advancedEventSelectors as unknown[]).length, 2);
        deepStrictEqual(recording.ofType("aws:cloudwatch/logGroup:LogGroup"), []);
        deepStrictEqual(recording.ofType("aws:iam/role:Role"), []);
    });

    it("leaves its buckets closed and its key as it is, where these are kept", async () => {
        const kept = (await audit()).all.filter(({ retainOnDelete }) => retainOnDelete);
        deepStrictEqual(kept.map(({ name }) => name).sort(), [
            ...["access-log-bucket", "trail-bucket"].flatMap((name) =>
                ["encryption", "lifecycle", "ownership", "policy", "public-access-block", "versioning"].map(
                    (setting) => `orders-${name}-${setting}`,
                ),
            ),
            "orders-trail-key-policy",
        ]);
    });
});
