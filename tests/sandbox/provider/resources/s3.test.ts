import assert from "node:assert/strict";

import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

import type { Values } from "../../../../sandbox/provider/values";
import { accountId, liveThrough, make } from "../../../support/resource-life";

const denial = (bucket: string, action: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Deny", Principal: "*", Action: action, Resource: `arn:aws:s3:::${bucket}/*` }],
    });

describe("the stand-in's S3", function () {
    this.timeout(60_000);

    /** Takes a setting of a bucket through its life. */
    async function hasSetting(kind: string, inputs: Values, more: object = {}) {
        const bucket = await make("aws:s3/bucket:Bucket", {});
        const file = `bucket${kind}`;
        await liveThrough({
            type: `aws:s3/${file}:Bucket${kind}`,
            inputs: { bucket: bucket.state.id, ...inputs },
            replacing: { bucket: "another" },
            ...more,
        });
        await bucket.delete();
    }

    it("has buckets", async () => {
        await liveThrough({
            type: "aws:s3/bucket:Bucket",
            inputs: { tags: { team: "orders" } },
            later: { tags: { stage: "test" }, forceDestroy: true },
            replacing: { bucket: "another" },
        });
    });

    it("has buckets whose settings are their own", async () => {
        const key = await make("aws:kms/key:Key", {});
        const bucket = `settings-${Date.now()}`;
        const rule = (algorithm: Values) => ({ applyServerSideEncryptionByDefault: algorithm });
        await liveThrough({
            type: "aws:s3/bucket:Bucket",
            inputs: {
                bucket,
                policy: denial(bucket, "s3:GetObject"),
                serverSideEncryptionConfiguration: { rule: rule({ sseAlgorithm: "AES256" }) },
            },
            later: {
                policy: denial(bucket, "s3:PutObject"),
                versioning: { enabled: true },
                logging: { targetBucket: bucket, targetPrefix: "log/" },
                serverSideEncryptionConfiguration: {
                    rule: rule({
                        sseAlgorithm: "aws:kms",
                        kmsMasterKeyId: key.state.properties["arn"]!,
                    }),
                },
            },
        });
        await key.delete();
    });

    it("empties a bucket before it deletes it, where the program says so", async () => {
        const bucket = await make("aws:s3/bucket:Bucket", {
            forceDestroy: true,
            versioning: { enabled: true },
        });
        const s3 = bucket.target.aws.client(S3Client);
        for (const Body of ["one", "two"])
            await s3.send(new PutObjectCommand({ Bucket: bucket.state.id, Key: "file", Body }));
        await bucket.delete();
        await assert.rejects(
            s3.send(new ListObjectVersionsCommand({ Bucket: bucket.state.id })),
            /NoSuchBucket/,
        );
    });

    it("keeps a bucket that holds something", async () => {
        const bucket = await make("aws:s3/bucket:Bucket", {});
        const file = await make("aws:s3/bucketObjectv2:BucketObjectv2", { bucket: bucket.state.id });
        await assert.rejects(bucket.delete(), { name: "BucketNotEmpty" });
        await file.delete();
        await bucket.delete();
    });

    it("refuses what Pulumi has deprecated and the sandbox does not deploy", async () => {
        await assert.rejects(
            make("aws:s3/bucket:Bucket", { corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["*"] }] }),
            /does not deploy corsRules of aws.s3.Bucket/,
        );
    });

    it("has bucket policies", async () => {
        const bucket = await make("aws:s3/bucket:Bucket", {});
        await liveThrough({
            type: "aws:s3/bucketPolicy:BucketPolicy",
            inputs: { bucket: bucket.state.id, policy: denial(bucket.state.id, "s3:GetObject") },
            later: { policy: denial(bucket.state.id, "s3:PutObject") },
            replacing: { bucket: "another" },
        });
        await bucket.delete();
    });

    it("has public access blocks", async () => {
        await hasSetting(
            "PublicAccessBlock",
            { blockPublicAcls: true, restrictPublicBuckets: true },
            { later: { blockPublicAcls: false, blockPublicPolicy: true } },
        );
    });

    it("has ownership controls", async () => {
        await hasSetting(
            "OwnershipControls",
            { rule: { objectOwnership: "BucketOwnerEnforced" } },
            { later: { rule: { objectOwnership: "BucketOwnerPreferred" } } },
        );
    });

    it("has default encryption, and leaves AWS's own behind", async () => {
        const key = await make("aws:kms/key:Key", {});
        const kmsMasterKeyId = key.state.properties["arn"]!;
        const encrypted = { sseAlgorithm: "aws:kms", kmsMasterKeyId };
        await hasSetting(
            "ServerSideEncryptionConfiguration",
            {
                rules: [
                    {
                        applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
                        blockedEncryptionTypes: ["SSE-C"],
                    },
                ],
            },
            {
                later: { rules: [{ applyServerSideEncryptionByDefault: encrypted, bucketKeyEnabled: true }] },
                staysAsDefault: true,
            },
        );
        await key.delete();
    });

    it("has versions, which it suspends at the end", async () => {
        await hasSetting(
            "Versioning",
            { versioningConfiguration: { status: "Enabled" } },
            { later: { versioningConfiguration: { status: "Suspended" } }, staysAsDefault: true },
        );
    });

    it("has rules of a life cycle", async () => {
        const expire = { id: "expire", status: "Enabled", filter: {}, expiration: { days: 30 } };
        await hasSetting(
            "LifecycleConfiguration",
            {
                rules: [
                    { ...expire, noncurrentVersionExpiration: { noncurrentDays: 9 } },
                    {
                        id: "abort",
                        status: "Enabled",
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                    },
                ],
            },
            {
                later: {
                    rules: [
                        {
                            ...expire,
                            filter: { and: { prefix: "logs/", tags: { team: "orders" } } },
                            transitions: [{ days: 30, storageClass: "GLACIER" }],
                            expiration: { date: "2040-01-01T00:00:00Z" },
                        },
                        {
                            id: "old",
                            status: "Disabled",
                            filter: { prefix: "old/" },
                            expiration: { days: 1 },
                        },
                    ],
                },
            },
        );
    });

    it("has access logs", async () => {
        const log = await make("aws:s3/bucket:Bucket", {});
        await hasSetting(
            "Logging",
            { targetBucket: log.state.id, targetPrefix: "one/" },
            { later: { targetPrefix: "two/" } },
        );
        await log.delete();
    });

    it("has notifications of queues and topics", async () => {
        const topic = await make("aws:sns/topic:Topic", { policy: admission("sns:Publish") });
        const queue = await make("aws:sqs/queue:Queue", { policy: admission("sqs:SendMessage") });
        const [topicArn, queueArn] = [topic.state.id, queue.state.properties["arn"]!];
        await hasSetting(
            "Notification",
            { queues: [{ queueArn, events: ["s3:ObjectCreated:*"], filterPrefix: "in/" }] },
            {
                later: {
                    eventbridge: true,
                    queues: [
                        { id: "mine", queueArn, events: ["s3:ObjectCreated:Put"], filterSuffix: ".csv" },
                    ],
                    topics: [{ topicArn, events: ["s3:ObjectRemoved:*"] }],
                },
            },
        );
        await topic.delete();
        await queue.delete();
    });
});

function admission(action: string): string {
    const service = { Principal: { Service: "s3.amazonaws.com" }, Action: action, Resource: "*" };
    const Condition = { StringEquals: { "aws:SourceAccount": accountId } };
    return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...service, Condition }] });
}
