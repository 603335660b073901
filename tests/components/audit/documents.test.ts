import { deepStrictEqual } from "node:assert";

import { keyAdministration } from "../../../components/documents/access";
import {
    audit,
    bucket,
    bucketStatements,
    cloudTrail,
    denyPlainHttp,
    documentOf,
    group,
    inputsOf,
    keyStatements,
    policy,
} from "../../support/audits";

describe("the documents of an audit, at the first preview,", () => {
    const textOf = async (type: string, name: string, property = "policy") =>
        documentOf(inputsOf(await audit(), type, name)[property]);

    it("let nobody but the trail write into its bucket, and nothing come over plain HTTP", async () => {
        deepStrictEqual(
            await textOf("aws:s3/bucketPolicy:BucketPolicy", "orders-trail-bucket-policy"),
            policy(denyPlainHttp(bucket), ...bucketStatements(bucket)),
        );
    });

    it("let S3 write the access logs of that bucket into the other", async () => {
        const other = "orders-access-log-bucket-0a1b2c3";
        deepStrictEqual(
            await textOf("aws:s3/bucketPolicy:BucketPolicy", "orders-access-log-bucket-policy"),
            policy(denyPlainHttp(other), {
                Sid: "S3WritesAccessLogs",
                Effect: "Allow",
                Principal: { Service: "logging.s3.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: `arn:aws:s3:::${other}/*`,
                Condition: {
                    ArnEquals: { "aws:SourceArn": `arn:aws:s3:::${bucket}` },
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                },
            }),
        );
    });

    it("let the trail encrypt, the account administer, and its identity policies say who reads", async () => {
        const administration = {
            Sid: "AccountAdministersKey",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:root" },
            Action: [...keyAdministration],
            Resource: "*",
        };
        deepStrictEqual(
            await textOf("aws:kms/keyPolicy:KeyPolicy", "orders-trail-key-policy"),
            policy(administration, ...keyStatements),
        );
    });

    it("let the trail write into its log group and nowhere else", async () => {
        deepStrictEqual(
            await textOf("aws:iam/role:Role", "orders-trail-log-role", "assumeRolePolicy"),
            policy({
                Sid: "TrailTakesRole",
                ...cloudTrail,
                Action: "sts:AssumeRole",
            }),
        );
        deepStrictEqual(
            await textOf("aws:iam/rolePolicy:RolePolicy", "orders-trail-log-role-policy"),
            policy({
                Sid: "TrailWritesEvents",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `arn:aws:logs:eu-west-1:111122223333:log-group:${group}:log-stream:111122223333_CloudTrail_eu-west-1*`,
            }),
        );
    });
});
