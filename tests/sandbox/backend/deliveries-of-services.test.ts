import { deepStrictEqual, ok, strictEqual } from "node:assert";

import { PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { PutEventsCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
    CreateBucketCommand,
    PutBucketNotificationConfigurationCommand,
    PutObjectCommand,
} from "@aws-sdk/client-s3";
import { SetTopicAttributesCommand, SubscribeCommand } from "@aws-sdk/client-sns";

import { type Account, errorOf, eventually, type Queue, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";
import { encryptingBy, fromSource, publishingBy, sendingBy } from "../../support/statements-of-services";

describe("the backend: deliveries of other services", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    async function rule(
        target: string,
        deadLetterArn?: string,
    ): Promise<{ arn: string; fire(): Promise<unknown> }> {
        const [Rule, Source] = [uniqueName("rule"), uniqueName("app")];
        const made = await account.root.events.send(
            new PutRuleCommand({ Name: Rule, EventPattern: JSON.stringify({ source: [Source] }) }),
        );
        await account.root.events.send(
            new PutTargetsCommand({
                Rule,
                Targets: [
                    {
                        Id: "1",
                        Arn: target,
                        Input: '"fired"',
                        ...(deadLetterArn ? { DeadLetterConfig: { Arn: deadLetterArn } } : {}),
                    },
                ],
            }),
        );
        const Entries = [{ Source, DetailType: "test", Detail: "{}" }];
        return {
            arn: made.RuleArn!,
            fire: () => account.root.events.send(new PutEventsCommand({ Entries })),
        };
    }

    it("a rule needs the policy of the queue, which it tells its ARN", async () => {
        const queue = await account.queue();
        const { arn, fire } = await rule(queue.arn);
        await fire();
        await account.queuePolicy(queue, sendingBy("events", fromSource(`${arn}-other`)));
        await fire();
        deepStrictEqual(await account.bodies(queue), []);
        await account.queuePolicy(queue, sendingBy("events", fromSource(arn)));
        await fire();
        deepStrictEqual(await account.bodies(queue), ['"fired"']);
    });

    it("a rule needs the key of the queue, or sends to its dead-letter queue", async () => {
        const KmsMasterKeyId = await account.key();
        const [queue, dead] = [await account.queue({ KmsMasterKeyId }), await account.queue()];
        const { arn, fire } = await rule(queue.arn, dead.arn);
        await account.queuePolicy(queue, sendingBy("events", fromSource(arn)));
        await account.queuePolicy(dead, sendingBy("events", fromSource(arn)));
        await fire();
        deepStrictEqual(await account.bodies(dead), ['"fired"']);
    });

    it("a rule tells a topic nothing, and KMS the topic alone", async () => {
        for (const [condition, keyCondition, count] of [
            [
                {},
                (topic: string) => ({ StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": topic } }),
                1,
            ],
            [{}, () => ({ StringEquals: { "aws:SourceAccount": account.backend.account } }), 0],
            [{ StringEquals: { "aws:SourceAccount": account.backend.account } }, () => ({}), 0],
        ] as const) {
            const topic = await account.topic();
            const KmsMasterKeyId = await account.key(encryptingBy("events", keyCondition(topic)));
            await encrypt(topic, KmsMasterKeyId);
            await account.topicPolicy(topic, publishingBy("events", condition));
            const { fire } = await rule(topic);
            strictEqual(await published(topic, fire), count);
        }
    });

    it("an alarm publishes where the policies of the topic and of its key admit it", async () => {
        const AlarmName = uniqueName("alarm");
        const alarm = account.arn("cloudwatch", `alarm:${AlarmName}`);
        const both = {
            ...fromSource(alarm),
            StringEquals: { "aws:SourceAccount": account.backend.account },
        };
        for (const [policy, keyPolicy, count] of [
            [both, both, 1],
            [fromSource(`${alarm}2`), both, 0],
            [both, fromSource(`${alarm}2`), 0],
        ] as const) {
            const topic = await account.topic();
            await encrypt(topic, await account.key(encryptingBy("cloudwatch", keyPolicy)));
            await account.topicPolicy(topic, publishingBy("cloudwatch", policy));
            await account.root.cloudwatch.send(
                new PutMetricAlarmCommand({
                    AlarmName,
                    Namespace: "AWS/SQS",
                    MetricName: "ApproximateNumberOfMessagesVisible",
                    Statistic: "Maximum",
                    Period: 60,
                    EvaluationPeriods: 1,
                    Threshold: 0,
                    ComparisonOperator: "GreaterThanThreshold",
                    AlarmActions: [topic],
                }),
            );
            const state = (StateValue: "ALARM" | "OK") =>
                account.root.cloudwatch.send(
                    new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: "test" }),
                );
            await state("OK");
            strictEqual(await published(topic, () => state("ALARM")), count);
        }
    });

    it("a bucket is refused a notification that it could not send", async () => {
        const Bucket = uniqueName("bucket");
        await account.root.s3.send(new CreateBucketCommand({ Bucket }));
        const both = {
            ...fromSource(`arn:aws:s3:::${Bucket}`),
            StringEquals: { "aws:SourceAccount": account.backend.account },
        };
        const notify = ({ arn }: Queue) =>
            account.root.s3.send(
                new PutBucketNotificationConfigurationCommand({
                    Bucket,
                    NotificationConfiguration: {
                        QueueConfigurations: [{ QueueArn: arn, Events: ["s3:ObjectCreated:*"] }],
                    },
                }),
            );
        const without = await account.queue({ KmsMasterKeyId: await account.key() });
        await account.queuePolicy(without, sendingBy("s3", both));
        ok(await errorOf(notify(await account.queue())), "no queue policy");
        ok(await errorOf(notify(without)), "no key policy");

        const reader = await account.role([{ Effect: "Allow", Action: "sqs:ReceiveMessage", Resource: "*" }]);
        const KmsMasterKeyId = await account.key(encryptingBy("s3", both), {
            Principal: { AWS: reader.arn },
            Action: "kms:Decrypt",
        });
        const queue = await account.queue({ KmsMasterKeyId });
        await account.queuePolicy(queue, sendingBy("s3", both));
        await notify(queue);
        await account.root.s3.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
        const bodies: string[] = [];
        await eventually(async () => {
            bodies.push(...(await account.bodies(queue, reader.clients)));
            return bodies.some((body) => body.includes("ObjectCreated")) || undefined;
        });
    });

    const encrypt = (TopicArn: string, AttributeValue: string) =>
        account.root.sns.send(
            new SetTopicAttributesCommand({ TopicArn, AttributeName: "KmsMasterKeyId", AttributeValue }),
        );

    /** How many messages arrive in a queue of the topic by what is done. */
    async function published(TopicArn: string, act: () => Promise<unknown>): Promise<number> {
        const queue = await account.queue();
        await account.queuePolicy(queue, sendingBy("sns", fromSource(TopicArn)));
        await account.root.sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: queue.arn }));
        await act();
        return (await account.bodies(queue)).length;
    }
});
