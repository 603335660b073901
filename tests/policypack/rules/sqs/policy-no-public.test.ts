import { sqsPolicyNoPublic } from "../../../../policypack/rules/sqs/policy-no-public";
import {
    allow,
    deny,
    document,
    organisation,
    own,
    queueArn,
    queueUrl,
    role,
    text,
    topicArn,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { strangers } from "../strangers";

const common = strangers({ property: "policy", action: "sqs:SendMessage" });

const open = (Resource: unknown) => allow({ Principal: "*", Action: "sqs:SendMessage", Resource });
const closed = (Resource: unknown) =>
    allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", Resource });
const both = ["sqs:SendMessage", "sqs:ReceiveMessage"];
const outside = { StringNotEquals: { "aws:PrincipalOrgID": organisation } };
const said = (place: string, actions = "sqs:SendMessage") => [
    `statement 1 of its ${place} allows ${actions} to anybody, even without signing in`,
];

testRule(sqsPolicyNoPublic, {
    documented: { violates: "a bare star", complies: "a named role" },
    accepts: {
        ...common.accepts,
        "a separate policy with a named role": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: unknown, policy: text(closed(queueArn())) },
        },
        "a policy of aws-native with a named role": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [queueUrl()], policyDocument: document(closed(queueArn())) },
        },
        "fan-out as AWS documents it, in China": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: {
                queueUrl: `https://sqs.cn-north-1.amazonaws.com.cn/${own}/orders`,
                policy: text(
                    allow({
                        Principal: "*",
                        Action: "sqs:SendMessage",
                        Resource: `arn:aws-cn:sqs:cn-north-1:${own}:orders`,
                        Condition: {
                            ArnEquals: { "aws:SourceArn": `arn:aws-cn:sns:cn-north-1:${own}:events` },
                        },
                    }),
                ),
            },
        },
        "a lock-down to one VPC endpoint around a named role": {
            props: {
                name: "orders",
                policy: text(
                    closed(queueArn()),
                    deny({
                        Principal: "*",
                        Action: "sqs:*",
                        Resource: queueArn(),
                        Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } },
                    }),
                ),
            },
        },
        "a policy of something else": {
            type: "aws:s3/bucketPolicy:BucketPolicy",
            props: { bucket: "orders-uploads", policy: text(open("arn:aws:s3:::orders-uploads/*")) },
        },
    },
    rejects: {
        ...common.rejects,
        "a separate policy": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: queueUrl(), policy: text(open(queueArn())) },
            what: said("policy"),
        },
        "a separate policy whose queue is not known yet": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: unknown, policy: document(open(unknown)) },
            what: said("policy"),
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [queueUrl()], policyDocument: document(open("*")) },
            what: said("policyDocument"),
        },
        "an inline policy of aws-native as text": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: queueUrl(), policyDocument: text(open("*")) },
            what: said("policyDocument"),
        },
        "every action, of which it names the first": {
            props: { policy: text(allow({ Principal: "*", Action: "SQS:*", Resource: "*" })) },
            what: said("policy", "sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage and 17 more"),
        },
        "what remains open beside a Deny of a part": {
            props: {
                policy: text(
                    allow({ Principal: "*", Action: both, Resource: "*" }),
                    deny({ Principal: "*", Action: "sqs:ReceiveMessage", Resource: "*", Condition: outside }),
                ),
            },
            what: said("policy"),
        },
        "a star that only a Deny on another queue closes": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: {
                queueUrl: queueUrl("orders"),
                policy: text(
                    open(queueArn("orders")),
                    deny({
                        Principal: "*",
                        Action: "sqs:*",
                        Resource: queueArn("orders-dlq"),
                        Condition: outside,
                    }),
                ),
            },
            what: said("policy"),
        },
        "a star that a Deny closes for people but not for services": {
            props: {
                policy: text(
                    open("*"),
                    deny({
                        Principal: "*",
                        Action: "sqs:*",
                        Resource: "*",
                        Condition: { ...outside, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
                    }),
                ),
            },
            what: [
                "statement 1 of its policy allows sqs:SendMessage to AWS services acting for any customer",
            ],
        },
        "each of several open statements": {
            props: {
                policy: text(
                    { ...open("*"), Sid: "Send" },
                    allow({
                        Sid: "Read",
                        Principal: { AWS: "*" },
                        Action: "sqs:ReceiveMessage",
                        Resource: "*",
                    }),
                ),
            },
            what: [
                'statement "Send" of its policy allows sqs:SendMessage to anybody, even without signing in',
                'statement "Read" of its policy allows sqs:ReceiveMessage to anybody, even without signing in',
            ],
        },
        "everything but one action": {
            props: { policy: text(allow({ Principal: "*", NotAction: "sqs:DeleteQueue", Resource: "*" })) },
            what: said("policy", "sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage and 16 more"),
        },
        "an open statement beside a condition that is not known": {
            props: {
                policy: document({
                    ...open("*"),
                    Condition: { ArnEquals: { "aws:SourceArn": [topicArn("events", "*"), unknown] } },
                }),
            },
            what: [
                "statement 1 of its policy allows sqs:SendMessage to AWS services acting for any customer",
            ],
        },
    },
    undecided: {
        ...common.undecided,
        "a separate policy made from an ARN that is not known": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: unknown, policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
        "a policy of aws-native that is not known": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [unknown], policyDocument: unknown },
            undecided: ["its policyDocument is not known before deployment"],
        },
        "a star that a Deny not known yet may close": {
            props: {
                policy: document(
                    open("*"),
                    deny({ Principal: "*", Action: "sqs:*", Resource: "*", Condition: unknown }),
                ),
            },
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});
