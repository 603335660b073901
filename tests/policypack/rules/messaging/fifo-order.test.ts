import { messagingFifoOrder } from "../../../../policypack/rules/messaging/fifo-order";
import { queueArn, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { notification, subscription, target, topic } from "../publishers";
import { deployedQueue, newQueue } from "../stacks";

const fifo = { topic: topicArn("events.fifo"), endpoint: queueArn("orders.fifo") };
const ends = (queue: string) => ({
    what: {
        subscription: [
            `its topic is FIFO and its queue "${queue}" is not, so that order and deduplication end there`,
        ],
    },
});
const refuses = (queue: string) => ({
    what: { subscription: [`its queue "${queue}" is FIFO and its topic is not`] },
});
const cannot = (what: string) => ({
    what: { notification: [`it notifies the FIFO ${what}, which S3 cannot`] },
});
const origins = { topic: unknown, endpoint: unknown };
const from = { deps: { topic: ["events"], endpoint: ["orders"] } };

testRule(messagingFifoOrder, {
    documented: {
        violates: "a FIFO topic and a standard queue of the stack",
        complies: "a FIFO topic and a FIFO queue",
    },
    accepts: {
        "a FIFO topic and a FIFO queue": { resources: [subscription(fifo)] },
        "a standard topic and a standard queue": {
            resources: [topic("events"), deployedQueue("orders"), subscription()],
        },
        "new ones, both FIFO": {
            resources: [
                topic("events", { name: unknown, arn: unknown, fifoTopic: true }),
                newQueue("orders", { props: { name: unknown, fifoQueue: "true" } }),
                subscription(origins, from),
            ],
        },
        "a subscription that is no queue's": {
            resources: [
                subscription({
                    topic: topicArn("events.fifo"),
                    protocol: "lambda",
                    endpoint: "arn:aws:lambda:eu-west-1:111122223333:function:orders",
                }),
            ],
        },
        "an endpoint of which nothing is known": {
            resources: [subscription({ topic: topicArn("events.fifo"), endpoint: unknown })],
        },
        "the dead-letter queue, which is no subscriber": {
            resources: [
                subscription({ ...fifo, redrivePolicy: { deadLetterTargetArn: queueArn("failed") } }),
            ],
        },
        "S3 into a standard queue": {
            resources: [notification({ bucket: "exports", queues: [{ queueArn: queueArn() }] })],
        },
        "EventBridge into a FIFO queue": {
            resources: [target({ rule: "orders", arn: queueArn("orders.fifo") })],
        },
    },
    rejects: {
        "a FIFO topic and a standard queue of the stack": {
            resources: [
                topic("events.fifo", { fifoTopic: true }),
                deployedQueue("orders"),
                subscription({ topic: topicArn("events.fifo") }),
            ],
            ...ends("orders"),
        },
        "a FIFO topic and a standard queue of another program": {
            resources: [subscription({ topic: topicArn("events.fifo") })],
            ...ends("orders"),
        },
        "new ones of which one is FIFO": {
            resources: [
                topic("events", { name: "events.fifo", arn: unknown }),
                newQueue("orders"),
                subscription(origins, from),
            ],
            ...ends("orders"),
        },
        "a standard topic and a FIFO queue": {
            resources: [
                topic("events"),
                deployedQueue("orders.fifo"),
                subscription({ endpoint: queueArn("orders.fifo") }),
            ],
            ...refuses("orders.fifo"),
        },
        "a standard topic and a new FIFO queue": {
            resources: [
                topic("events"),
                newQueue("orders", { props: { name: unknown, fifoQueue: true } }),
                subscription({ endpoint: unknown }, { deps: { endpoint: ["orders"] } }),
            ],
            ...refuses("orders"),
        },
        "a subscription of aws-native": {
            resources: [
                {
                    type: "aws-native:sns:Subscription",
                    name: "subscription",
                    props: { topicArn: topicArn("events.fifo"), protocol: "sqs", endpoint: queueArn() },
                },
            ],
            ...ends("orders"),
        },
        "a list of a topic of aws-native": {
            resources: [
                {
                    type: "aws-native:sns:Topic",
                    name: "subscription",
                    props: {
                        topicName: "events.fifo",
                        subscription: [{ protocol: "sqs", endpoint: queueArn() }],
                    },
                },
            ],
            ...ends("orders"),
        },
        "S3 into a FIFO queue": {
            resources: [notification({ bucket: "exports", queues: [{ queueArn: queueArn("orders.fifo") }] })],
            ...cannot('queue "orders.fifo"'),
        },
        "S3 into a FIFO topic": {
            resources: [
                topic("events", { fifoTopic: true, name: "events.fifo", arn: topicArn("events.fifo") }),
                notification({ bucket: "exports", topics: [{ topicArn: topicArn("events.fifo") }] }),
            ],
            ...cannot('topic "events"'),
        },
    },
});
