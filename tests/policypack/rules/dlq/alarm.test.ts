import { dlqAlarm } from "../../../../policypack/rules/dlq/alarm";
import { queueArn, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { newQueue } from "../stacks";

type Props = Record<string, unknown>;

const redrive = (name: string) => JSON.stringify({ deadLetterTargetArn: queueArn(name), maxReceiveCount: 5 });
const orders = newQueue("orders", { props: { redrivePolicy: redrive("failed") } });
const failed = newQueue("failed");
const onCall = { alarmActions: [topicArn("on-call")] };
const depth = { namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible" };
const metric = { ...depth, dimensions: { QueueName: "failed" } };
const above = { comparisonOperator: "GreaterThanThreshold", threshold: 0 };

const alarm = (props: Props = {}, deps: Record<string, string[]> = {}, name = "alarm"): Member => ({
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name,
    props: { name, ...above, ...metric, ...onCall, ...props },
    deps,
});
const math = (...metricQueries: unknown[]) =>
    alarm({ namespace: undefined, metricName: undefined, dimensions: undefined, metricQueries });
const nativeAlarm = (props: Props): Member => ({
    type: "aws-native:cloudwatch:Alarm",
    name: "alarm",
    props: { alarmName: "alarm", ...above, ...onCall, ...props },
});
const native = (QueueName: string) => ({ ...depth, dimensions: [{ name: "QueueName", value: QueueName }] });
const mute = alarm({ alarmActions: undefined });

const watched = (...others: Member[]) => ({ resources: [orders, failed, ...others] });
const unwatched = { what: { failed: ["no alarm watches how many messages wait in it"] } };

testRule(dlqAlarm, {
    documented: { violates: "a dead-letter queue without", complies: "an alarm" },
    accepts: {
        "an alarm": watched(alarm()),
        "an alarm by a queue name that is not known": watched(
            alarm({ dimensions: { QueueName: unknown } }, { dimensions: ["failed"] }),
        ),
        "an alarm whose dimensions are not known": watched(
            alarm({ dimensions: unknown }, { dimensions: ["failed"] }),
        ),
        "an alarm without an action, which the account's event bus still gets": watched(mute),
        "an alarm with metric math": watched(
            math(
                { id: "both", expression: "visible + hidden", returnData: true },
                { id: "visible", metric },
                { id: "hidden", metric: { ...metric, metricName: "ApproximateNumberOfMessagesNotVisible" } },
            ),
        ),
        "an alarm with metric math that is not known": watched(
            alarm({ namespace: undefined, metricQueries: unknown }, { metricQueries: ["failed"] }),
        ),
        "an alarm over all queues": watched(
            math({
                id: "all",
                expression:
                    'SELECT MAX(ApproximateNumberOfMessagesVisible) FROM SCHEMA("AWS/SQS", QueueName)',
            }),
        ),
        "an alarm of aws-native": watched(nativeAlarm(native("failed"))),
        "an alarm with metric math of aws-native": watched(
            nativeAlarm({ metrics: [{ id: "depth", metricStat: { metric: native("failed") } }] }),
        ),
        "the target of a schedule, which is not known apart from its dead-letter queue": watched(
            alarm(),
            newQueue("lost"),
            alarm({ dimensions: { QueueName: "lost" } }, {}, "lost-alarm"),
            {
                type: "aws:scheduler/schedule:Schedule",
                name: "nightly",
                props: { target: { arn: unknown, deadLetterConfig: { arn: unknown } } },
                deps: { target: ["orders", "lost"] },
            },
        ),
        "a queue that is no dead-letter queue": { resources: [newQueue("orders")] },
        "a dead-letter queue of another stack": { resources: [orders] },
    },
    rejects: {
        "a dead-letter queue without": { ...watched(), ...unwatched },
        "a dead-letter queue of queues elsewhere": {
            resources: [
                newQueue("failed", {
                    props: {
                        redriveAllowPolicy: {
                            redrivePermission: "byQueue",
                            sourceQueueArns: [queueArn("elsewhere")],
                        },
                    },
                }),
            ],
            ...unwatched,
        },
        "a dead-letter queue of a function": {
            resources: [
                failed,
                {
                    type: "aws:lambda/function:Function",
                    name: "handler",
                    props: { deadLetterConfig: { targetArn: queueArn("failed") } },
                },
            ],
            ...unwatched,
        },
        "the dead-letter queue of a schedule that is not known": {
            ...watched(alarm(), newQueue("lost"), {
                type: "aws:scheduler/schedule:Schedule",
                name: "nightly",
                props: { target: { arn: unknown, deadLetterConfig: { arn: unknown } } },
                deps: { target: ["orders", "lost"] },
            }),
            what: { lost: ["no alarm watches how many messages wait in it"] },
        },
        "an alarm on the source": {
            ...watched(alarm({ dimensions: { QueueName: "orders" } })),
            ...unwatched,
        },
        "an alarm on a queue elsewhere": {
            ...watched(alarm({ dimensions: { QueueName: "failed-2" } })),
            ...unwatched,
        },
        "an alarm on no queue": { ...watched(alarm({ dimensions: {} })), ...unwatched },
        "an alarm on what was sent, where SQS does not count what it moves": {
            ...watched(alarm({ metricName: "NumberOfMessagesSent" })),
            ...unwatched,
        },
        "an alarm on the metric of somebody else": {
            ...watched(alarm({ namespace: "Custom/SQS" })),
            ...unwatched,
        },
        "an alarm on nothing": {
            ...watched(alarm({ comparisonOperator: "LessThanThreshold" })),
            ...unwatched,
        },
        "metric math on the source": {
            ...watched(math({ id: "depth", metric: { ...metric, dimensions: { QueueName: "orders" } } })),
            ...unwatched,
        },
        "metric math of aws-native on the source": {
            ...watched(nativeAlarm({ metrics: [{ metricStat: { metric: native("orders") } }] })),
            ...unwatched,
        },
        "a query over other metrics": {
            ...watched(math({ expression: 'SELECT MAX(NumberOfMessagesSent) FROM SCHEMA("AWS/SQS")' })),
            ...unwatched,
        },
    },
    undecided: {
        "an alarm on a queue that is not known": {
            ...watched(alarm({ dimensions: { QueueName: unknown } })),
            undecided: { failed: ["whether an alarm watches it is not known before deployment"] },
        },
    },
});
