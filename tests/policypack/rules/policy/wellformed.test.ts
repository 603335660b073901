import { policyWellformed } from "../../../../policypack/rules/policy/wellformed";
import {
    allow,
    document,
    own,
    queueArn,
    queueUrl,
    role,
    type Statement,
    text,
    topicArn,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const send = (parts: Statement = {}): Statement =>
    allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", Resource: queueArn(), ...parts });
const raw = (policy: unknown) => ({ props: { policy } });
const given = (...statements: Statement[]) => raw(text(...statements));
const ofTopic = (...statements: Statement[]) => ({
    type: "aws:sns/topicPolicy:TopicPolicy",
    props: { arn: topicArn(), policy: text(...statements) },
});
const ofRole = (policy: unknown) => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    props: { role: "worker", policy },
});
const flaw = (what: string, property = "policy") => [`its ${property} cannot be relied on: ${what}`];
const times = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i));
const roles = (count: number) => times(count, (i) => `arn:aws:iam::${own}:role/worker-${i}`);
const long = (bytes: number) => `orders-${"x".repeat(bytes)}`;
const tagged = { StringEquals: { "aws:ResourceTag/team": "orders" } };

testRule(policyWellformed, {
    documented: { violates: "an effect that AWS does not know", complies: "a policy as a text" },
    accepts: {
        "no policy": { props: {} },
        "an empty text": raw(""),
        "a policy as a text": given(send({ Sid: "Send" }), send({ Sid: "SendToo" })),
        "a policy as an object": raw(document(send())),
        "statements without Sids": given(send(), send()),
        "as much as SQS takes": given(
            ...times(20, () =>
                send({ Principal: { AWS: roles(2) }, Action: times(7, (i) => `sqs:Action${i}`) }),
            ),
        ),
        "fifty principals": given(send({ Principal: { AWS: roles(50) } })),
        "more actions in a topic's policy than SQS takes": ofTopic(
            allow({ Principal: { AWS: role }, Action: times(9, (i) => `sns:Action${i}`), Resource: "*" }),
        ),
        "a caller's tags in a queue's policy": given(
            send({ Condition: { StringEquals: { "aws:PrincipalTag/team": "orders" } } }),
        ),
        "a queue's tags in an identity policy": ofRole(
            text(allow({ Action: "sqs:SendMessage", Resource: "*", Condition: tagged })),
        ),
        "parts that are not known yet": raw(document(send({ Resource: unknown, Principal: unknown }))),
        "an unknown policy where the organisation wants silence": {
            ...raw(unknown),
            config: { undecided: "ignore" },
        },
        "a topic's own tags": ofTopic(
            allow({
                Principal: { AWS: role },
                Action: "sns:Publish",
                Resource: topicArn(),
                Condition: tagged,
            }),
        ),
    },
    rejects: {
        "what is no JSON": {
            ...raw("Allow all"),
            what: flaw("it is not JSON (Unexpected token 'A', \"Allow all\" is not valid JSON)"),
        },
        "what is no JSON object": { ...raw("[]"), what: flaw("it is not an object") },
        "a number in its place": { ...raw(5), what: flaw("it is not an object") },
        "a document without statements": {
            ...raw('{"Version":"2012-10-17"}'),
            what: flaw("it has no Statement"),
        },
        "names in lower case, which AWS does not read": {
            ...raw({
                Version: "2012-10-17",
                Statement: { effect: "Allow", Principal: { AWS: role }, Action: "sqs:SendMessage" },
            }),
            what: flaw('it carries "effect"; AWS reads only "Effect"'),
        },
        "a name given twice, of which readers see one": {
            ...raw(text(send()).replace('"Effect"', '"Effect":"Deny","Effect"')),
            what: flaw('it carries "Effect" twice in one object'),
        },
        "an effect that AWS does not know": {
            ...given(send({ Effect: "allow" })),
            what: flaw('statement 1 has the Effect "allow"; it must be "Allow" or "Deny"'),
        },
        "a statement without an action": {
            ...given(send({ Action: undefined })),
            what: flaw("statement 1 has no Action"),
        },
        "an operator that AWS does not know": {
            ...given(send({ Condition: { StringIs: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } })),
            what: flaw('statement 1 has the condition operator "StringIs", which AWS does not know'),
        },
        "a grant that names nobody": {
            ...given(send({ Principal: undefined })),
            what: flaw("statement 1 names no Principal"),
        },
        "a Version that AWS does not know": {
            ...raw({ Version: "2023-01-01", Statement: [send()] }),
            what: flaw("its Version is not 2012-10-17 (or the older 2008-10-17)"),
        },
        "a queue's policy without a Version": {
            ...raw({ Statement: [send()] }),
            what: ["its policy has no Version"],
        },
        "a topic's policy without a Version, which is only read by older rules": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: JSON.stringify({ Statement: [send()] }) },
            level: "advisory",
            what: ["its policy has no Version"],
        },
        "the old Version": {
            ...raw({ Version: "2008-10-17", Statement: [send()] }),
            level: "advisory",
            what: ["its policy is of the old Version 2008-10-17"],
        },
        "a Sid that two statements bear": {
            ...given(send({ Sid: "Send" }), send({ Sid: "Send" }), send({ Sid: "Other" })),
            what: flaw('two statements bear the Sid "Send"'),
        },
        "more statements than SQS takes": {
            ...given(...times(21, () => send())),
            what: flaw("it has 21 statements, of which AWS takes 20"),
        },
        "more actions than SQS takes": {
            ...given(send({ Sid: "All", Action: times(8, (i) => `sqs:Action${i}`) })),
            what: flaw('statement "All" has 8 actions, of which AWS takes 7'),
        },
        "more principals than SQS takes": {
            ...given(send({ Principal: { AWS: roles(51) } })),
            what: flaw("statement 1 has 51 principals, of which AWS takes 50"),
        },
        "more conditions than SQS takes": {
            ...given(
                send({
                    Condition: {
                        StringEquals: Object.fromEntries(times(11, (i) => [`aws:PrincipalTag/t${i}`, "x"])),
                    },
                }),
            ),
            what: flaw("statement 1 has 11 conditions, of which AWS takes 10"),
        },
        "more bytes than SQS takes": {
            ...given(send({ Resource: long(8192) })),
            what: flaw(
                `it has ${text(send({ Resource: long(8192) })).length} bytes, of which AWS takes 8192`,
            ),
        },
        "more statements than SNS takes": {
            ...ofTopic(
                ...times(101, () =>
                    allow({ Principal: { AWS: role }, Action: "sns:Publish", Resource: "*" }),
                ),
            ),
            what: flaw("it has 101 statements, of which AWS takes 100"),
        },
        "more bytes than KMS takes": {
            type: "aws:kms/key:Key",
            props: { policy: text(send({ Resource: long(32768) })) },
            what: flaw(
                `it has ${text(send({ Resource: long(32768) })).length} bytes, of which AWS takes 32768`,
            ),
        },
        "a queue's own tags, which only identity policies see": {
            ...given(send({ Condition: tagged })),
            what: flaw("statement 1 asks for aws:resourcetag/team, which SQS never tells there"),
        },
        "an identity policy that cannot be read": {
            ...ofRole('{"Version":"2012-10-17"}'),
            what: flaw("it has no Statement"),
        },
        "an identity policy that names a principal": {
            ...ofRole(text(send())),
            what: flaw("statement 1 names a Principal, which it is to be attached to"),
        },
        "a flaw beside a statement that is not known yet": {
            ...raw({ Version: "2012-10-17", Statement: [send({ Action: undefined }), unknown] }),
            what: flaw("statement 1 has no Action"),
            undecided: ["its policy is not known before deployment"],
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [queueUrl()], policyDocument: document(send({ Principal: undefined })) },
            what: flaw("statement 1 names no Principal", "policyDocument"),
        },
        "an inline policy of a role": {
            type: "aws:iam/role:Role",
            props: { inlinePolicies: [{ name: "p", policy: "[]" }] },
            what: flaw("it is not an object", "inlinePolicies"),
        },
        "an identity policy without a Version, as a hardening": {
            ...ofRole(
                JSON.stringify({ Statement: [allow({ Action: "sqs:SendMessage", Resource: queueArn() })] }),
            ),
            what: ["its policy has no Version"],
            level: "advisory",
        },
        "a statement with an empty list of principals": {
            ...given(send({ Principal: { AWS: [] } })),
            what: flaw("statement 1 names no Principal"),
        },
    },
    undecided: {
        "a policy that is not known": {
            ...raw(unknown),
            undecided: ["its policy is not known before deployment"],
        },
        "a Version that is not known": {
            ...raw({ Version: unknown, Statement: [send()] }),
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});
