import { snsPolicyServiceSource } from "../../../../policypack/rules/sns/policy-service-source";
import {
    allow,
    document,
    foreign,
    organisation,
    own,
    type Statement,
    text,
    topicArn,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const to = (Service: string, Condition?: unknown): Statement =>
    allow({
        Principal: { Service },
        Action: "sns:Publish",
        Resource: topicArn(),
        ...(Condition ? { Condition } : {}),
    });
const given = (...statements: Statement[]) => ({
    type: "aws:sns/topicPolicy:TopicPolicy",
    props: { arn: topicArn(), policy: text(...statements) },
});
const may = (service: string, whom = "any customer", property = "policy") => [
    `statement 1 of its ${property} allows sns:Publish to ${service} for ${whom}`,
];
const alarm = { ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:eu-west-1:${own}:alarm:orders-*` } };
const ours = { StringEquals: { "aws:SourceAccount": own } };
const bucket = { ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders-uploads" } };

testRule(snsPolicyServiceSource, {
    documented: { violates: "alarms of any customer", complies: "alarms of the own account" },
    accepts: {
        "no policy": { type: "aws:sns/topic:Topic", props: {} },
        "alarms of the own account": given(to("cloudwatch.amazonaws.com", alarm)),
        "any alarm of the own account": given(to("cloudwatch.amazonaws.com", ours)),
        "a bucket of the own account": given(to("s3.amazonaws.com", { ...bucket, ...ours })),
        "SES, which tells the owner": given(
            to("ses.amazonaws.com", { StringEquals: { "AWS:SourceOwner": own } }),
        ),
        "the own organisation": given(
            to("budgets.amazonaws.com", { StringEquals: { "aws:SourceOrgID": organisation } }),
        ),
        "EventBridge for one rule": given(
            to("events.amazonaws.com", {
                ArnEquals: { "aws:SourceArn": `arn:aws:events:eu-west-1:${own}:rule/orders` },
            }),
        ),
        "the owner, as SNS writes it for a new topic": given(
            allow({
                Principal: { AWS: "*" },
                Action: "sns:Publish",
                Resource: topicArn(),
                Condition: { StringEquals: { "AWS:SourceOwner": own } },
            }),
        ),
        "a partner's bucket": {
            ...given(to("s3.amazonaws.com", { StringEquals: { "aws:SourceAccount": foreign } })),
            config: { trustedAccounts: [foreign] },
        },
        "an alarm that is not known yet": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: {
                arn: unknown,
                policy: document(
                    to("cloudwatch.amazonaws.com", { StringEquals: { "aws:SourceArn": unknown } }),
                ),
            },
        },
    },
    rejects: {
        "alarms of any customer": {
            ...given(to("cloudwatch.amazonaws.com")),
            what: may("cloudwatch.amazonaws.com"),
        },
        "any bucket of any customer": { ...given(to("s3.amazonaws.com")), what: may("s3.amazonaws.com") },
        "a source that may be absent": {
            ...given(to("s3.amazonaws.com", { StringEqualsIfExists: { "aws:SourceAccount": own } })),
            what: may("s3.amazonaws.com"),
        },
        "a source in any account": {
            ...given(
                to("cloudwatch.amazonaws.com", {
                    ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:*:alarm:*" },
                }),
            ),
            what: may("cloudwatch.amazonaws.com"),
        },
        "a foreign account": {
            ...given(to("s3.amazonaws.com", { StringEquals: { "aws:SourceAccount": foreign } })),
            what: may("s3.amazonaws.com", `the foreign account ${foreign}`),
        },
        "a bucket by its name alone, which a stranger may take over": {
            ...given(to("s3.amazonaws.com", bucket)),
            level: "advisory",
            what: may("s3.amazonaws.com", "a bucket, whoever owns it (no aws:SourceAccount)"),
        },
        "EventBridge without a condition, which blocks nothing as AWS offers none": {
            ...given(to("events.amazonaws.com")),
            level: "advisory",
            what: may("events.amazonaws.com"),
        },
        "a policy of aws-native": {
            type: "aws-native:sns:TopicInlinePolicy",
            props: { topicArn: topicArn(), policyDocument: document(to("s3.amazonaws.com")) },
            what: may("s3.amazonaws.com", "any customer", "policyDocument"),
        },
    },
    undecided: {
        "a policy that is not known": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
        "a condition that is not known": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: document(to("s3.amazonaws.com", unknown)) },
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});
