import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedTopic } from "../../../components";
import type { DeliveryLoggingArgs } from "../../../components/topic/delivery-logging";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const logging =
    (deliveryLogging?: DeliveryLoggingArgs, name = "news", keyArn = kmsKeyArn) =>
    () =>
        new EncryptedTopic(name, { kmsKeyArn: keyArn, name: "news", deliveryLogging, tags: { team: "a" } });

describe("the log of deliveries", () => {
    it("is written by a role of SNS that reaches the two log groups of the topic alone, known at preview", async () => {
        const there = kmsKeyArn.replace("arn:aws:kms:eu-west-1", "arn:aws-us-gov:kms:us-gov-west-1");
        const recording = await runProgram(logging(undefined, "news", there), {
            preview: true,
            region: "us-gov-west-1",
            partition: "aws-us-gov",
        });
        const { assumeRolePolicy, ...role } = recording.one("aws:iam/role:Role", "news-log-role").inputs;
        deepStrictEqual(role, {
            path: "/",
            description: "SNS logs how deliveries went",
            tags: { team: "a" },
        });
        deepStrictEqual(JSON.parse(String(assumeRolePolicy)).Statement, [
            {
                Sid: "SnsLogs",
                Effect: "Allow",
                Principal: { Service: "sns.amazonaws.com" },
                Action: "sts:AssumeRole",
            },
        ]);
        const { policy } = recording.one("aws:iam/rolePolicy:RolePolicy", "news-log-role-policy").inputs;
        const group =
            "arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:sns/us-gov-west-1/111122223333/news";
        deepStrictEqual(JSON.parse(String(policy)).Statement, [
            {
                Sid: "DeliveryLogs",
                Effect: "Allow",
                Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: [`${group}/Failure:*`, `${group}:*`],
            },
        ]);
    });

    it("goes into groups that keep it for 30 days and that SNS would name alike", async () => {
        const recording = await runProgram(logging());
        const groups = recording.ofType("aws:cloudwatch/logGroup:LogGroup").map(({ inputs }) => inputs);
        const shared = { retentionInDays: 30, tags: { team: "a" } };
        deepStrictEqual(groups, [
            { name: "sns/eu-west-1/111122223333/news", ...shared },
            { name: "sns/eu-west-1/111122223333/news/Failure", ...shared },
        ]);
    });

    it("cannot be written before its groups exist, or SNS would make groups without retention", async () => {
        const recording = await runProgram(logging());
        const { dependencies } = recording.one("aws:iam/rolePolicy:RolePolicy", "news-log-role-policy");
        deepStrictEqual(
            dependencies.filter((dependency) => dependency.includes("LogGroup")),
            [
                "aws:cloudwatch/logGroup:LogGroup news-failure-logs",
                "aws:cloudwatch/logGroup:LogGroup news-success-logs",
            ],
        );
    });

    it("takes its rate, retention, key and role from the arguments", async () => {
        const recording = await runProgram(
            logging({
                successSampleRate: 100,
                retentionDays: 3_653,
                kmsKeyArn,
                roleName: "news-logs",
                rolePath: "/logs/",
                permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
            }),
        );
        const topic = recording.one("aws:sns/topic:Topic", "news-topic").inputs;
        const arn = "arn:aws:iam::111122223333:role/logs/news-logs";
        strictEqual(topic["sqsFailureFeedbackRoleArn"], arn);
        strictEqual(topic["sqsSuccessFeedbackRoleArn"], arn);
        strictEqual(topic["sqsSuccessFeedbackSampleRate"], 100);
        const group = recording.one("aws:cloudwatch/logGroup:LogGroup", "news-failure-logs").inputs;
        deepStrictEqual([group["retentionInDays"], group["kmsKeyId"]], [3_653, kmsKeyArn]);
        const role = recording.one("aws:iam/role:Role", "news-log-role").inputs;
        deepStrictEqual(
            [role["name"], role["path"], role["permissionsBoundary"]],
            ["news-logs", "/logs/", "arn:aws:iam::111122223333:policy/boundary"],
        );
    });

    it("can be left out", async () => {
        const recording = await runProgram(logging({ enabled: false }));
        const own = "pulumi-secure-messaging:index:EncryptedTopic news";
        deepStrictEqual(recording.children, [
            `aws:sns/topic:Topic news-topic < ${own}`,
            `aws:sns/topicPolicy:TopicPolicy news-topic-policy < ${own}`,
            `${own} < the stack`,
        ]);
        strictEqual(
            recording.one("aws:sns/topic:Topic", "news-topic").inputs["sqsFailureFeedbackRoleArn"],
            undefined,
        );
    });

    const days =
        "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";
    const refused: [keyof DeliveryLoggingArgs, string | number, string][] = [
        ["successSampleRate", -1, "SNS allows 0 to 100 percent; choose a value in that range."],
        ["successSampleRate", 101, "SNS allows 0 to 100 percent; choose a value in that range."],
        ["retentionDays", 0, `CloudWatch allows ${days} days; choose one of these.`],
        ["retentionDays", 31, `CloudWatch allows ${days} days; choose one of these.`],
        [
            "kmsKeyArn",
            "alias/aws/logs",
            "CloudWatch Logs takes a key by its ARN; give that ARN, " +
                "arn:<partition>:kms:<region>:<12-digit account>:key/<id>.",
        ],
        [
            "roleName",
            "a.b",
            "IAM allows 64 letters, digits, hyphens and underscores; choose 1 to 64 of these characters.",
        ],
        [
            "rolePath",
            "/logs",
            'IAM allows paths that begin and end with "/", of at most 512 characters; choose a path such as "/messaging/".',
        ],
        [
            "permissionsBoundaryArn",
            "boundary",
            "a permissions boundary is an IAM managed policy; give its ARN, " +
                "arn:<partition>:iam::<12-digit account>:policy/<name>.",
        ],
    ];
    for (const [argument, value, why] of refused) {
        it(`refuses ${JSON.stringify(value)} as ${argument}, plain and late`, async () => {
            const refusal = `EncryptedTopic "news": deliveryLogging.${argument} is ${JSON.stringify(value)}; ${why}`;
            strictEqual(await refusalOf(logging({ [argument]: value })), refusal);
            strictEqual(await lateRefusalOf(logging({ [argument]: pulumi.output(value) })), refusal);
        });
    }

    it("refuses settings that nothing would read", async () => {
        strictEqual(
            await refusalOf(logging({ enabled: false, successSampleRate: 5 })),
            'EncryptedTopic "news": deliveryLogging.successSampleRate is set, but deliveryLogging.enabled is false; ' +
                "nothing is logged then; leave one out.",
        );
    });

    it("leaves the name of the component room for the name of the role, unless that has one of its own", async () => {
        await runProgram(logging({}, "n".repeat(47)));
        const name = "n".repeat(48);
        await runProgram(logging({ roleName: "news-logs" }, name));
        await runProgram(logging({ enabled: false }, name));
        strictEqual(
            await refusalOf(logging({}, name)),
            `EncryptedTopic "${name}": the name is "${name}"; IAM allows 64 letters, digits, hyphens and underscores, ` +
                'and "-log-role-0123456" is added to this name; choose 1 to 47 of these characters.',
        );
    });
});
