import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import type { MessagingAlarmsArgs } from "../../../components/alarms/args";
import { MessagingAlarms } from "../../../components/messaging-alarms";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

type Args = Partial<MessagingAlarmsArgs>;

const alarms = (args: Args) => new MessagingAlarms("jobs", { deadLetterQueueNames: {}, ...args });
const refusal = (problem: string) => `MessagingAlarms "jobs": ${problem}`;
const onCall = "arn:aws:sns:eu-west-1:111122223333:on-call";
const queueNameRule =
    "SQS names a queue by 1 to 80 letters, digits, hyphens and underscores, with .fifo at the end if it is FIFO; " +
    "give the name of the queue, for example the queueName of an EncryptedQueue.";
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const ageRule = "SQS keeps messages for 60 to 1209600 seconds; choose a value in that range.";
const bandRule =
    "CloudWatch draws the expected band by a number of standard deviations above 0; choose a number such as 3; a " +
    "higher one makes fewer alarms.";
const dashboardRule =
    "CloudWatch allows 255 letters, digits, hyphens and underscores; choose 1 to 255 of these characters.";
const groupRule =
    "CloudWatch names a log group by 1 to 512 letters, digits, hyphens, underscores, slashes, dots and #; give the " +
    "name of a log group, not its ARN.";
const later = pulumi.output;

