import { sqsPolicyRoleSplit } from "../../../../policypack/rules/sqs/policy-role-split";
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

const producer = `arn:aws:iam::${own}:role/orders-producer`;
const to = (AWS: unknown, Action: unknown, parts: Statement = {}) =>
    allow({ Principal: { AWS }, Action, Resource: queueArn(), ...parts });
const given = (...statements: Statement[]) => ({ props: { policy: text(...statements) } });
const half = (...statements: Statement[]) => ({ props: { policy: document(...statements) } });
const send = "sqs:SendMessage";
const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage"];
const both = (who = role, taken = "sqs:ReceiveMessage, sqs:DeleteMessage", property = "policy") => [
    `its ${property} lets ${who} do both sqs:SendMessage and ${taken}`,
];

testRule(sqsPolicyRoleSplit, {
    documented: { violates: "one statement for both", complies: "a role for each" },
    accepts: {
        "no policy": { props: {} },
        "a role for each": given(to(producer, send), to(role, receive)),
        "a producer that asks for the queue's URL": given(to(producer, [send, "sqs:GetQueueUrl"])),
        "a producer that moves failed messages": given(to(producer, [send, "sqs:StartMessageMoveTask"])),
        "the own account, by its root and its id": given(
            to(`arn:aws:iam::${own}:root`, [send, ...receive]),
            to(own, [send, ...receive]),
        ),
        "a service that sends, and a role that receives": given(
            allow({ Principal: { Service: "sns.amazonaws.com" }, Action: send, Resource: queueArn() }),
            to(role, receive),
        ),
        "roles whose names differ by case alone": given(to(role.toUpperCase(), send), to(role, receive)),
        "a wildcard, which is another rule's matter": given(to(role, "sqs:*")),
        "a Deny of one of the two": given(
            to(role, send),
            to(role, receive),
            deny({ Principal: { AWS: role }, Action: "SQS:sendmessage", Resource: "*" }),
        ),
        "a Deny of one of the two for everybody": given(
            to(role, [send, ...receive]),
            deny({ Principal: "*", Action: send, Resource: "*" }),
        ),
        "sending in a Deny": given(
            to(role, receive),
            deny({ Principal: { AWS: role }, Action: send, Resource: "*" }),
        ),
        "an unknown policy where the organisation wants silence": {
            props: { policy: unknown },
            config: { undecided: "ignore" },
        },
    },
    rejects: {
        "one statement for both": { ...given(to(role, [send, ...receive])), what: both() },
        "two statements for both": { ...given(to(role, send), to(role, receive)), what: both() },
        "actions in another case": {
            ...given(to(role, ["SQS:sendMessage", "sqs:DELETEMESSAGE"])),
            what: both(role, "sqs:DeleteMessage"),
        },
        "one of two roles": {
            ...given(to([producer, role], send), to(role, receive)),
            what: both(),
        },
        "each of two roles": {
            ...given(to([producer, role], [send, ...receive])),
            what: [...both(producer), ...both()],
        },
        "a user": {
            ...given(to(`arn:aws:iam::${own}:user/ann`, [send, "sqs:DeleteMessage"])),
            what: both(`arn:aws:iam::${own}:user/ann`, "sqs:DeleteMessage"),
        },
        "a role that only hides messages from others": {
            ...given(to(role, [send, "sqs:ChangeMessageVisibility"])),
            what: both(role, "sqs:ChangeMessageVisibility"),
        },
        "a Deny under a condition": {
            ...given(
                to(role, [send, ...receive]),
                deny({
                    Principal: { AWS: role },
                    Action: send,
                    Resource: "*",
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                }),
            ),
            what: both(),
        },
        "both, beside a principal that is not known yet": {
            ...half(to([role, unknown], [send, ...receive])),
            what: both(),
            undecided: ["its policy has parts that are not known before deployment"],
        },
        "both on a queue that is not known yet": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: {
                queueUrl: unknown,
                policy: document(to(role, [send, ...receive], { Resource: unknown })),
            },
            what: both(),
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: queueUrl(), policyDocument: document(to(role, [send, ...receive])) },
            what: both(role, "sqs:ReceiveMessage, sqs:DeleteMessage", "policyDocument"),
        },
    },
    undecided: {
        "a policy that is not known": {
            props: { policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
        "roles that are not known": {
            ...half(to(unknown, send), to(unknown, receive)),
            undecided: ["its policy has parts that are not known before deployment"],
        },
        "an action that is not known": {
            ...half(to(role, [send, unknown])),
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});
