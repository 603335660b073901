import { sqsTlsOnly } from "../../../../policypack/rules/sqs/tls-only";
import {
    allow,
    deny,
    document,
    own,
    queueArn,
    queueUrl,
    role,
    type Statement,
    text,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue, queuePolicy } from "../stacks";

const plain = { Bool: { "aws:SecureTransport": "false" } };
const guard = (parts: Statement = {}) =>
    deny({ Principal: "*", Action: "sqs:*", Resource: queueArn(), Condition: plain, ...parts });
const grant = allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", Resource: queueArn() });

const open = (
    actions = "sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage and 2 more",
    queue = "orders",
) => ({
    [queue]: [`no policy of the queue denies ${actions} over plain HTTP`],
});
const without = { "orders-policy": ["its policy is not known before deployment"] };
const native = (name: string, props: Record<string, unknown>) => ({
    type: "aws-native:sqs:Queue",
    name,
    props: { queueName: name, arn: unknown, queueUrl: unknown, ...props },
});

/** Which policies are those of a queue. */
testRule(sqsTlsOnly, {
    accepts: {
        "a new queue with a Deny inline": {
            resources: [newQueue("orders", { props: { policy: text(guard()) } })],
        },
        "a deployed queue with a Deny inline": {
            resources: [deployedQueue("orders", { policy: text(guard()) })],
        },
        "a deployed queue with a policy by its URL": {
            resources: [
                deployedQueue("orders"),
                queuePolicy("orders", text(guard()), { queueUrl: queueUrl() }),
            ],
        },
        "a new queue with a policy by a URL made of its name": {
            resources: [
                newQueue("orders"),
                { ...queuePolicy("orders", text(guard()), { queueUrl: queueUrl() }), deps: {} },
            ],
        },
        "a queue of aws-native": {
            resources: [
                native("orders", {}),
                {
                    type: "aws-native:sqs:QueuePolicy",
                    name: "orders-policy",
                    props: { queues: [unknown], policyDocument: document(guard()) },
                    deps: { queues: ["orders"] },
                },
            ],
        },
        "an inline policy of aws-native": {
            resources: [
                native("orders", {}),
                {
                    type: "aws-native:sqs:QueueInlinePolicy",
                    name: "orders-policy",
                    props: { queue: queueUrl(), policyDocument: document(guard()) },
                },
            ],
        },
        "one policy of aws-native for two queues": {
            resources: [
                native("orders", { queueUrl: queueUrl() }),
                native("returns", { queueUrl: queueUrl("returns") }),
                {
                    type: "aws-native:sqs:QueuePolicy",
                    name: "policy",
                    props: {
                        queues: [queueUrl(), queueUrl("returns")],
                        policyDocument: document(guard({ Resource: "*" })),
                    },
                },
            ],
        },
        "several queues, each with its own policy": {
            resources: [
                newQueue("orders"),
                newQueue("orders-dlq"),
                queuePolicy("orders", text(guard())),
                queuePolicy("orders-dlq", text(guard({ Resource: queueArn("orders-dlq") }))),
            ],
        },
        "an unknown policy where the organisation wants silence": {
            resources: [newQueue("orders"), queuePolicy("orders", unknown)],
            config: { undecided: "ignore" },
        },
    },
    rejects: {
        "a new queue without a policy": { resources: [newQueue("orders")], what: open() },
        "a deployed queue without a policy": { resources: [deployedQueue("orders")], what: open() },
        "a queue of aws-native without a policy": { resources: [native("orders", {})], what: open() },
        "a policy that was built but not attached": {
            resources: [
                newQueue("orders"),
                newQueue("returns"),
                queuePolicy("returns", text(guard({ Resource: "*" }))),
            ],
            what: open(),
        },
        "the dead-letter queue that was forgotten": {
            resources: [newQueue("orders"), newQueue("orders-dlq"), queuePolicy("orders", text(guard()))],
            what: open(undefined, "orders-dlq"),
        },
        "a policy by the URL of a queue whose name only begins alike": {
            resources: [
                deployedQueue("orders"),
                deployedQueue("orders-dlq"),
                queuePolicy("orders-dlq", text(guard({ Resource: "*" })), {
                    queueUrl: queueUrl("orders-dlq"),
                }),
            ],
            what: open(),
        },
        "the queue of the same name in another region": {
            resources: [
                deployedQueue("orders"),
                queuePolicy("orders", text(guard({ Resource: "*" })), { queueUrl: queueUrl() }),
                {
                    ...deployedQueue("orders", {
                        arn: `arn:aws:sqs:us-east-1:${own}:orders`,
                        url: `https://sqs.us-east-1.amazonaws.com/${own}/orders`,
                    }),
                    name: "orders-in-virginia",
                },
            ],
            what: open(undefined, "orders-in-virginia"),
        },
        "one of several queues": {
            resources: [
                newQueue("orders"),
                newQueue("returns"),
                newQueue("refunds"),
                queuePolicy("orders", text(guard())),
                queuePolicy("refunds", text(guard({ Resource: queueArn("refunds") }))),
            ],
            what: open(undefined, "returns"),
        },
        "each of several queues": {
            resources: [newQueue("orders"), newQueue("returns")],
            what: { ...open(), ...open(undefined, "returns") },
        },
        "a policy of aws-native that names only another queue": {
            resources: [
                native("orders", {}),
                native("returns", {}),
                {
                    type: "aws-native:sqs:QueuePolicy",
                    name: "policy",
                    props: { queues: [unknown], policyDocument: document(guard({ Resource: "*" })) },
                    deps: { queues: ["returns"] },
                },
            ],
            what: open(),
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: [newQueue("orders"), queuePolicy("orders", unknown)],
            undecided: without,
        },
        "a policy that is not known, where the organisation wants to block": {
            resources: [newQueue("orders"), queuePolicy("orders", unknown)],
            config: { undecided: "mandatory" },
            level: "mandatory",
            undecided: without,
        },
        "a policy that is not known and made from no resource": {
            resources: [
                newQueue("orders"),
                { ...queuePolicy("orders", unknown), deps: { queueUrl: ["orders"] } },
            ],
            undecided: without,
        },
        "an inline policy that is not known, though the program gave it": {
            resources: [newQueue("orders", { inputs: { name: "orders", policy: unknown } })],
            undecided: { orders: ["its policy is not known before deployment"] },
        },
        "an inline policy made from another resource": {
            resources: [
                newQueue("orders", { deps: { policy: ["events"] } }),
                { type: "aws:sns/topic:Topic", name: "events", props: { arn: unknown } },
            ],
            undecided: { orders: ["its policy is not known before deployment"] },
        },
        "the separate policy of a queue that has a known one inline": {
            resources: [
                newQueue("orders", { props: { policy: text(grant) } }),
                queuePolicy("orders", unknown),
            ],
            undecided: without,
        },
    },
});
