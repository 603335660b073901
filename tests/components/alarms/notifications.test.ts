import { deepStrictEqual, strictEqual } from "node:assert";

import type { MessagingAlarmsArgs } from "../../../components/alarms/args";
import { MessagingAlarms } from "../../../components/messaging-alarms";
import { runProgram, UNKNOWN } from "../../support/mocks";
import { documents } from "../../support/messaging-sets";

const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const onCall = "arn:aws:sns:eu-west-1:111122223333:on-call";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:jobs-notifications-topic-0a1b2c3";
const preview = (args: Partial<MessagingAlarmsArgs>) =>
    runProgram(() => new MessagingAlarms("jobs", { deadLetterQueueNames: { dlq: "jobs-dlq" }, ...args }), {
        preview: true,
    });

function allowed(document: unknown): Record<string, unknown>[] {
    const { Statement } = document as { Statement: Record<string, unknown>[] };
    return Statement.filter(({ Effect }) => Effect === "Allow");
}

describe("the notification topic of alarms", () => {
    it("is not made unless it is asked for", async () => {
        const recording = await preview({ notificationTopic: {} });
        deepStrictEqual(recording.ofType("aws:sns/topic:Topic"), []);
        deepStrictEqual(recording.ofType("aws:kms/key:Key"), []);
    });

    it("has a key of its own, which nothing is lost with", async () => {
        const recording = await preview({ notificationTopic: { enabled: true }, tags: { Team: "jobs" } });
        const { inputs, parent } = recording.one("aws:sns/topic:Topic", "jobs-notifications-topic");
        strictEqual(parent, "pulumi-secure-messaging:index:EncryptedTopic jobs-notifications");
        deepStrictEqual([inputs["kmsMasterKeyId"], inputs["tags"]], [UNKNOWN, { Team: "jobs" }]);
        strictEqual(recording.one("aws:kms/key:Key", "jobs-notifications-key").protect, false);
        const { outputs } = recording.one("pulumi-secure-messaging:index:MessagingAlarms", "jobs");
        strictEqual(outputs["notificationTopicArn"], topicArn);
    });

    it("is told by every alarm, after whoever else is told", async () => {
        const recording = await preview({
            notificationTopic: { enabled: true },
            topicName: "events",
            actionArns: [onCall],
        });
        deepStrictEqual(
            recording.ofType(metricAlarm).map(({ inputs }) => inputs["alarmActions"]),
            Array(3).fill([onCall, topicArn]),
        );
    });

    it("admits further alarms by their names, or by what these begin with", async () => {
        const { all } = await preview({
            notificationTopic: { enabled: true, alarmNames: ["network-rejects", "jobs-files-*"] },
        });
        const named = ["jobs-dlq-alarm-0a1b2c3", "network-rejects", "jobs-files-*"].map(
            (name) => `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`,
        );
        const policies = all.filter(({ type }) => /:(TopicPolicy|KeyPolicy)$/.test(type));
        strictEqual(policies.length, 2);
        for (const { inputs } of policies)
            for (const arn of named) strictEqual(String(inputs["policy"]).includes(`"${arn}"`), true, arn);
    });

    it("admits these alarms of this account alone, by names that preview knows", async () => {
        const recording = await preview({
            notificationTopic: { enabled: true },
            queueNames: { main: "jobs" },
        });
        const alarm = (key: string) =>
            `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:jobs-${key}-alarm-0a1b2c3`;
        const admitted = {
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Condition: {
                ArnEquals: { "aws:SourceArn": [alarm("dlq"), alarm("main-age")] },
                StringEquals: { "aws:SourceAccount": "111122223333" },
            },
        };
        const all = documents(recording);
        deepStrictEqual(allowed(all["jobs-notifications-topic-policy policy"]), [
            { Sid: "AlarmsPublish", ...admitted, Action: "sns:Publish", Resource: topicArn },
        ]);
        deepStrictEqual(allowed(all["jobs-notifications-key-policy policy"]).slice(1), [
            {
                Sid: "AlarmsDeliver",
                ...admitted,
                Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                Resource: "*",
            },
        ]);
    });
});
