import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedTopic } from "../../components";
import { SourceService } from "../../components/documents/sources";
import type { EncryptedTopicArgs } from "../../components/topic/args";
import { lateRefusalOf, refusalOf, runProgram } from "../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const role = "arn:aws:iam::111122223333:role/news-log-role-0a1b2c3";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";

const create =
    (args: Partial<EncryptedTopicArgs>, name = "news") =>
    () =>
        new EncryptedTopic(name, { kmsKeyArn, name: "news", ...args });

describe("EncryptedTopic", () => {
    it("alone is a topic and its policy, with the name it was given, and the log of its deliveries", async () => {
        const recording = await runProgram(create({ fifo: { enabled: true }, displayName: "News" }));
        deepStrictEqual(recording.one("aws:sns/topic:Topic", "news-topic").inputs, {
            name: "news.fifo",
            fifoTopic: true,
            contentBasedDeduplication: false,
            kmsMasterKeyId: kmsKeyArn,
            signatureVersion: 2,
            displayName: "News",
            tracingConfig: "PassThrough",
            sqsSuccessFeedbackRoleArn: role,
            sqsFailureFeedbackRoleArn: role,
            sqsSuccessFeedbackSampleRate: 0,
        });
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:EncryptedTopic", "news").outputs, {
            topicArn: "arn:aws:sns:eu-west-1:111122223333:news.fifo",
            topicName: "news.fifo",
        });
        const own = "pulumi-secure-messaging:index:EncryptedTopic news";
        deepStrictEqual(recording.children, [
            `aws:cloudwatch/logGroup:LogGroup news-failure-logs < ${own}`,
            `aws:cloudwatch/logGroup:LogGroup news-success-logs < ${own}`,
            `aws:iam/role:Role news-log-role < ${own}`,
            `aws:iam/rolePolicy:RolePolicy news-log-role-policy < ${own}`,
            `aws:sns/topic:Topic news-topic < ${own}`,
            `aws:sns/topicPolicy:TopicPolicy news-topic-policy < ${own}`,
            `${own} < the stack`,
        ]);
    });

    it("has a name of at most 256 characters, .fifo included", async () => {
        const named = (name: string) => create({ name, fifo: { enabled: true } });
        await runProgram(named("n".repeat(251)));
        const name = "n".repeat(252);
        strictEqual(
            await refusalOf(named(name)),
            `EncryptedTopic "news": name is "${name}"; SNS allows 256 letters, digits, hyphens and underscores, and ` +
                '".fifo" is added to this name; choose 1 to 251 of these characters.',
        );
    });

    it("shows policies what is plain and decides security", async () => {
        const recording = await runProgram(create({ tracing: true }));
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:EncryptedTopic", "news").inputs, {
            kmsKeyArn,
            tracing: true,
            fifo: {},
            deliveryLogging: { enabled: true, successSampleRate: 0, retentionDays: 30, rolePath: "/" },
        });
    });

    it("lets in exactly whom its arguments name, known at preview", async () => {
        const program = create({
            sources: [{ service: SourceService.CloudWatchAlarms, name: "slow" }],
            publishers: [{ roleArns: ["arn:aws:iam::444455556666:role/sender"] }],
            subscribers: [{ roleArns: ["arn:aws:iam::444455556666:role/deploy"] }],
            exclusiveTo: ["arn:aws:iam::111122223333:role/api"],
            network: { vpcEndpointIds: ["vpce-0123456789abcdef0"] },
        });
        const recording = await runProgram(program, { preview: true });
        const { policy } = recording.one("aws:sns/topicPolicy:TopicPolicy", "news-topic-policy").inputs;
        const text = String(policy);
        for (const named of [
            "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:slow",
            "arn:aws:iam::444455556666:role/sender",
            "arn:aws:iam::444455556666:role/deploy",
            "arn:aws:iam::111122223333:role/api",
            "vpce-0123456789abcdef0",
        ])
            strictEqual(text.includes(named), true, `${named} is missing in ${text}`);
    });
});

describe("the archive of a topic", () => {
    const archived = (archiveRetentionDays: pulumi.Input<number>) =>
        create({ fifo: { enabled: true }, archiveRetentionDays });

    it("keeps messages for the days that are given", async () => {
        for (const days of [1, 365]) {
            const recording = await runProgram(archived(days));
            strictEqual(
                recording.one("aws:sns/topic:Topic", "news-topic").inputs["archivePolicy"],
                `{"MessageRetentionPeriod":${days}}`,
            );
        }
    });

    it("lasts from 1 to 365 days, plain and late", async () => {
        for (const days of [0, 366]) {
            const refusal = `EncryptedTopic "news": archiveRetentionDays is ${days}; SNS allows 1 to 365 days; choose a value in that range.`;
            strictEqual(await refusalOf(archived(days)), refusal);
            strictEqual(await lateRefusalOf(archived(pulumi.output(days))), refusal);
        }
    });

    it("is refused of a standard topic", async () => {
        strictEqual(
            await refusalOf(create({ archiveRetentionDays: 30 })),
            'EncryptedTopic "news": archiveRetentionDays is set, but fifo.enabled is not; only FIFO topics keep an ' +
                "archive; set enabled to true or leave it out.",
        );
    });
});

describe("the traces of a topic", () => {
    const type = "aws:xray/resourcePolicy:ResourcePolicy";

    it("are admitted by X-Ray for this topic alone, known at preview", async () => {
        const recording = await runProgram(create({ tracing: true }), { preview: true });
        strictEqual(recording.one("aws:sns/topic:Topic", "news-topic").inputs["tracingConfig"], "Active");
        const { policyName, policyDocument } = recording.one(type, "news-tracing-policy").inputs;
        strictEqual(policyName, "news");
        deepStrictEqual(JSON.parse(String(policyDocument)), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "TopicTraces",
                    Effect: "Allow",
                    Principal: { Service: "sns.amazonaws.com" },
                    Action: ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTraceSegments"],
                    Resource: "*",
                    Condition: {
                        ArnEquals: { "aws:SourceArn": topicArn },
                        StringEquals: { "aws:SourceAccount": "111122223333" },
                    },
                },
            ],
        });
    });

    it("can do without a policy of their own", async () => {
        const recording = await runProgram(create({ tracing: true, tracingPolicy: false }));
        strictEqual(recording.one("aws:sns/topic:Topic", "news-topic").inputs["tracingConfig"], "Active");
        deepStrictEqual(recording.ofType(type), []);
    });

    it("leave the name 128 characters, which is what X-Ray allows", async () => {
        const name = "n".repeat(129);
        await runProgram(create({ tracing: true, name: "n".repeat(128) }));
        await runProgram(create({ tracing: true, tracingPolicy: false, name }));
        strictEqual(
            await refusalOf(create({ tracing: true, name })),
            `EncryptedTopic "news": name is "${name}"; X-Ray allows 128 letters, digits, hyphens and underscores; ` +
                "choose 1 to 128 of these characters.",
        );
    });

    it("have no policy where there are none", async () => {
        for (const tracingPolicy of [true, false])
            strictEqual(
                await refusalOf(create({ tracingPolicy })),
                `EncryptedTopic "news": tracingPolicy is ${tracingPolicy}, but tracing is not true; X-Ray is told of ` +
                    "no topic that is not traced; set tracing to true or leave it out.",
            );
    });
});
