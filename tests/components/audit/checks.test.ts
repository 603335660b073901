import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import type { MessagingAuditArgs } from "../../../components/audit/args";
import { MessagingAudit } from "../../../components/messaging-audit";
import { queueArn, topicArn, watched } from "../../support/audits";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

const queues = (count: number) => Array.from({ length: count }, (_, index) => `${queueArn}-${index}`);
const program =
    (args: MessagingAuditArgs, name = "orders") =>
    () =>
        new MessagingAudit(name, args);
const refusal = (problem: string, name = "orders") => `MessagingAudit "${name}": ${problem}`;

interface Setting {
    path: string;
    admitted: unknown[];
    refused: unknown[];
    rule: string;
    args(value: pulumi.Input<unknown>): object;
}

const days = "S3 allows 1 to 36500 days; choose a value in that range.";
const bucketName =
    "by 3 to 63 lowercase letters, digits, dots and hyphens; give the name of the bucket, not its ARN.";
const settings: Setting[] = [
    {
        path: "name",
        admitted: ["abc", "my.audit_of-1", "n".repeat(128)],
        refused: ["ab", "n".repeat(129), "a--b", "-abc", "abc.", "1.2.3.4", "a b"],
        rule:
            "CloudTrail allows letters and digits, and single dots, hyphens and underscores between them; choose a " +
            "name of 3 to 128 characters.",
        args: (name) => ({ name }),
    },
    {
        path: "kmsKeyArn",
        admitted: ["arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"],
        refused: ["alias/aws/s3", "arn:aws:kms:eu-west-1:111122223333:alias/logs"],
        rule:
            "logs are encrypted with a customer-managed key, given by the ARN of the key; give that ARN; keys under " +
            "alias/aws/ do not admit CloudTrail.",
        args: (kmsKeyArn) => ({ kmsKeyArn }),
    },
    {
        path: "bucket.existingName",
        admitted: ["abc", "org.logs-1", "b".repeat(63)],
        refused: ["ab", "b".repeat(64), "Logs", "a..b", "arn:aws:s3:::logs"],
        rule: `S3 names the bucket of the logs ${bucketName}`,
        args: (existingName) => ({ bucket: { existingName } }),
    },
    {
        path: "bucket.accessLogBucketName",
        admitted: ["abc"],
        refused: ["ab", "a_b"],
        rule: `S3 names the bucket of the access logs ${bucketName}`,
        args: (accessLogBucketName) => ({ bucket: { accessLogBucketName } }),
    },
    {
        path: "bucket.retentionDays",
        admitted: [1, 36_500],
        refused: [0, 36_501, 1.5],
        rule: days,
        args: (retentionDays) => ({ bucket: { retentionDays } }),
    },
    {
        path: "bucket.deletedRetentionDays",
        admitted: [1, 36_500],
        refused: [0, 36_501],
        rule: days,
        args: (deletedRetentionDays) => ({ bucket: { deletedRetentionDays } }),
    },
    {
        path: "logGroup.retentionDays",
        admitted: [1, 30, 1096, 3653],
        refused: [0, 2, 31, 3654],
        rule:
            "CloudWatch allows 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, " +
            "2557, 2922, 3288, 3653 days; choose one of these.",
        args: (retentionDays) => ({ logGroup: { retentionDays } }),
    },
    {
        path: "logGroup.rolePath",
        admitted: ["/", "/audit/"],
        refused: ["/audit"],
        rule:
            'IAM allows paths that begin and end with "/", of at most 512 characters; choose a path such as ' +
            '"/messaging/".',
        args: (rolePath) => ({ logGroup: { rolePath } }),
    },
    {
        path: "logGroup.permissionsBoundaryArn",
        admitted: ["arn:aws:iam::111122223333:policy/boundary"],
        refused: ["boundary"],
        rule:
            "a permissions boundary is an IAM managed policy; give its ARN, " +
            "arn:<partition>:iam::<12-digit account>:policy/<name>.",
        args: (permissionsBoundaryArn) => ({ logGroup: { permissionsBoundaryArn } }),
    },
    {
        path: "queueArns[0]",
        admitted: [queueArn, `${queueArn}.fifo`, "arn:aws-cn:sqs:cn-north-1:111122223333:orders"],
        refused: [topicArn, `${queueArn}*`],
        rule: "a trail names queues by their ARNs; give the ARN of one queue, without wildcards.",
        args: (arn) => ({ queueArns: [arn], topicArns: undefined }),
    },
    {
        path: "topicArns[0]",
        admitted: [topicArn, `${topicArn}.fifo`],
        refused: [queueArn, `${topicArn}:1234abcd`],
        rule: "a trail names topics by their ARNs; give the ARN of one topic, without wildcards.",
        args: (arn) => ({ queueArns: undefined, topicArns: [arn] }),
    },
];

for (const { path, admitted, refused, rule, args } of settings) {
    const withValue = (value: pulumi.Input<unknown>) => program({ ...watched, ...args(value) });

    describe(`${path} of an audit`, () => {
        for (const value of admitted) {
            it(`may be ${String(value)}, plain and late`, async () => {
                await runProgram(withValue(value));
                await runProgram(withValue(pulumi.output(value)));
            });
        }

        for (const value of refused) {
            it(`may not be ${String(value)}, plain or late`, async () => {
                const message = refusal(`${path} is ${JSON.stringify(value)}; ${rule}`);
                strictEqual(await refusalOf(withValue(value)), message);
                strictEqual(await lateRefusalOf(withValue(pulumi.output(value))), message);
            });
        }
    });
}

