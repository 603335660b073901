import { dlqRetention } from "../../../policypack/rules/dlq/retention";
import { queueArn } from "../../support/documents";
import { testRemedy } from "../../support/remedy-tester";
import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";

const allow = (redrivePermission: unknown = "byQueue", sourceQueueArns: unknown = [queueArn()]) => ({
    redrivePermission,
    sourceQueueArns,
});
const text = (...parts: Parameters<typeof allow>) => JSON.stringify(allow(...parts));

/** The queue of the dead letters of `orders`, which keeps messages for as long as SQS does by default. */
const queue = (props: Record<string, unknown> = {}) => ({
    resource: {
        type: "aws:sqs/queue:Queue",
        name: "orders-dlq",
        props: { name: "orders-dlq", redriveAllowPolicy: text(), ...props },
    },
    others: [source],
});
const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn("orders-dlq"), maxReceiveCount: 5 });
const source: Member = {
    type: "aws:sqs/queue:Queue",
    name: "orders",
    props: { name: "orders", arn: queueArn(), redrivePolicy },
};
const native = (props: Record<string, unknown>) => ({
    resource: {
        type: "aws-native:sqs:Queue",
        name: "orders-dlq",
        props: { queueName: "orders-dlq", redriveAllowPolicy: allow(), ...props },
    },
    others: [source],
});
const to = { messageRetentionSeconds: 1_209_600 };

testRemedy(() => dlqRetention, "dlq-retention", {
    mends: {
        "a queue that says nothing": { ...queue(), to },
        "four days": { ...queue({ messageRetentionSeconds: 345_600 }), to },
        "a day, given as text": { ...queue({ messageRetentionSeconds: "86400" }), to },
        "a queue that names its sources in an object": { ...queue({ redriveAllowPolicy: allow() }), to },
        "a queue that names its sources in a text of several lines": {
            ...queue({ redriveAllowPolicy: JSON.stringify(allow(), null, 4) }),
            to,
        },
        "a queue of which only the sources' ARNs are not known": {
            ...queue({ redriveAllowPolicy: allow("byQueue", [unknown]) }),
            to,
        },
        "a queue of aws-native": {
            ...native({ messageRetentionPeriod: 345_600 }),
            to: { messageRetentionPeriod: 1_209_600 },
        },
    },
    leaves: {
        "fourteen days": queue({ messageRetentionSeconds: 1_209_600 }),
        "fourteen days, given as text": queue({ messageRetentionSeconds: "1209600" }),
        "more than SQS takes": queue({ messageRetentionSeconds: 1_209_601 }),
        "a time that is not known": queue({ messageRetentionSeconds: unknown }),
        "a time that is no number": queue({ messageRetentionSeconds: "long" }),
        "a queue that serves nobody by its own word": queue({ redriveAllowPolicy: undefined }),
        "a queue that every queue may use": queue({ redriveAllowPolicy: text("allowAll") }),
        "a queue that no queue may use": queue({ redriveAllowPolicy: text("denyAll") }),
        "a queue whose permission is not known": queue({ redriveAllowPolicy: allow(unknown) }),
        "a list that is empty": queue({ redriveAllowPolicy: text("byQueue", []) }),
        "a list that is not known": queue({ redriveAllowPolicy: allow("byQueue", unknown) }),
        "sources that are no list": queue({ redriveAllowPolicy: text("byQueue", queueArn()) }),
        "a redriveAllowPolicy that is not known": queue({ redriveAllowPolicy: unknown }),
        "a redriveAllowPolicy that is no JSON": queue({ redriveAllowPolicy: "byQueue" }),
        "a FIFO queue, in which a message begins anew": queue({ fifoQueue: true }),
        "a queue of which is not known whether it is FIFO": queue({ fifoQueue: unknown, name: unknown }),
        "fourteen days of aws-native": native({ messageRetentionPeriod: 1_209_600 }),
    },
});