describe("the arguments of alarms", () => {
    const refused: Record<string, [plain: Args, late: Args, problem: string]> = {
        "an age below what SQS keeps": [
            { oldestMessageAgeSeconds: 59 },
            { queueNames: { main: "jobs" }, oldestMessageAgeSeconds: later(59) },
            `oldestMessageAgeSeconds is 59; ${ageRule}`,
        ],
        "an age above what SQS keeps": [
            { oldestMessageAgeSeconds: 1_209_601 },
            { queueNames: { main: "jobs" }, oldestMessageAgeSeconds: later(1_209_601) },
            `oldestMessageAgeSeconds is 1209601; ${ageRule}`,
        ],
        "no deviation": [
            { queueNames: { main: "jobs" }, volumeAnomaly: { enabled: true, standardDeviations: 0 } },
            { queueNames: { main: "jobs" }, volumeAnomaly: { enabled: true, standardDeviations: later(0) } },
            `volumeAnomaly.standardDeviations is 0; ${bandRule}`,
        ],
        "endless deviation": [
            { queueNames: { main: "jobs" }, volumeAnomaly: { enabled: true, standardDeviations: Infinity } },
            {
                queueNames: { main: "jobs" },
                volumeAnomaly: { enabled: true, standardDeviations: later(Infinity) },
            },
            `volumeAnomaly.standardDeviations is Infinity; ${bandRule}`,
        ],
        "a log group by its ARN": [
            { trailLogGroupName: "arn:aws:logs:eu-west-1:111122223333:log-group:trail" },
            {
                deadLetterQueueNames: { dlq: "jobs-dlq" },
                trailLogGroupName: later("arn:aws:logs:eu-west-1:111122223333:log-group:trail"),
            },
            `trailLogGroupName is "arn:aws:logs:eu-west-1:111122223333:log-group:trail"; ${groupRule}`,
        ],
        "a queue by its ARN": [
            { queueNames: { main: queueArn } },
            { queueNames: { main: later(queueArn) } },
            `queueNames.main is "${queueArn}"; ${queueNameRule}`,
        ],
        "a dead-letter queue with a name too long": [
            { deadLetterQueueNames: { dlq: "q".repeat(81) } },
            { deadLetterQueueNames: { dlq: later("q".repeat(81)) } },
            `deadLetterQueueNames.dlq is "${"q".repeat(81)}"; ${queueNameRule}`,
        ],
        "a topic by its ARN": [
            { topicName: onCall },
            { topicName: later(onCall) },
            `topicName is "${onCall}"; SNS names a topic by 1 to 256 letters, digits, hyphens and underscores, with ` +
                ".fifo at the end if it is FIFO; give the name of the topic, for example the topicName of an EncryptedTopic.",
        ],
        "a key by its alias": [
            { trailLogGroupName: "trail", keyArns: { messages: "alias/jobs" } },
            { trailLogGroupName: "trail", keyArns: { messages: later("alias/jobs") } },
            'keyArns.messages is "alias/jobs"; queues and topics here are encrypted with a customer-managed key, given ' +
                "by the ARN of the key; give that ARN, for example the keyArn of a MessagingKey; keys under " +
                "alias/aws/ admit no topic and no role.",
        ],
        "an end of an alarm that sets off no ARN": [
            { okActionArns: ["close"] },
            { deadLetterQueueNames: { dlq: "jobs-dlq" }, okActionArns: later(["close"]) },
            'okActionArns[0] is "close"; CloudWatch takes ARNs of topics, functions and the like; give an ARN.',
        ],
        "no place for the notification topic": [
            { notificationTopic: { enabled: true }, actionArns: Array<string>(5).fill(onCall) },
            {
                deadLetterQueueNames: { dlq: "jobs-dlq" },
                notificationTopic: { enabled: true },
                actionArns: later(Array<string>(5).fill(onCall)),
            },
            "actionArns has 5 entries, and notificationTopic adds one; AWS allows 5; leave one out.",
        ],
        "a dashboard with a dot in its name": [
            { dashboard: { enabled: true, name: "a.b" } },
            { dashboard: { enabled: true, name: later("a.b") } },
            `dashboard.name is "a.b"; ${dashboardRule}`,
        ],
    };
    for (const [what, [plain, late, problem]] of Object.entries(refused))
        it(`refuse ${what}, plain or late`, async () => {
            strictEqual(await refusalOf(() => alarms(plain)), refusal(problem));
            strictEqual(await lateRefusalOf(() => alarms(late)), refusal(problem));
        });

    const many = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, i) => [`q${i}`, `q${i}`]));
    const alarmRule =
        "an alarm is named by 1 to 255 characters, and not by wildcards alone; give the name of an alarm, or what the " +
        "names of some begin with, not an ARN.";
    const pairs: Record<string, [Args, string]> = {
        "deviations of an alarm that is not made": [
            { queueNames: { main: "jobs" }, volumeAnomaly: { standardDeviations: 2 } },
            "volumeAnomaly.standardDeviations is set, but volumeAnomaly.enabled is not; it would do nothing; set " +
                "enabled to true or leave it out.",
        ],
        "the name of a dashboard that is not made": [
            { dashboard: { enabled: false, name: "jobs" } },
            "dashboard.name is set, but dashboard.enabled is not; it would do nothing; set enabled to true or leave " +
                "it out.",
        ],
        "alarms that publish to no notification topic": [
            { notificationTopic: { alarmNames: ["orders-*"] } },
            "notificationTopic.alarmNames is set, but notificationTopic.enabled is not; it would do nothing; set enabled " +
                "to true or leave it out.",
        ],
        "the ARN of a further alarm": [
            { notificationTopic: { enabled: true, alarmNames: ["orders-*", "arn:aws:cloudwatch:x"] } },
            `notificationTopic.alarmNames[1] is "arn:aws:cloudwatch:x"; ${alarmRule}`,
        ],
        "every alarm of the account": [
            { notificationTopic: { enabled: true, alarmNames: ["**"] } },
            `notificationTopic.alarmNames[0] is "**"; ${alarmRule}`,
        ],
        "unusual numbers of messages in no queue": [
            { volumeAnomaly: { enabled: true } },
            "volumeAnomaly.enabled is true, but queueNames names no queue; there is nothing to watch; name a queue " +
                "or leave it out.",
        ],
        "keys without a trail": [
            { keyArns: { messages: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd" } },
            "keyArns is set, but trailLogGroupName is not; only a trail tells what happens to a key; name its log " +
                "group or leave keyArns out.",
        ],
        "keys of maps that cannot be part of a name": [
            { queueNames: { "a.b": "jobs" } },
            'a key of queueNames is "a.b"; the keys of this map become parts of names in AWS; choose letters, ' +
                "digits, hyphens and underscores, beginning with a letter or digit.",
        ],
        "two alarms of one name": [
            { deadLetterQueueNames: { "main-age": "jobs-dlq" }, queueNames: { main: "jobs" } },
            'two alarms would have the name ending in "-main-age-alarm"; it is made of the keys of ' +
                "deadLetterQueueNames and queueNames; rename one key.",
        ],
        "more filters than a log group takes": [
            { queueNames: many(50), topicName: "events", trailLogGroupName: "trail" },
            "trailLogGroupName is set for so many queues and keys that it takes 102 metric filters; CloudWatch " +
                "allows 100 in a log group; make several MessagingAlarms on several trails.",
        ],
        "more queues than a graph draws": [
            { queueNames: many(167), dashboard: { enabled: true } },
            "queueNames has 167 entries; CloudWatch draws 500 metrics in a graph, three for each queue; name 166 at " +
                "most, or leave the dashboard out.",
        ],
    };
    for (const [what, [args, problem]] of Object.entries(pairs))
        it(`refuse ${what}`, async () => strictEqual(await refusalOf(() => alarms(args)), refusal(problem)));

    it("take as many queues as a log group and a graph have room for", async () => {
        await runProgram(() => alarms({ queueNames: many(50), trailLogGroupName: "trail" }));
        await runProgram(() => alarms({ queueNames: many(166), dashboard: { enabled: true } }));
    });

    it("take five actions, or four beside the notification topic", async () => {
        const five = Array<string>(5).fill(onCall);
        await runProgram(() => alarms({ actionArns: five, okActionArns: five }));
        const notificationTopic = { enabled: true };
        await runProgram(() => alarms({ notificationTopic, actionArns: five.slice(1), okActionArns: five }));
    });

    it("take the longest names, FIFO ones too", async () => {
        await runProgram(() =>
            alarms({
                queueNames: { main: "q".repeat(80), fifo: `${"q".repeat(75)}.fifo` },
                topicName: `${"t".repeat(251)}.fifo`,
                trailLogGroupName: "/aws/trail_1.a-b#c",
            }),
        );
    });
});