describe("what an audit records", () => {
    const nothing = refusal(
        "queueArns and topicArns name nothing; the trail records who moves the messages of what they name; name a " +
            "queue or a topic.",
    );
    const tooMany = (named: number, taken: number) =>
        refusal(
            `queueArns and topicArns name ${named} resources; CloudTrail allows 500 values in the selectors of a ` +
                `trail, and ${taken} are taken; record the rest with a second MessagingAudit.`,
        );

    it("is something", async () => {
        strictEqual(await refusalOf(program({})), nothing);
        strictEqual(await refusalOf(program({ queueArns: [], topicArns: [] })), nothing);
        strictEqual(await lateRefusalOf(program({ queueArns: pulumi.output([]) })), nothing);
    });

    it("fits into the selectors of one trail", async () => {
        await runProgram(program({ queueArns: queues(497) }));
        await runProgram(program({ queueArns: queues(494), topicArns: [topicArn] }));
        strictEqual(await refusalOf(program({ queueArns: queues(498) })), tooMany(498, 3));
        const both = { queueArns: queues(495), topicArns: [topicArn] };
        strictEqual(await refusalOf(program(both)), tooMany(496, 5));
        const late = { ...both, queueArns: pulumi.output(both.queueArns) };
        strictEqual(await lateRefusalOf(program(late)), tooMany(496, 5));
    });
});

describe("an audit refuses settings of what it does not make:", () => {
    const existing: Record<string, object> = {
        retentionDays: { retentionDays: 30 },
        deletedRetentionDays: { deletedRetentionDays: 30 },
        accessLogBucketName: { accessLogBucketName: "access" },
        protect: { protect: false },
    };
    for (const [name, bucket] of Object.entries(existing)) {
        it(`bucket.${name} of an existing bucket`, async () => {
            strictEqual(
                await refusalOf(program({ ...watched, bucket: { existingName: "org-logs", ...bucket } })),
                refusal(
                    `bucket.${name} is set, but the owner of bucket.existingName decides that; leave it out.`,
                ),
            );
        });
    }

    const unused: Record<string, object> = {
        retentionDays: { retentionDays: 30 },
        rolePath: { rolePath: "/" },
        permissionsBoundaryArn: { permissionsBoundaryArn: "arn:aws:iam::aws:policy/boundary" },
    };
    for (const [name, logGroup] of Object.entries(unused)) {
        it(`logGroup.${name} without a log group`, async () => {
            strictEqual(
                await refusalOf(program({ ...watched, logGroup: { enabled: false, ...logGroup } })),
                refusal(`logGroup.${name} is set, but logGroup.enabled is false; leave it out.`),
            );
        });
    }
});

describe("the name of an audit", () => {
    const ofBucket = (name: string) =>
        refusal(
            `the name is "${name}"; S3 allows 63 letters, digits and hyphens, and "-access-log-bucket-0123456" is ` +
                "added to this name; choose 1 to 37 of these characters.",
            name,
        );
    const ofRole = (name: string) =>
        refusal(
            `the name is "${name}"; IAM allows 64 letters, digits, hyphens and underscores, and ` +
                '"-trail-log-role-0123456" is added to this name; choose 1 to 41 of these characters.',
            name,
        );
    const ofTrail = (name: string, whole: string) =>
        refusal(
            `the default name is "${whole}"; CloudTrail allows letters and digits, and single dots, hyphens and ` +
                "underscores between them; choose a name of 3 to 128 characters.",
            name,
        );
    const elsewhere = { ...watched, bucket: { existingName: "org-logs" } };
    const noRole = { ...elsewhere, logGroup: { enabled: false } };

    it("is part of the names of buckets", async () => {
        await runProgram(program(watched, "O".repeat(37)));
        for (const name of ["o".repeat(38), "my_audit", "-audit"])
            strictEqual(await refusalOf(program(watched, name)), ofBucket(name));
    });

    it("is part of the name of a role", async () => {
        await runProgram(program(elsewhere, "o".repeat(41)));
        for (const name of ["o".repeat(42), "my.audit"])
            strictEqual(await refusalOf(program(elsewhere, name)), ofRole(name));
    });

    it("is part of the name of the trail", async () => {
        await runProgram(program(noRole, "o".repeat(114)));
        const name = "o".repeat(115);
        strictEqual(await refusalOf(program(noRole, name)), ofTrail(name, `project-stack-${name}`));
        strictEqual(await refusalOf(program(noRole, "audit-")), ofTrail("audit-", "project-stack-audit-"));
        await runProgram(program({ ...noRole, name: "audit" }, name));
    });

    it("loses what CloudTrail does not take twice in a row", async () => {
        const recording = await runProgram(program(noRole, "my--audit._x"));
        strictEqual(
            recording.ofType("aws:cloudtrail/trail:Trail")[0]?.inputs["name"],
            "project-stack-my-audit-x",
        );
    });
});
