import { sqsTlsOnly } from "../../../policypack/rules/sqs/tls-only";
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
    topicArn,
} from "../../support/documents";
import { testRemedy } from "../../support/remedy-tester";
import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";
import { newQueue, queuePolicy } from "../rules/stacks";
import { closed } from "./closed";

const grant = (Resource: unknown = queueArn(), parts: Statement = {}) =>
    allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", Resource, ...parts });

/** A policy of the queue `orders`, by a resource of its own. */
const policy = (source: unknown, url: unknown = queueUrl()) => ({
    resource: queuePolicy("orders", source, { queueUrl: url }),
    others: [newQueue("orders")],
});
const to = (source: unknown) => ({ to: { policy: source } });
/** The policy of a queue whose URL is known, or not, around one grant; and the ARN that the remedy finds. */
const reached = (arn: string, url: unknown, granted: unknown = arn) => ({
    ...policy(text(grant(granted)), url),
    ...to(text(grant(granted), closed({ Resource: arn }))),
});
const inline = (source: unknown, name: unknown = "orders"): { resource: Member } => ({
    resource: { type: "aws:sqs/queue:Queue", name: "orders", props: { name, policy: source } },
});
const filled = (count: number) =>
    Array.from({ length: count }, (_, place) => grant(queueArn(), { Sid: `Grant${place}` }));

const nativeQueue = (name: string): Member => ({
    type: "aws-native:sqs:Queue",
    name,
    props: { queueName: name, arn: queueArn(name) },
});
const nativePolicy = (queues: unknown, policyDocument: unknown) => ({
    resource: { type: "aws-native:sqs:QueuePolicy", name: "policy", props: { queues, policyDocument } },
    others: [nativeQueue("orders"), nativeQueue("invoices")],
});
const both = [queueUrl(), queueUrl("invoices")];
const bothArns = [queueArn(), queueArn("invoices")];

