import { snsTlsOnly } from "../../../../policypack/rules/sns/tls-only";
import { allow, deny, own, role, type Statement, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const plain = { Bool: { "aws:SecureTransport": "false" } };
const guard = (parts: Statement = {}) =>
    deny({ Principal: "*", Action: "sns:Publish", Resource: topicArn(), Condition: plain, ...parts });
const grant = allow({ Principal: { AWS: role }, Action: "sns:Publish", Resource: topicArn() });

const topic = (props: Record<string, unknown> = {}) => ({
    type: "aws:sns/topic:Topic",
    name: "events",
    props: { name: "events", arn: unknown, policy: unknown, ...props },
});
const policy = (document: unknown, props: Record<string, unknown> = {}) => ({
    type: "aws:sns/topicPolicy:TopicPolicy",
    name: "events-policy",
    props: { arn: unknown, policy: document, ...props },
    deps: { arn: ["events"], policy: ["events"] },
});
const around = (parts: Statement) => ({ resources: [topic(), policy(text(guard(parts), grant))] });
const open = { events: ["no policy of the topic denies sns:Publish over plain HTTP"] };
const evaded = (parts: Statement) => ({ ...around(parts), what: open });

testRule(snsTlsOnly, {
    documented: { violates: "a topic without a policy", complies: "a Deny inline" },
    accepts: {
        "a new topic with a Deny of publishing": around({}),
        "a Deny of every action": around({ Action: "sns:*" }),
        "a Deny of all but subscribing": around({ Action: undefined, NotAction: "sns:Subscribe" }),
        "the action in another case": around({ Action: "SNS:publish" }),
        "a policy on every resource, which is the topic": around({ Resource: "*" }),
        "a Deny inline": { resources: [topic({ policy: text(guard()) })] },
        "a topic in China": {
            resources: [
                topic(),
                policy(text(guard({ Resource: `arn:aws-cn:sns:cn-north-1:${own}:events` }))),
            ],
        },
        "a topic of aws-native": {
            resources: [
                { type: "aws-native:sns:Topic", name: "events", props: { topicName: "events" } },
                {
                    type: "aws-native:sns:TopicInlinePolicy",
                    name: "events-policy",
                    props: { topicArn: topicArn(), policyDocument: { Statement: [guard()] } },
                },
            ],
        },
        "a queue without a policy, which is not its business": {
            resources: [{ type: "aws:sqs/queue:Queue", name: "orders", props: {} }],
        },
    },
    rejects: {
        "a topic without a policy": { resources: [topic()], what: open },
        "a topic with the policy that AWS wrote": {
            resources: [topic({ arn: topicArn(), policy: text(grant) })],
            what: open,
        },
        "a Deny of subscribing only": evaded({ Action: "sns:Subscribe" }),
        "a Deny on another topic": evaded({ Resource: topicArn("events-old") }),
        "a Deny of TLS": evaded({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
        "a Deny for one role": evaded({ Principal: { AWS: role } }),
        "a Deny with a second condition": evaded({
            Condition: { ...plain, StringEquals: { "aws:SourceVpce": "vpce-0a1b" } },
        }),
        "a policy that hangs on another topic": {
            resources: [topic(), { ...policy(text(guard()), { arn: topicArn("news") }), deps: {} }],
            what: open,
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: [topic(), policy(unknown)],
            undecided: { "events-policy": ["its policy is not known before deployment"] },
        },
    },
});
