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

/** A new queue with one policy of its own, around a statement in place of the good Deny. */
const around = (parts: Statement) => ({
    resources: [newQueue("orders"), queuePolicy("orders", text(guard(parts), grant))],
});
const under = (Condition: unknown) => around({ Condition });

const open = (
    actions = "sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage and 2 more",
    queue = "orders",
) => ({
    [queue]: [`no policy of the queue denies ${actions} over plain HTTP`],
});
const evaded = (parts: Statement, actions?: string) => ({ ...around(parts), what: open(actions) });
const without = { "orders-policy": ["its policy is not known before deployment"] };
const half = { "orders-policy": ["its policy has parts that are not known before deployment"] };

testRule(sqsTlsOnly, {
    documented: { violates: "a policy without a Deny", complies: "a new queue with a Deny" },
    accepts: {
        "a stack without queues": { resources: [{ type: "aws:sns/topic:Topic", name: "events", props: {} }] },
        "a new queue with a Deny": around({}),
        "a policy on every resource, which is the queue": around({ Resource: "*" }),
        "a principal spelt as an object": around({ Principal: { AWS: "*" } }),
        "a principal in a list": around({ Principal: { AWS: ["*"] } }),
        "the five actions on messages, spelt out": around({
            Action: [
                "sqs:SendMessage",
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:ChangeMessageVisibility",
                "sqs:PurgeQueue",
            ],
        }),
        "every action of AWS": around({ Action: "*" }),
        "every action, in capitals": around({ Action: "SQS:*" }),
        "all but an action that touches no message": around({
            Action: undefined,
            NotAction: "sqs:ListQueues",
        }),
        "actions split over two Denies": {
            resources: [
                newQueue("orders"),
                queuePolicy(
                    "orders",
                    text(
                        guard({ Action: ["sqs:Send*", "sqs:Receive*"] }),
                        guard({ Action: ["sqs:Delete*", "sqs:Change*", "sqs:Purge*"] }),
                    ),
                ),
            ],
        },
        "BoolIfExists, which is stricter": under({ BoolIfExists: { "aws:SecureTransport": "false" } }),
        "a false that is no text": under({ Bool: { "aws:SecureTransport": false } }),
        "a false in a list": under({ Bool: { "aws:SecureTransport": ["false"] } }),
        "the key in another case": under({ bool: { "AWS:securetransport": "False" } }),
        "the same said by StringNotEquals": under({ StringNotEquals: { "aws:SecureTransport": "true" } }),
        "services left out, as they always use TLS": under({
            ...plain,
            BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        }),
        "a queue in China": {
            resources: [
                newQueue("orders"),
                queuePolicy("orders", text(guard({ Resource: `arn:aws-cn:sqs:cn-north-1:${own}:orders` }))),
            ],
        },
        "a queue in GovCloud": {
            resources: [
                newQueue("orders"),
                queuePolicy(
                    "orders",
                    text(guard({ Resource: `arn:aws-us-gov:sqs:us-gov-west-1:${own}:orders` })),
                ),
            ],
        },
        "a good policy beside one that is not known": {
            resources: [
                newQueue("orders"),
                queuePolicy("orders", text(guard(), grant)),
                { ...queuePolicy("orders", unknown), name: "another-policy" },
            ],
        },
    },
    rejects: {
        "a policy without a Deny": {
            resources: [newQueue("orders"), queuePolicy("orders", text(grant))],
            what: open(),
        },
        "a Deny on a queue whose name only begins alike": evaded({ Resource: queueArn("orders-dlq") }),
        "a Deny on a queue whose name only ends alike": evaded({ Resource: queueArn("new-orders") }),
        "a Deny on what lies below the queue": evaded({ Resource: `${queueArn()}/*` }),
        "a Deny on the queue of that name in another region": {
            resources: [
                deployedQueue("orders"),
                queuePolicy("orders", text(guard({ Resource: `arn:aws:sqs:us-east-1:${own}:orders` })), {
                    queueUrl: queueUrl(),
                }),
            ],
            what: open(),
        },
        "a Deny on all but this queue": evaded({ Resource: undefined, NotResource: queueArn() }),
        "an Allow that demands TLS instead": {
            resources: [
                newQueue("orders"),
                queuePolicy(
                    "orders",
                    text({ ...grant, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
                ),
            ],
            what: open(),
        },
        "an Allow in place of the Deny": evaded({ Effect: "Allow" }),
        "a Deny of TLS": { ...under({ Bool: { "aws:SecureTransport": "true" } }), what: open() },
        "a Deny without a condition on transport": {
            ...under({ Null: { "aws:SecureTransport": "true" } }),
            what: open(),
        },
        "a Deny that needs a foreign network too": {
            ...under({ ...plain, StringNotEquals: { "aws:SourceVpc": "vpc-0a1b2c3d" } }),
            what: open(),
        },
        "a Deny that needs a header too": {
            ...under({ ...plain, StringLike: { "aws:UserAgent": "curl*" } }),
            what: open(),
        },
        "a Deny for one role": evaded({ Principal: { AWS: role } }),
        "a Deny for the own account": evaded({ Principal: { AWS: `arn:aws:iam::${own}:root` } }),
        "a Deny for all but one role": evaded({ Principal: undefined, NotPrincipal: { AWS: role } }),
        "a Deny for services": evaded({ Principal: { Service: "sns.amazonaws.com" } }),
        "a Deny of sending only": evaded(
            { Action: "sqs:SendMessage" },
            "sqs:ReceiveMessage, sqs:DeleteMessage, sqs:ChangeMessageVisibility and 1 more",
        ),
        "a Deny that leaves out purging": evaded(
            { Action: ["sqs:*Message", "sqs:ChangeMessageVisibility"] },
            "sqs:PurgeQueue",
        ),
        "a Deny of all but receiving": evaded(
            { Action: undefined, NotAction: "sqs:ReceiveMessage" },
            "sqs:ReceiveMessage",
        ),
        "a Deny of the actions of another service": evaded({ Action: "sns:*" }),
    },
    undecided: {
        "a Deny on a queue that is not known": {
            resources: [newQueue("orders"), queuePolicy("orders", document(guard({ Resource: unknown })))],
            undecided: half,
        },
        "a Deny under a condition that is not known": {
            resources: [newQueue("orders"), queuePolicy("orders", document(guard({ Condition: unknown })))],
            undecided: half,
        },
        "a statement that is not known": {
            resources: [newQueue("orders"), queuePolicy("orders", { Statement: [grant, unknown] })],
            undecided: without,
        },
        "a Deny of sending and of what is not known": {
            resources: [
                newQueue("orders"),
                queuePolicy("orders", document(guard({ Action: ["sqs:SendMessage", unknown] }))),
            ],
            undecided: half,
        },
    },
});
