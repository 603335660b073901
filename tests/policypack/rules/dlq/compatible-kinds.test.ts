import { dlqCompatible } from "../../../../policypack/rules/dlq/compatible";
import { foreign, own, queueArn, queueUrl, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue } from "../stacks";

type Props = Record<string, unknown>;

const arn = (name: string, region = "eu-west-1", account = own) => `arn:aws:sqs:${region}:${account}:${name}`;
const user = (type: string, props: Props): Member => ({ type, name: "user", props });
const handler = (targetArn: string) =>
    user("aws:lambda/function:Function", { deadLetterConfig: { targetArn } });
const target = (dead: string) =>
    user("aws:cloudwatch/eventTarget:EventTarget", { deadLetterConfig: { arn: dead } });

const fifo = newQueue("failed", { props: { name: "failed.fifo", fifoQueue: true } });
const topic = (props: Props = {}): Member => ({
    type: "aws:sns/topic:Topic",
    name: "events",
    props: { name: "events", arn: unknown, policy: unknown, ...props },
});
const subscription = (topicText: unknown, dead: unknown): Member => ({
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "subscription",
    props: { topic: topicText, protocol: "sqs", redrivePolicy: { deadLetterTargetArn: dead } },
    deps: topicText === unknown ? { topic: ["events"] } : {},
});
const of = (name: string, text: string) => ({ what: { [name]: [text] } });

testRule(dlqCompatible, {
    accepts: {
        "a standard topic and a standard queue": {
            resources: [topic(), subscription(unknown, queueArn("failed")), newQueue("failed")],
        },
        "a FIFO topic and a FIFO queue": {
            resources: [
                topic({ name: "events.fifo", fifoTopic: true }),
                subscription(unknown, queueArn("failed.fifo")),
                fifo,
            ],
        },
        "the subscriber's queue behind somebody else's topic": {
            resources: [
                subscription(topicArn("events", foreign), queueArn("failed")),
                deployedQueue("failed"),
            ],
        },
        "the queue of a subscription in an account that the stack knows as well": {
            resources: [
                subscription(topicArn("events"), arn("failed", "eu-west-1", foreign)),
                deployedQueue("orders"),
                deployedQueue("other", { arn: arn("other", "eu-west-1", foreign), url: unknown }),
            ],
        },
        "a subscription of a topic that is not known": {
            resources: [{ ...subscription(unknown, queueArn("failed.fifo")), deps: {} }],
        },
        "a function's standard queue": { resources: [handler(queueArn("failed"))] },
        "a function's topic": { resources: [handler(topicArn("failed"))] },
        "an event source's topic in Kafka": {
            resources: [
                user("aws:lambda/eventSourceMapping:EventSourceMapping", {
                    destinationConfig: { onFailure: { destinationArn: "kafka://failed" } },
                }),
            ],
        },
        "an event target's queue in another account": {
            resources: [target(arn("failed", "eu-west-1", foreign)), deployedQueue("orders")],
        },
        "the errors of an IoT rule in a FIFO queue": {
            resources: [
                user("aws:iot/topicRule:TopicRule", {
                    errorAction: { sqs: { queueUrl: queueUrl("failed.fifo") } },
                }),
            ],
        },
    },
    rejects: {
        "a standard queue behind a FIFO topic": {
            resources: [
                topic({ name: "events.fifo", fifoTopic: true }),
                subscription(unknown, queueArn("failed")),
            ],
            ...of("subscription", "its dead-letter queue is standard, and the topic is FIFO"),
        },
        "a FIFO queue behind a standard topic elsewhere": {
            resources: [subscription(topicArn("events"), queueArn("failed.fifo"))],
            ...of("subscription", "its dead-letter queue is FIFO, and the topic is standard"),
        },
        "a standard queue behind a FIFO topic of aws-native": {
            resources: [
                {
                    type: "aws-native:sns:Subscription",
                    name: "subscription",
                    props: {
                        topicArn: topicArn("events.fifo"),
                        redrivePolicy: { deadLetterTargetArn: queueArn("failed") },
                    },
                },
            ],
            ...of("subscription", "its dead-letter queue is standard, and the topic is FIFO"),
        },
        "a queue in another region than the topic": {
            resources: [subscription(topicArn("events"), arn("failed", "us-east-1"))],
            ...of("subscription", "its dead-letter queue is in us-east-1, and the topic is in eu-west-1"),
        },
        "a stranger's queue behind an own topic": {
            resources: [
                subscription(topicArn("events"), arn("failed", "eu-west-1", foreign)),
                deployedQueue("orders"),
            ],
            ...of(
                "subscription",
                `its dead-letter queue belongs to account ${foreign}, and the subscription to ${own}`,
            ),
        },
        "a function's FIFO queue": {
            resources: [handler(queueArn("failed.fifo"))],
            ...of("user", "its dead-letter queue is FIFO, which no function may use"),
        },
        "an event target's FIFO queue": {
            resources: [target(queueArn("failed.fifo"))],
            ...of("user", "its dead-letter queue is FIFO, which no event target may use"),
        },
        "an event target's topic": {
            resources: [target(topicArn("failed"))],
            ...of("user", `its dead letters go to "${topicArn("failed")}", which is no ARN of a queue`),
        },
        "a schedule's FIFO queue": {
            resources: [
                user("aws-native:scheduler:Schedule", {
                    target: { deadLetterConfig: { arn: queueArn("failed.fifo") } },
                }),
            ],
            ...of("user", "its dead-letter queue is FIFO, which no schedule may use"),
        },
    },
});
