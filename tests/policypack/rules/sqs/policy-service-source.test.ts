import { sqsPolicyServiceSource } from "../../../../policypack/rules/sqs/policy-service-source";
import {
    allow,
    deny,
    document,
    foreign,
    organisation,
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

const sns = { Service: "sns.amazonaws.com" };
const grant = (parts: Statement) =>
    allow({ Principal: sns, Action: "sqs:SendMessage", Resource: queueArn(), ...parts });
const given = (...statements: Statement[]) => ({ props: { policy: text(...statements) } });
const half = (...statements: Statement[]) => ({ props: { policy: document(...statements) } });
const under = (Condition: unknown, parts: Statement = {}) => given(grant({ Condition, ...parts }));
const topic = { ArnEquals: { "aws:SourceArn": topicArn() } };
const partnersTopic = { ArnEquals: { "aws:SourceArn": topicArn("events", foreign) } };

const others = { StringNotEquals: { "aws:SourceAccount": own } };
const barred = (parts: Statement) => deny({ Principal: sns, Action: "sqs:*", Resource: "*", ...parts });

const anyCustomer = (service = "sns.amazonaws.com", action = "sqs:SendMessage") => [
    `statement 1 of its policy allows ${action} to ${service} for any customer`,
];
const theirs = [
    `statement 1 of its policy allows sqs:SendMessage to sns.amazonaws.com for the foreign account ${foreign}`,
];
const open = (Condition: unknown, parts: Statement = {}) => ({
    ...under(Condition, parts),
    what: anyCustomer(),
});
const whole = { undecided: ["its policy is not known before deployment"] };
const parts = { undecided: ["its policy has parts that are not known before deployment"] };

testRule(sqsPolicyServiceSource, {
    documented: { violates: "a service without a condition", complies: "one topic" },
    accepts: {
        "no policy": { props: {} },
        "a policy without services": given(grant({ Principal: { AWS: role } })),
        "one topic": under(topic),
        "one topic by StringEquals": under({ StringEquals: { "aws:SourceArn": topicArn() } }),
        "one topic, the key in another case": under({ ArnEquals: { "AWS:SOURCEARN": topicArn() } }),
        "several topics": under({ ArnEquals: { "aws:SourceArn": [topicArn(), topicArn("alarms")] } }),
        "any topic of the own account": under({ ArnLike: { "aws:SourceArn": `arn:aws:sns:*:${own}:*` } }),
        "the own account": under({ StringEquals: { "aws:SourceAccount": own } }),
        "the own organisation": under({ StringEquals: { "aws:SourceOrgID": organisation } }),
        "a unit of the own organisation": under({
            "ForAnyValue:StringLike": { "aws:SourceOrgPaths": `${organisation}/r-ab12/*` },
        }),
        "the owner, as SES has it": under(
            { StringEquals: { "AWS:SourceOwner": own } },
            { Principal: { Service: "ses.amazonaws.com" } },
        ),
        "a rule of EventBridge": under(
            { ArnEquals: { "aws:SourceArn": `arn:aws:events:eu-west-1:${own}:rule/orders` } },
            { Principal: { Service: "events.amazonaws.com" } },
        ),
        "two services, each from the own account": under(
            { ArnLike: { "aws:SourceArn": [topicArn(), `arn:aws:events:eu-west-1:${own}:rule/*`] } },
            { Principal: { Service: ["sns.amazonaws.com", "events.amazonaws.com"] } },
        ),
        "a topic in China": given(
            grant({
                Resource: `arn:aws-cn:sqs:cn-north-1:${own}:orders`,
                Condition: { ArnEquals: { "aws:SourceArn": `arn:aws-cn:sns:cn-north-1:${own}:events` } },
            }),
        ),
        "a topic in GovCloud": given(
            grant({
                Resource: `arn:aws-us-gov:sqs:us-gov-west-1:${own}:orders`,
                Condition: {
                    ArnEquals: { "aws:SourceArn": `arn:aws-us-gov:sns:us-gov-west-1:${own}:events` },
                },
            }),
        ),
        "a loose source in the own account": under({
            ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" },
            StringEquals: { "aws:SourceAccount": own },
        }),
        "IfExists where Null asks for the key": under({
            ArnEqualsIfExists: { "aws:SourceArn": topicArn() },
            Null: { "aws:SourceArn": "false" },
        }),
        "a pin in a Deny of its own": given(grant({}), barred({ Condition: others })),
        "a service in a Deny": given(barred({})),
        "a star pinned to a topic, which is another rule's matter": given(
            grant({ Principal: "*", Condition: topic }),
        ),
        "a topic of a trusted account": { ...under(partnersTopic), config: { trustedAccounts: [foreign] } },
        "a source account that is not known yet": half(
            grant({ Condition: { StringEquals: { "aws:SourceAccount": unknown } } }),
        ),
        "a source that is not known yet, compared whole": half(
            grant({ Condition: { StringEquals: { "aws:SourceArn": unknown } } }),
        ),
        "one topic for a queue that is not known yet": half(
            grant({
                Resource: unknown,
                Condition: { ...topic, StringEquals: { "aws:SourceAccount": unknown } },
            }),
        ),
        "one topic for a queue that its URL tells": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: queueUrl(), policy: text(grant({ Resource: "*", Condition: topic })) },
        },
        "an unknown policy where the organisation wants silence": {
            props: { policy: unknown },
            config: { undecided: "ignore" },
        },
    },
    rejects: {
        "a service without a condition": open(undefined),
        "a service under TLS alone": open({ Bool: { "aws:SecureTransport": "true" } }),
        "IfExists, which an absent source satisfies": open({
            ArnEqualsIfExists: { "aws:SourceArn": topicArn() },
        }),
        "ForAllValues, which an absent source satisfies": open({
            "ForAllValues:ArnEquals": { "aws:SourceArn": topicArn() },
        }),
        "a negation, which leaves all others in": open({ StringNotEquals: { "aws:SourceAccount": foreign } }),
        "any topic at all": open({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } }),
        "ArnEquals with wildcards, which are live": open({
            ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:*:events" },
        }),
        "a wildcard account made of question marks": open({
            ArnLike: { "aws:SourceArn": "arn:aws:sns:eu-west-1:????????????:events" },
        }),
        "accounts that begin like ours": open({ StringLike: { "aws:SourceAccount": "1111*" } }),
        "any account beside ours": open({ StringLike: { "aws:SourceAccount": [own, "*"] } }),
        "any organisation": open({ StringLike: { "aws:SourceOrgID": "o-*" } }),
        "the account of the queue, which is the same for all": open({
            StringEquals: { "aws:ResourceAccount": own },
        }),
        "the name of the service, which is the same for all": open({
            StringEquals: { "aws:PrincipalServiceName": "sns.amazonaws.com" },
        }),
        "only that a service calls": open({ Bool: { "aws:PrincipalIsAWSService": "true" } }),
        "only that there is a source": open({ Null: { "aws:SourceArn": "false" } }),
        "a service behind a pinned one": {
            ...given(grant({ Condition: topic }), grant({ Principal: { Service: "s3.amazonaws.com" } })),
            what: ["statement 2 of its policy allows sqs:SendMessage to s3.amazonaws.com for any customer"],
        },
        "each of two services": {
            ...given(grant({ Principal: { Service: ["events.amazonaws.com", "s3.amazonaws.com"] } })),
            what: [...anyCustomer("events.amazonaws.com"), ...anyCustomer("s3.amazonaws.com")],
        },
        "a service beside a role": {
            ...given(grant({ Principal: { AWS: role, Service: "sns.amazonaws.com" } })),
            what: anyCustomer(),
        },
        "a service in China": {
            ...given(grant({ Principal: { Service: "sns.cn-north-1.amazonaws.com.cn" } })),
            what: anyCustomer("sns.cn-north-1.amazonaws.com.cn"),
        },
        "a pin in a Deny of another action": {
            ...given(grant({}), barred({ Action: "sqs:ReceiveMessage", Condition: others })),
            what: anyCustomer(),
        },
        "a topic of a foreign account": { ...under(partnersTopic), what: theirs },
        "a topic of a foreign account, under a star": {
            ...under(partnersTopic, { Principal: "*" }),
            what: [
                `statement 1 of its policy allows sqs:SendMessage to AWS services for the foreign account ${foreign}`,
            ],
        },
        "a foreign account": { ...under({ StringEquals: { "aws:SourceAccount": foreign } }), what: theirs },
        "a foreign account beside ours": {
            ...under({ StringEquals: { "aws:SourceAccount": [own, foreign] } }),
            what: theirs,
        },
        "a foreign account beside a trusted one": {
            ...under({ StringEquals: { "aws:SourceAccount": ["777788889999", foreign] } }),
            config: { trustedAccounts: ["777788889999"] },
            what: theirs,
        },
        "a foreign account of which the queue's URL tells": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: queueUrl(), policy: text(grant({ Resource: "*", Condition: partnersTopic })) },
            what: theirs,
        },
        "a separate policy": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: unknown, policy: text(grant({})) },
            what: anyCustomer(),
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [unknown], policyDocument: document(grant({})) },
            what: [
                "statement 1 of its policyDocument allows sqs:SendMessage to sns.amazonaws.com for any customer",
            ],
        },
        "a service on a queue that is not known yet": {
            ...half(grant({ Resource: unknown })),
            what: anyCustomer(),
        },
        "a service beside a statement that is not known yet": {
            props: { policy: { Statement: [grant({}), unknown] } },
            what: anyCustomer(),
            ...whole,
        },
    },
    undecided: {
        "a policy that is not known": { props: { policy: unknown }, ...whole },
        "a policy that is not known, where the organisation wants to block": {
            props: { policy: unknown },
            config: { undecided: "mandatory" },
            level: "mandatory",
            ...whole,
        },
        "a condition that is not known": { ...half(grant({ Condition: unknown })), ...parts },
        "a pattern of sources that is not known": {
            ...half(grant({ Condition: { ArnLike: { "aws:SourceArn": unknown } } })),
            ...parts,
        },
        "a Deny of others that is not known": {
            ...half(grant({}), barred({ Condition: unknown })),
            ...parts,
        },
        "a pinned account where the queue's own is not known": {
            ...half(grant({ Resource: unknown, Condition: partnersTopic })),
            ...parts,
        },
    },
});
