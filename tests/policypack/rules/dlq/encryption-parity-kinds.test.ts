import { dlqEncryptionParity } from "../../../../policypack/rules/dlq/encryption-parity";
import { foreign, queueArn, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { newQueue } from "../stacks";

const key = { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c" };
const owned = { sqsManagedSseEnabled: true };
const off = { sqsManagedSseEnabled: false };
type Props = Record<string, unknown>;

const dlq = (props: Props, name = "orders-dlq") => newQueue(name, { props });

const topic = (props: Props): Member => ({
    type: "aws:sns/topic:Topic",
    name: "events",
    props: { name: "events", arn: unknown, policy: unknown, ...props },
});
const subscription = (props: Props = {}): Member => ({
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "subscription",
    props: { topic: unknown, protocol: "lambda", redrivePolicy: unknown, ...props },
    deps: { topic: ["events"], redrivePolicy: ["orders-dlq"] },
});
const target = (deadLetterConfig: unknown): Member => ({
    type: "aws:cloudwatch/eventTarget:EventTarget",
    name: "target",
    props: { rule: "orders", arn: unknown, deadLetterConfig },
    deps: { deadLetterConfig: ["orders-dlq"] },
});
const handler = (deadLetterConfig: unknown, type = "aws:lambda/function:Function"): Member => ({
    type,
    name: "handler",
    props: { role: unknown, deadLetterConfig },
    deps: { deadLetterConfig: ["orders-dlq"] },
});

const takes = (what: string) => ({ "orders-dlq": [`it takes the failed messages of ${what}`] });
const clear = (of: string) => ({ what: takes(`${of} unencrypted`) });
const weaker = (own: string, theirs: string, of: string) => ({
    level: "advisory" as const,
    what: takes(`${of} under ${own}, weaker than the ${theirs} there`),
});

/** Dead-letter queues of what is no queue. */
testRule(dlqEncryptionParity, {
    accepts: {
        "a subscription of an encrypted topic": { resources: [topic(key), subscription(), dlq(key)] },
        "a subscription without a dead-letter queue": {
            resources: [topic(key), subscription({ redrivePolicy: undefined }), dlq(off)],
        },
        "a subscription of a topic elsewhere": {
            resources: [subscription({ topic: topicArn("elsewhere", foreign) }), topic(key), dlq(owned)],
        },
        "a function on keys that SQS owns": { resources: [handler({ targetArn: unknown }), dlq(owned)] },
        "a function whose failures go to a topic": {
            resources: [
                { ...handler({ targetArn: unknown }), deps: { deadLetterConfig: ["events"] } },
                topic({}),
                dlq(off),
            ],
        },
        "an event target on a key": { resources: [target({ arn: unknown }), dlq(key)] },
    },
    rejects: {
        "a subscription's": {
            resources: [topic(key), subscription(), dlq(off)],
            ...clear('the subscription "subscription"'),
        },
        "a subscription's, of a topic elsewhere": {
            resources: [topic({}), subscription({ topic: topicArn("elsewhere", foreign) }), dlq(off)],
            ...clear('the subscription "subscription"'),
        },
        "a subscription's in aws-native": {
            resources: [
                {
                    type: "aws-native:sns:Subscription",
                    name: "subscription",
                    props: { topicArn: unknown, redrivePolicy: { deadLetterTargetArn: unknown } },
                    deps: { topicArn: ["events"], redrivePolicy: ["orders-dlq"] },
                },
                { type: "aws-native:sns:Topic", name: "events", props: { topicName: "events", ...key } },
                native("orders-dlq", off),
            ],
            ...clear('the subscription "subscription"'),
        },
        "a function's": {
            resources: [handler({ targetArn: unknown }), dlq(off)],
            ...clear('the function "handler"'),
        },
        "a function's, by an ARN made of its name": {
            resources: [handler({ targetArn: queueArn("orders-dlq") }), dlq(off)],
            ...clear('the function "handler"'),
        },
        "a function's whose whole configuration is not known": {
            resources: [handler(unknown), dlq(off)],
            ...clear('the function "handler"'),
        },
        "a function's in aws-native": {
            resources: [handler({ targetArn: unknown }, "aws-native:lambda:Function"), dlq(off)],
            ...clear('the function "handler"'),
        },
        "an event target's": {
            resources: [target({ arn: unknown }), dlq(off)],
            ...clear('the event target "target"'),
        },
        "an event target's in aws-native": {
            resources: [
                {
                    type: "aws-native:events:Rule",
                    name: "target",
                    props: {
                        targets: [
                            { id: "1", arn: unknown },
                            { id: "2", arn: unknown, deadLetterConfig: { arn: queueArn("orders-dlq") } },
                        ],
                    },
                },
                dlq(off),
            ],
            ...clear('the event target "target"'),
        },
        "keys that SQS owns behind a topic's key": {
            resources: [topic(key), subscription(), dlq(owned)],
            ...weaker("sse-sqs", "customer-managed key", 'the subscription "subscription"'),
        },
    },
    undecided: {
        "a queue's whose encryption is not known": {
            resources: [
                newQueue("orders", {
                    props: { redrivePolicy: { deadLetterTargetArn: unknown }, sqsManagedSseEnabled: unknown },
                    deps: { redrivePolicy: ["orders-dlq"], sqsManagedSseEnabled: ["switch"] },
                }),
                { type: "aws:ssm/parameter:Parameter", name: "switch", props: {} },
                dlq(owned),
            ],
            undecided: {
                "orders-dlq": ["whether sqsManagedSseEnabled is on is not known before deployment"],
            },
        },
    },
});

function native(name: string, props: Props, deps: Record<string, string[]> = {}): Member {
    return {
        type: "aws-native:sqs:Queue",
        name,
        props: { queueName: name, arn: unknown, queueUrl: unknown, ...props },
        deps,
    };
}
