import type { MessagingAuditArgs } from "../../components/audit/args";
import { MessagingAudit } from "../../components/messaging-audit";
import { runProgram, type Recording, type Surroundings } from "./mocks";

export const queueArn = "arn:aws:sqs:eu-west-1:111122223333:orders";
export const deadLetterQueueArn = `${queueArn}-dlq`;
export const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
export const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
export const trailArn = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/project-stack-orders";
export const bucket = "orders-trail-bucket-0a1b2c3";
export const group = "orders-trail-log-group-0a1b2c3";
export const watched = { queueArns: [queueArn, deadLetterQueueArn], topicArns: [topicArn] };

export const audit = (args: MessagingAuditArgs = watched, surroundings: Surroundings = { preview: true }) =>
    runProgram(() => new MessagingAudit("orders", args), surroundings);

export const token = "pulumi-secure-messaging:index:MessagingAudit";
export const trailOf = (recording: Recording) => recording.one("aws:cloudtrail/trail:Trail", "orders-trail");
export const inputsOf = (recording: Recording, type: string, name: string) =>
    recording.one(type, name).inputs;
export const documentOf = (text: unknown): unknown => JSON.parse(String(text));
export const policy = (...Statement: object[]) => ({ Version: "2012-10-17", Statement });
export const cloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
export const source = { "aws:SourceArn": trailArn };
export const context = {
    "kms:EncryptionContext:aws:cloudtrail:arn":
        "arn:aws:cloudtrail:*:111122223333:trail/project-stack-orders",
};

export const bucketStatements = (name: string) => [
    {
        Sid: "TrailChecksBucket",
        ...cloudTrail,
        Action: "s3:GetBucketAcl",
        Resource: `arn:aws:s3:::${name}`,
        Condition: { StringEquals: source },
    },
    {
        Sid: "TrailWritesLogs",
        ...cloudTrail,
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${name}/AWSLogs/111122223333/*`,
        Condition: { StringEquals: { ...source, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
];

export const denyPlainHttp = (name: string) => ({
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

export const keyStatements = [
    {
        Sid: "TrailEncryptsLogs",
        ...cloudTrail,
        Action: "kms:GenerateDataKey*",
        Resource: "*",
        Condition: { StringEquals: source, StringLike: context },
    },
    {
        Sid: "TrailChecksKey",
        ...cloudTrail,
        Action: ["kms:Decrypt", "kms:DescribeKey"],
        Resource: "*",
        Condition: { StringEquals: source },
    },
    {
        Sid: "AccountReadsLogs",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: {
            StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
            StringLike: context,
        },
    },
];