describe("the name of the component", () => {
    const args = { deadLetterQueueNames: {} };

    it("has to be one that a namespace of metrics may have, if there are any", async () => {
        const rule =
            'CloudWatch counts what the trail tells under "SecureMessaging/project/stack/" and this name, 255 ' +
            "letters, digits, hyphens, underscores, slashes, dots and # together; choose 1 to 225 of these characters.";
        await runProgram(() => new MessagingAlarms("a:b", args));
        for (const name of ["a:b", "a".repeat(226)])
            strictEqual(
                await refusalOf(() => new MessagingAlarms(name, { ...args, trailLogGroupName: "trail" })),
                `MessagingAlarms "${name}": the name is "${name}"; ${rule}`,
            );
        await runProgram(() => new MessagingAlarms("a".repeat(225), { ...args, trailLogGroupName: "trail" }));
    });

    it("has to be short enough for the dashboard that is named after it", async () => {
        const dashboard = { enabled: true };
        const name = "a".repeat(242);
        const drawn = `project-stack-${name}`;
        strictEqual(
            await refusalOf(() => new MessagingAlarms(name, { ...args, dashboard })),
            `MessagingAlarms "${name}": the name of the dashboard is "${drawn}"; ${dashboardRule}`,
        );
        await runProgram(
            () => new MessagingAlarms(name, { ...args, dashboard: { ...dashboard, name: "a" } }),
        );
        await runProgram(() => new MessagingAlarms("a".repeat(241), { ...args, dashboard }));
    });

    it("has to leave room for the name of the notification topic", async () => {
        const topic = { ...args, notificationTopic: { enabled: true } };
        await runProgram(() => new MessagingAlarms("a".repeat(33), topic));
        for (const name of ["a.b", "a".repeat(34)])
            strictEqual(
                await refusalOf(() => new MessagingAlarms(name, topic)),
                `MessagingAlarms "${name}": the name is "${name}"; IAM allows 64 letters, digits, hyphens and ` +
                    'underscores, and "-notifications-log-role-0123456" is added to this name; choose 1 to 33 of these ' +
                    "characters.",
            );
    });
});
