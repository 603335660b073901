import assert from "node:assert/strict";

import { PutEventSelectorsCommand, CloudTrailClient, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";

import { changes, readResource } from "../../../../sandbox/provider/deploy";
import type { Values } from "../../../../sandbox/provider/values";
import { accountId, liveThrough, make } from "../../../support/resource-life";

const type = "aws:cloudtrail/trail:Trail";

const admission = (bucket: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "s3:GetBucketAcl",
                Resource: `arn:aws:s3:::${bucket}`,
            },
            {
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: `arn:aws:s3:::${bucket}/AWSLogs/${accountId}/*`,
            },
        ],
    });

const keyPolicy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${accountId}:root` },
            Action: "kms:*",
            Resource: "*",
        },
        {
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "kms:GenerateDataKey*",
            Resource: "*",
        },
    ],
});

const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
});

const writing = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" }],
});

const messages: Values = {
    name: "Messages",
    fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::SQS::Queue"] },
        { field: "resources.ARN", startsWiths: [`arn:aws:sqs:us-east-1:${accountId}:`] },
    ],
};

describe("the stand-in's CloudTrail", function () {
    this.timeout(60_000);

    async function withBucket(use: (bucket: string) => Promise<void>): Promise<void> {
        const bucket = await make("aws:s3/bucket:Bucket", { forceDestroy: true });
        const name = bucket.state.id;
        await make("aws:s3/bucketPolicy:BucketPolicy", { bucket: name, policy: admission(name) });
        await use(name);
        await bucket.delete();
    }

    it("has trails", () =>
        withBucket((s3BucketName) =>
            liveThrough({
                type,
                inputs: { s3BucketName, advancedEventSelectors: [messages], tags: { team: "orders" } },
                later: {
                    advancedEventSelectors: null,
                    eventSelectors: [
                        { dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
                    ],
                    enableLogFileValidation: true,
                    enableLogging: false,
                    isMultiRegionTrail: true,
                    tags: { stage: "test" },
                },
                replacing: { name: "another" },
            }),
        ));

    it("has trails with a key and a log group", () =>
        withBucket(async (s3BucketName) => {
            const key = await make("aws:kms/key:Key", { policy: keyPolicy });
            const group = await make("aws:cloudwatch/logGroup:LogGroup", {});
            const role = await make("aws:iam/role:Role", { assumeRolePolicy: trust });
            const policy = await make("aws:iam/rolePolicy:RolePolicy", {
                role: role.state.id,
                policy: writing,
            });
            await liveThrough({
                type,
                inputs: { s3BucketName, kmsKeyId: key.state.properties["arn"]! },
                later: {
                    kmsKeyId: null,
                    cloudWatchLogsGroupArn: `${String(group.state.properties["arn"])}:*`,
                    cloudWatchLogsRoleArn: role.state.properties["arn"]!,
                },
            });
            for (const made of [policy, role, group, key]) await made.delete();
        }));

    it("sees that a trail was stopped or records less", () =>
        withBucket(async (s3BucketName) => {
            const trail = await make(type, { s3BucketName, advancedEventSelectors: [messages] });
            const { id } = trail.state;
            const client = trail.target.aws.client(CloudTrailClient);
            await client.send(new StopLoggingCommand({ Name: id }));
            const EventSelectors = [{ IncludeManagementEvents: true, ReadWriteType: "WriteOnly" as const }];
            await client.send(new PutEventSelectorsCommand({ TrailName: id, EventSelectors }));
            const read = await readResource(trail.target, trail.state, trail.inputs);
            const { changed } = changes(type, read!.inputs, trail.inputs);
            assert.deepEqual(changed.sort(), ["advancedEventSelectors", "enableLogging", "eventSelectors"]);
            await trail.delete();
        }));

    it("refuses what it does not deploy", () =>
        withBucket((s3BucketName) =>
            assert.rejects(
                make(type, { s3BucketName, insightSelectors: [{ insightType: "ApiCallRateInsight" }] }),
                /does not deploy insightSelectors of aws.cloudtrail.Trail/,
            ),
        ));
});
