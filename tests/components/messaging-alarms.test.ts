import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { type AlarmArgs, MessagingAlarms, MessagingSet } from "../../components";
import { preview, topic } from "../support/messaging-sets";
import { lateRefusalOf, refusalOf, runProgram } from "../support/mocks";

const onCall = "arn:aws:sns:eu-west-1:111122223333:on-call";
const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe("MessagingAlarms", () => {
    const alarms = (args: AlarmArgs, key = "jobs-dlq") =>
        new MessagingAlarms("jobs", { deadLetterQueueNames: { [key]: "jobs-dlq" }, ...args });

    it("go off at the first message that waits in a dead-letter queue", async () => {
        const recording = await runProgram(() => alarms({}));
        deepStrictEqual(recording.one(metricAlarm, "jobs-jobs-dlq-alarm").inputs, {
            alarmActions: [],
            alarmDescription:
                "Messages wait in the dead-letter queue jobs-dlq: find out why they failed, mend it, and move them back",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            dimensions: { QueueName: "jobs-dlq" },
            evaluationPeriods: 1,
            metricName: "ApproximateNumberOfMessagesVisible",
            namespace: "AWS/SQS",
            period: 60,
            statistic: "Maximum",
            threshold: 1,
            treatMissingData: "notBreaching",
        });
    });

    it("take a number of messages, actions and tags", async () => {
        const recording = await runProgram(
            () =>
                new MessagingAlarms("jobs", {
                    deadLetterQueueNames: { dlq: "jobs-dlq" },
                    deadLetterDepth: 10,
                    actionArns: [onCall],
                    tags: { Team: "jobs" },
                }),
        );
        const { threshold, alarmActions, tags } = recording.one(metricAlarm, "jobs-dlq-alarm").inputs;
        deepStrictEqual(
            { threshold, alarmActions, tags },
            {
                threshold: 10,
                alarmActions: [onCall],
                tags: { Team: "jobs" },
            },
        );
    });

    const refused: Record<string, [AlarmArgs, AlarmArgs, string]> = {
        "no message": [
            { deadLetterDepth: 0 },
            { deadLetterDepth: pulumi.output(0) },
            "deadLetterDepth is 0; an alarm goes off at a number of messages, from 1 up; choose a whole number, 1 or more.",
        ],
        "half a message": [
            { deadLetterDepth: 1.5 },
            { deadLetterDepth: pulumi.output(1.5) },
            "deadLetterDepth is 1.5; an alarm goes off at a number of messages, from 1 up; choose a whole number, 1 or more.",
        ],
        "an action that is no ARN": [
            { actionArns: [onCall, "on-call"] },
            { actionArns: [onCall, pulumi.output("on-call")] },
            'actionArns[1] is "on-call"; CloudWatch takes ARNs of topics, functions and the like; give an ARN.',
        ],
        "six actions": [
            { actionArns: Array<string>(6).fill(onCall) },
            { actionArns: pulumi.output(Array<string>(6).fill(onCall)) },
            "actionArns has 6 entries; AWS allows 5; leave some out.",
        ],
    };
    for (const [name, [args, late, problem]] of Object.entries(refused))
        it(`refuse ${name}, plain or late`, async () => {
            strictEqual(await refusalOf(() => alarms(args)), `MessagingAlarms "jobs": ${problem}`);
            strictEqual(await lateRefusalOf(() => alarms(late)), `MessagingAlarms "jobs": ${problem}`);
        });

    it("refuse a key that cannot be part of a name", async () => {
        strictEqual(
            await refusalOf(() => alarms({}, "a.b")),
            'MessagingAlarms "jobs": a key of deadLetterQueueNames is "a.b"; the keys of this map become parts of ' +
                "names in AWS; choose letters, digits, hyphens and underscores, beginning with a letter or digit.",
        );
    });
});

describe("the alarms of a set", () => {
    it("watch each queue, dead-letter queue and the topic, by the names that preview knows", async () => {
        const recording = await preview({
            queues: { billing: {}, search: { subscribe: false } },
            alarms: { actionArns: [onCall], deadLetterDepth: 3 },
            tags: { Team: "orders" },
        });
        const found = recording.ofType(metricAlarm).map(({ name, inputs }) => {
            const { dimensions, alarmActions, threshold, tags } = inputs;
            return [name, { dimensions, alarmActions, threshold, tags }];
        });
        const alarm = (key: string, dimensions: object, threshold: number) => [
            `orders-${key}-alarm`,
            { dimensions, alarmActions: [onCall], threshold, tags: { Team: "orders" } },
        ];
        const ofQueue = (queue: string) => ({ QueueName: `orders-${queue}-0a1b2c3` });
        const ofTopic = { TopicName: "orders-topic-0a1b2c3" };
        strictEqual(found.length, 7);
        deepStrictEqual(
            Object.fromEntries(found),
            Object.fromEntries([
                alarm("billing-dlq", ofQueue("billing-dlq"), 3),
                alarm("search-dlq", ofQueue("search-dlq"), 3),
                alarm("billing-subscription-dlq", ofQueue("billing-subscription-dlq"), 3),
                alarm("billing-age", ofQueue("billing-queue"), 3_600),
                alarm("search-age", ofQueue("search-queue"), 3_600),
                alarm("delivery-failure", ofTopic, 1),
                alarm("delivery-loss", ofTopic, 1),
            ]),
        );
        deepStrictEqual(
            recording.one("pulumi-secure-messaging:index:MessagingSet", "orders").inputs["alarms"],
            { deadLetterDepth: 3 },
        );
    });

    it("are refused by the paths of their arguments", async () => {
        strictEqual(
            await refusalOf(
                () => new MessagingSet("orders", { alarms: { deadLetterDepth: 0, actionArns: ["on-call"] } }),
            ),
            'MessagingSet "orders": alarms.deadLetterDepth is 0; an alarm goes off at a number of messages, from 1 ' +
                "up; choose a whole number, 1 or more.\n" +
                'MessagingSet "orders": alarms.actionArns[0] is "on-call"; CloudWatch takes ARNs of topics, ' +
                "functions and the like; give an ARN.",
        );
    });

    it("never go to the topic of the set itself", async () => {
        const problem =
            'MessagingSet "orders": alarms.actionArns names the topic of the set itself; an alarm about its queues ' +
            "would end in them; name another topic.";
        const program = () => new MessagingSet("orders", { alarms: { actionArns: [onCall, topic] } });
        strictEqual(await lateRefusalOf(program), problem);
    });
});