testRemedy(() => sqsTlsOnly, "sqs-tls-only", {
    mends: {
        "a policy in a text": { ...policy(text(grant())), ...to(text(grant(), closed())) },
        "a policy in an object": {
            ...policy(document(grant())),
            ...to(document(grant(), closed())),
        },
        "a policy in a text of several lines": {
            ...policy(JSON.stringify(document(grant()), null, 4)),
            ...to(text(grant(), closed())),
        },
        "a policy of one statement without a list": {
            ...policy({ Version: "2012-10-17", Statement: grant() }),
            ...to(document(grant(), closed())),
        },
        "a policy with an Id, of the older version": {
            ...policy({ Version: "2008-10-17", Id: "orders", Statement: [grant()] }),
            ...to({ Version: "2008-10-17", Id: "orders", Statement: [grant(), closed()] }),
        },
        "a policy with another Deny": {
            ...policy(text(deny({ ...grant(), Effect: "Deny" }), grant())),
            ...to(text(deny({ ...grant(), Effect: "Deny" }), grant(), closed())),
        },
        "a Deny of sending only": {
            ...policy(text(closed({ Action: "sqs:SendMessage" }))),
            ...to(text(closed({ Action: "sqs:SendMessage" }), closed({ Sid: "DenyPlainHttp2" }))),
        },
        "a Deny on another queue": {
            ...policy(text(closed({ Resource: queueArn("invoices") }))),
            ...to(text(closed({ Resource: queueArn("invoices") }), closed({ Sid: "DenyPlainHttp2" }))),
        },
        "a policy in which two of the remedy's names are taken": {
            ...policy(
                text(
                    grant(queueArn(), { Sid: "DenyPlainHttp" }),
                    grant(queueArn(), { Sid: "DenyPlainHttp2" }),
                ),
            ),
            ...to(
                text(
                    grant(queueArn(), { Sid: "DenyPlainHttp" }),
                    grant(queueArn(), { Sid: "DenyPlainHttp2" }),
                    closed({ Sid: "DenyPlainHttp3" }),
                ),
            ),
        },
        "as many statements as leave room for one": {
            ...policy(text(...filled(19))),
            ...to(text(...filled(19), closed())),
        },
        "a queue whose URL alone is known": reached(queueArn(), queueUrl(), "*"),
        "a queue whose URL alone is known, in China": reached(
            `arn:aws-cn:sqs:cn-north-1:${own}:orders`,
            `https://sqs.cn-north-1.amazonaws.com.cn/${own}/orders`,
            "*",
        ),
        "a queue whose URL alone is known, in GovCloud": reached(
            `arn:aws-us-gov:sqs:us-gov-west-1:${own}:orders`,
            `https://sqs.us-gov-west-1.amazonaws.com/${own}/orders`,
            "*",
        ),
        "a queue whose URL does not tell the region, by its statement": reached(
            queueArn(),
            `http://localhost:4566/${own}/orders`,
        ),
        "a queue in an isolated region, by its statement": reached(
            `arn:aws-iso:sqs:us-iso-east-1:${own}:orders`,
            `https://sqs.us-iso-east-1.c2s.ic.gov/${own}/orders`,
        ),
        "a queue that is not known, by its statement": reached(queueArn(), unknown),
        "a queue that is not known, by the one exact ARN among patterns": {
            ...policy(text(grant(), grant("*"), grant("arn:aws:sqs:*:*:orders")), unknown),
            ...to(text(grant(), grant("*"), grant("arn:aws:sqs:*:*:orders"), closed())),
        },
        "the policy of the queue itself": {
            ...inline(text(grant())),
            ...to(text(grant(), closed())),
        },
        "the policy of the queue itself, among statements on others": {
            ...inline(text(grant(), grant(queueArn("invoices")))),
            ...to(text(grant(), grant(queueArn("invoices")), closed())),
        },
        "a policy of aws-native": {
            ...nativePolicy([queueUrl()], document(grant())),
            others: [nativeQueue("orders")],
            to: { policyDocument: document(grant(), closed()) },
        },
        "a policy of two queues of aws-native": {
            ...nativePolicy(both, document(grant("*"))),
            to: { policyDocument: document(grant("*"), closed({ Resource: bothArns })) },
        },
        "a policy of two queues of aws-native, of which one is closed": {
            ...nativePolicy(both, document(closed())),
            to: {
                policyDocument: document(closed(), closed({ Sid: "DenyPlainHttp2", Resource: bothArns })),
            },
        },
        "a policy inside a queue of aws-native": {
            resource: {
                type: "aws-native:sqs:QueueInlinePolicy",
                name: "policy",
                props: { queue: queueUrl(), policyDocument: document(grant()) },
            },
            others: [nativeQueue("orders")],
            to: { policyDocument: document(grant(), closed()) },
        },
    },
    leaves: {
        "a policy with the Deny": policy(text(closed(), grant())),
        "a policy with a Deny in other words": policy(
            document(
                deny({
                    Principal: { AWS: ["*"] },
                    NotAction: "sqs:ListQueues",
                    Resource: "*",
                    Condition: { StringNotEquals: { "aws:SecureTransport": "true" } },
                }),
                grant(),
            ),
        ),
        "a policy that is not known": policy(unknown),
        "a policy that is not given": policy(undefined),
        "a policy that is empty": policy(""),
        "a policy of which a statement is not known": policy(
            document(grant(), unknown as unknown as Statement),
        ),
        "a policy of which a principal is not known": policy(
            document(grant(queueArn(), { Principal: unknown })),
        ),
        "a policy that is no JSON": policy("{"),
        "a policy that says something twice": policy(
            text(grant()).replace('"Effect":"Allow"', '"Effect":"Deny","Effect":"Allow"'),
        ),
        "a policy with a number that would be rounded": policy(
            text(grant(queueArn(), { Condition: { StringEquals: { "aws:SourceAccount": "#" } } })).replace(
                '"#"',
                "12345678901234567890",
            ),
        ),
        "a policy with an element in the wrong case": policy(
            document({ ...grant(), effect: "Allow", Effect: undefined }),
        ),
        "a policy that names nobody": policy(document(grant(queueArn(), { Principal: undefined }))),
        "a policy in which two statements bear one name": policy(
            text(grant(queueArn(), { Sid: "Same" }), grant(queueArn(), { Sid: "Same" })),
        ),
        "a policy without a version, which never settles": policy({ Statement: [grant()] }),
        "a policy with no room for a statement": policy(text(...filled(20))),
        "a policy with no room for the text of a statement": policy(
            text(grant(queueArn(), { Sid: "x".repeat(7900) })),
        ),
        "a queue that is neither known nor named": policy(text(grant("*")), unknown),
        "a queue that is not known, and could be either of two": policy(
            text(grant(), grant(queueArn("invoices"))),
            unknown,
        ),
        "a queue that is not known, and named by a pattern": policy(text(grant(queueArn("ord*"))), unknown),
        "a queue that is not known, and named by a variable": policy(
            text(grant(queueArn("${aws:PrincipalTag/queue}"))),
            unknown,
        ),
        "a queue that is not known, and left out": policy(
            text(grant(undefined, { Resource: undefined, NotResource: queueArn() })),
            unknown,
        ),
        "a queue that is not known, and named as a topic": policy(text(grant(topicArn())), unknown),
        "a queue without a region, which the statement does not tell either": policy(
            text(grant("*")),
            `http://localhost:4566/${own}/orders`,
        ),
        "a queue in an isolated region, whose partition nothing tells": policy(
            text(grant("*")),
            `https://sqs.us-iso-east-1.c2s.ic.gov/${own}/orders`,
        ),
        "a queue that goes by something else than its URL": policy(text(grant("*")), "orders"),
        "the policy of a queue whose name is not known, about two queues": inline(
            text(grant(), grant(queueArn("invoices"))),
            unknown,
        ),
        "the policy of the queue itself, about another": inline(text(grant(queueArn("invoices")))),
        "the policy of the queue itself, about every queue": inline(text(grant("*"))),
        "a queue without a policy": inline(undefined),
        "two queues of aws-native of which one is not known": nativePolicy(
            [queueUrl(), unknown],
            document(grant(), grant(queueArn("invoices"))),
        ),
        "no queue of aws-native": nativePolicy([], document(grant())),
        "a topic": {
            resource: {
                type: "aws:sns/topicPolicy:TopicPolicy",
                name: "x",
                props: policy(text(grant())).resource.props,
            },
        },
    },
});
