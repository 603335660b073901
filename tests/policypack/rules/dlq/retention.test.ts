import { dlqRetention } from "../../../../policypack/rules/dlq/retention";
import { queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue } from "../stacks";

const days = (count: number) => count * 86_400;
const redrive = (name: string) => JSON.stringify({ deadLetterTargetArn: queueArn(name), maxReceiveCount: 5 });

const source = (messageRetentionSeconds?: unknown, dlq = "failed") =>
    newQueue("orders", { props: { messageRetentionSeconds, redrivePolicy: redrive(dlq) } });
const dlq = (messageRetentionSeconds?: unknown, name = "failed") =>
    newQueue(name, { props: { messageRetentionSeconds } });
const pair = (theirs?: unknown, own?: unknown) => ({ resources: [source(theirs), dlq(own)] });
const keeps = (own: number, theirs: number) => ({
    what: { failed: [`it keeps messages for ${own} seconds, and its source "orders" for ${theirs}`] },
});
const open = "its messageRetentionSeconds is not known before deployment";

testRule(dlqRetention, {
    documented: { violates: "four days behind four", complies: "fourteen days behind four" },
    accepts: {
        "fourteen days behind four": pair(days(4), days(14)),
        "fourteen days behind the four that SQS takes": pair(undefined, days(14)),
        "the four days that SQS takes behind one": pair(days(1)),
        "a second more": pair(days(4), days(4) + 1),
        "fourteen days behind fourteen, for SQS keeps nothing longer": pair(days(14), days(14)),
        "numbers as text": pair(String(days(4)), String(days(14))),
        "fourteen days behind what is not known": pair(unknown, days(14)),
        "a dead-letter queue of another stack": { resources: [source(days(14), "elsewhere"), dlq(60)] },
        "FIFO queues, between which a message begins anew": {
            resources: [source(days(4), "failed.fifo"), fifo("failed.fifo", days(1))],
        },
        "FIFO queues that only say so": {
            resources: [
                newQueue("orders", {
                    props: { name: unknown, fifoQueue: true, redrivePolicy: unknown },
                    deps: { redrivePolicy: ["failed"] },
                }),
                newQueue("failed", {
                    props: { name: unknown, fifoQueue: true, messageRetentionSeconds: 60 },
                }),
            ],
        },
        "the dead-letter queue of a subscription, in which messages are new": {
            resources: [
                {
                    type: "aws:sns/topicSubscription:TopicSubscription",
                    name: "subscription",
                    props: { topic: queueArn("orders"), redrivePolicy: redrive("failed") },
                },
                dlq(days(1)),
            ],
        },
        "a retention that is no number, which is another rule's matter": pair("four days", days(1)),
        "the queue of aws-native": {
            resources: [native("orders", days(4), "failed"), native("failed", days(14))],
        },
    },
    rejects: {
        "a day behind fourteen": { ...pair(days(14), days(1)), ...keeps(days(1), days(14)) },
        "four days behind four": { ...pair(days(4), days(4)), ...keeps(days(4), days(4)) },
        "both left to SQS": { ...pair(), ...keeps(days(4), days(4)) },
        "a day behind the four that SQS takes": { ...pair(undefined, days(1)), ...keeps(days(1), days(4)) },
        "the four days that SQS takes behind a week": { ...pair(days(7)), ...keeps(days(4), days(7)) },
        "a second less than fourteen days behind fourteen": {
            ...pair(days(14), days(14) - 1),
            ...keeps(days(14) - 1, days(14)),
        },
        "numbers as text": { ...pair("604800", "86400"), ...keeps(days(1), days(7)) },
        "a deployed pair": {
            resources: [
                deployedQueue("orders", {
                    messageRetentionSeconds: days(4),
                    redrivePolicy: redrive("failed"),
                }),
                deployedQueue("failed", { messageRetentionSeconds: days(2) }),
            ],
            ...keeps(days(2), days(4)),
        },
        "a redrive policy of its own": {
            resources: [
                newQueue("orders"),
                dlq(days(1)),
                {
                    type: "aws:sqs/redrivePolicy:RedrivePolicy",
                    name: "redrive",
                    props: { queueUrl: unknown, redrivePolicy: unknown },
                    deps: { queueUrl: ["orders"], redrivePolicy: ["failed"] },
                },
            ],
            ...keeps(days(1), days(4)),
        },
        "the queue of aws-native": {
            resources: [native("orders", undefined, "failed"), native("failed", days(2))],
            ...keeps(days(2), days(4)),
        },
        "one of two sources": {
            resources: [
                source(days(7)),
                dlq(days(5)),
                newQueue("bills", { props: { redrivePolicy: redrive("failed") } }),
            ],
            ...keeps(days(5), days(7)),
        },
        "a source whose redrive policy moved from another queue": {
            resources: [
                source(days(7), "old"),
                dlq(days(14), "old"),
                dlq(days(5)),
                {
                    type: "aws:sqs/redrivePolicy:RedrivePolicy",
                    name: "redrive",
                    props: { queueUrl: unknown, redrivePolicy: redrive("failed") },
                    deps: { queueUrl: ["orders"] },
                },
            ],
            ...keeps(days(5), days(7)),
        },
    },
    undecided: {
        "a dead-letter queue whose retention is not known": {
            ...pair(days(4), unknown),
            undecided: { failed: [open] },
        },
        "a source whose retention is not known": { ...pair(unknown, days(7)), undecided: { orders: [open] } },
        neither: { ...pair(unknown, unknown), undecided: { failed: [open] } },
    },
});

function fifo(name: string, messageRetentionSeconds: number): Member {
    return newQueue(name, { props: { fifoQueue: true, messageRetentionSeconds } });
}

function native(queueName: string, messageRetentionPeriod?: number, failed?: string): Member {
    const redrivePolicy = failed && { deadLetterTargetArn: queueArn(failed), maxReceiveCount: 5 };
    return {
        type: "aws-native:sqs:Queue",
        name: queueName,
        props: { queueName, arn: unknown, messageRetentionPeriod, redrivePolicy },
    };
}
