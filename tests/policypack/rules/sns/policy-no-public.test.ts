import { snsPolicyNoPublic } from "../../../../policypack/rules/sns/policy-no-public";
import { allow, deny, document, own, role, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { strangers } from "../strangers";

const common = strangers({ property: "policy", action: "sns:Publish" });

const open = (Resource: unknown) => allow({ Principal: "*", Action: "sns:Publish", Resource });
const publisher = allow({ Principal: { AWS: role }, Action: "sns:Publish", Resource: topicArn() });
const said = (place: string, actions = "sns:Publish") => [
    `statement 1 of its ${place} allows ${actions} to anybody, even without signing in`,
];

/** What SNS writes for a new topic. */
const ownerOnly = allow({
    Sid: "__default_statement_ID",
    Principal: { AWS: "*" },
    Action: ["SNS:Publish", "SNS:Subscribe", "SNS:GetTopicAttributes", "SNS:DeleteTopic"],
    Resource: topicArn(),
    Condition: { StringEquals: { "AWS:SourceOwner": own } },
});

testRule(snsPolicyNoPublic, {
    documented: { violates: "a bare star", complies: "a named role" },
    accepts: {
        ...common.accepts,
        "the policy that SNS gives a new topic": { props: { name: "events", policy: text(ownerOnly) } },
        "a separate policy with a named role": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: unknown, policy: text(publisher) },
        },
        "a policy of aws-native with a named role": {
            type: "aws-native:sns:TopicPolicy",
            props: { topics: [topicArn()], policyDocument: document(publisher) },
        },
        "a star in a Deny of plain HTTP": {
            props: {
                policy: text(
                    publisher,
                    deny({
                        Principal: "*",
                        Action: "sns:Publish",
                        Resource: topicArn(),
                        Condition: { Bool: { "aws:SecureTransport": "false" } },
                    }),
                ),
            },
        },
        "a topic in GovCloud that is open to its own account": {
            props: {
                policy: text(
                    allow({
                        Principal: "*",
                        Action: "sns:Subscribe",
                        Resource: `arn:aws-us-gov:sns:us-gov-west-1:${own}:events`,
                        Condition: {
                            ArnLike: { "aws:PrincipalArn": `arn:aws-us-gov:iam::${own}:role/*` },
                        },
                    }),
                ),
            },
        },
    },
    rejects: {
        ...common.rejects,
        "a separate policy": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: text(open(topicArn())) },
            what: said("policy"),
        },
        "a separate policy whose topic is not known yet": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: unknown, policy: document(open(unknown)) },
            what: said("policy"),
        },
        "a policy of aws-native": {
            type: "aws-native:sns:TopicPolicy",
            props: { topics: [unknown], policyDocument: document(open("*")) },
            what: said("policyDocument"),
        },
        "an inline policy of aws-native as text": {
            type: "aws-native:sns:TopicInlinePolicy",
            props: { topicArn: topicArn(), policyDocument: text(open("*")) },
            what: said("policyDocument"),
        },
        "the topic's default policy without its condition": {
            props: { policy: text({ ...ownerOnly, Condition: undefined }) },
            what: [
                'statement "__default_statement_ID" of its policy allows sns:Publish, sns:Subscribe, ' +
                    "sns:GetTopicAttributes and 1 more to anybody, even without signing in",
            ],
        },
        "subscribing by HTTPS, whoever it is": {
            props: {
                policy: text(
                    allow({
                        Principal: { AWS: "*" },
                        Action: "SNS:Subscribe",
                        Resource: topicArn(),
                        Condition: { StringEquals: { "sns:Protocol": "https" } },
                    }),
                ),
            },
            what: said("policy", "sns:Subscribe"),
        },
    },
    undecided: {
        ...common.undecided,
        "a separate policy made from an ARN that is not known": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: unknown, policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
    },
});
