import { deepStrictEqual, ok, rejects } from "node:assert";

import {
    CreateTrailCommand,
    GetTrailCommand,
    ListTagsCommand,
    type CreateTrailCommandInput,
} from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";

import { type Account, allow, document, type Statement, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

describe("the backend: trails", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    it("keep their tags, and need a bucket and key that admit CloudTrail for them", async () => {
        const Name = uniqueName("trail");
        const trail = account.arn("cloudtrail", `trail/${Name}`);
        const Condition = { StringEquals: { "aws:SourceArn": trail } };
        const create = (more: Partial<CreateTrailCommandInput>) =>
            account.root.cloudtrail.send(new CreateTrailCommand({ Name, S3BucketName: "missing", ...more }));
        await rejects(create({}), { name: "S3BucketDoesNotExistException" });

        const S3BucketName = await bucket(Condition);
        await rejects(create({ S3BucketName: await bucket({ StringEquals: { "aws:SourceArn": "x" } }) }), {
            name: "InsufficientS3BucketPolicyException",
        });
        const TagsList = [{ Key: "team", Value: "orders" }];
        const closed = await account.key();
        await rejects(create({ S3BucketName, KmsKeyId: closed }), {
            name: "InsufficientEncryptionPolicyException",
        });
        const KmsKeyId = await account.key({
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "kms:GenerateDataKey*",
            Condition,
        });
        await create({ S3BucketName, KmsKeyId, TagsList });
        const { ResourceTagList } = await account.root.cloudtrail.send(
            new ListTagsCommand({ ResourceIdList: [trail] }),
        );
        deepStrictEqual(ResourceTagList?.[0]?.TagsList, TagsList);
        const { Trail } = await account.root.cloudtrail.send(new GetTrailCommand({ Name }));
        ok(Trail?.KmsKeyId === KmsKeyId && Trail.S3BucketName === S3BucketName);
    });

    async function bucket(Condition: Statement): Promise<string> {
        const Bucket = uniqueName("trail");
        await account.root.s3.send(new CreateBucketCommand({ Bucket }));
        const Policy = document(
            ...[
                ["s3:GetBucketAcl", ""],
                ["s3:PutObject", "/AWSLogs/*"],
            ].map(([Action, path]) =>
                allow(Action!, `arn:aws:s3:::${Bucket}${path}`, {
                    Principal: { Service: "cloudtrail.amazonaws.com" },
                    Condition,
                }),
            ),
        );
        await account.root.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
        return Bucket;
    }
});
