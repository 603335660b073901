import { kmsPolicyServiceSource } from "../../../../policypack/rules/kms/policy-service-source";
import {
    allow,
    deny,
    document,
    foreign,
    own,
    type Statement,
    text,
    topicArn,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const admin = allow({ Principal: { AWS: `arn:aws:iam::${own}:root` }, Action: "kms:*", Resource: "*" });
const to = (Service: string, Condition?: unknown): Statement =>
    allow({
        Principal: { Service },
        Action: "kms:Decrypt",
        Resource: "*",
        ...(Condition ? { Condition } : {}),
    });
const given = (...statements: Statement[]) => ({ props: { policy: text(admin, ...statements) } });
const may = (service: string, whom = "any customer", property = "policy") => [
    `statement 2 of its ${property} allows kms:Decrypt to ${service} for ${whom}`,
];
const account = (id: string) => ({ StringEquals: { "aws:SourceAccount": id } });
const topic = { ArnEquals: { "aws:SourceArn": topicArn() } };
const context = (arn: string) => ({ StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": arn } });
const logsOf = (id: string) => ({
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-1:${id}:*` },
});
const through = { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } };

testRule(kmsPolicyServiceSource, {
    documented: { violates: "SNS for any customer", complies: "one topic" },
    accepts: {
        "no policy": { props: {} },
        "the policy that KMS gives a new key": given(),
        "one topic": given(to("sns.amazonaws.com", topic)),
        "the own account, where the topic comes after the key": given(to("sns.amazonaws.com", account(own))),
        "alarms of the own account": given(to("cloudwatch.amazonaws.com", account(own))),
        "EventBridge, bound by the topic that it encrypts for": given(
            to("events.amazonaws.com", context(topicArn())),
        ),
        "a partner's topic": {
            ...given(to("sns.amazonaws.com", account(foreign))),
            config: { trustedAccounts: [foreign] },
        },
        "CloudWatch Logs, bound by the log groups that it encrypts for": given(
            to("logs.eu-west-1.amazonaws.com", logsOf(own)),
        ),
        "CloudTrail, bound by the trails that it encrypts for": given(
            to("cloudtrail.amazonaws.com", {
                StringLike: {
                    "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${own}:trail/*`,
                },
            }),
        ),
        "CloudTrail that only looks at the key": given(
            allow({
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "kms:DescribeKey",
                Resource: "*",
            }),
        ),
        "a service in a Deny": given(
            deny({ Principal: { Service: "sns.amazonaws.com" }, Action: "kms:*", Resource: "*" }),
        ),
        "a source account that is not known yet": {
            props: {
                policy: document(
                    admin,
                    to("sns.amazonaws.com", { StringEquals: { "aws:SourceAccount": unknown } }),
                ),
            },
        },
    },
    rejects: {
        "SNS for any customer": { ...given(to("sns.amazonaws.com")), what: may("sns.amazonaws.com") },
        "EventBridge without a bound": {
            ...given(to("events.amazonaws.com")),
            what: may("events.amazonaws.com"),
            level: "advisory",
        },
        "EventBridge for any topic": {
            ...given(
                to("events.amazonaws.com", {
                    StringLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:*:*:*" },
                }),
            ),
            what: may("events.amazonaws.com"),
            level: "advisory",
        },
        "CloudWatch Logs for log groups of any account": {
            ...given(to("logs.eu-west-1.amazonaws.com", logsOf("*"))),
            what: may("logs.eu-west-1.amazonaws.com"),
        },
        "CloudWatch Logs for log groups of a foreign account": {
            ...given(to("logs.eu-west-1.amazonaws.com", logsOf(foreign))),
            what: may("logs.eu-west-1.amazonaws.com", `the foreign account ${foreign}`),
        },
        "a service, bound by a part of the encryption context that is no ARN": {
            ...given(
                to("s3.amazonaws.com", { StringEquals: { "kms:EncryptionContext:aws:team": "orders" } }),
            ),
            what: may("s3.amazonaws.com"),
        },
        "a service, bound by what a caller may write into the encryption context": {
            ...given(to("s3.amazonaws.com", { StringEquals: { "kms:EncryptionContext:arn": topicArn() } })),
            what: may("s3.amazonaws.com"),
        },
        "a service that only has to come through another": {
            ...given(to("s3.amazonaws.com", through)),
            what: may("s3.amazonaws.com"),
        },
        "a source that may be absent": {
            ...given(to("sns.amazonaws.com", { ArnLikeIfExists: { "aws:SourceArn": topicArn() } })),
            what: may("sns.amazonaws.com"),
        },
        "a foreign account, the own told by who may change the policy": {
            ...given(to("sns.amazonaws.com", account(foreign))),
            what: may("sns.amazonaws.com", `the foreign account ${foreign}`),
        },
        "a separate policy": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: { keyId: unknown, policy: text(admin, to("sns.amazonaws.com")) },
            what: may("sns.amazonaws.com"),
        },
        "a key of aws-native": {
            type: "aws-native:kms:Key",
            props: { keyPolicy: document(admin, to("sns.amazonaws.com")) },
            what: may("sns.amazonaws.com", "any customer", "keyPolicy"),
        },
    },
    undecided: {
        "a policy that is not known": {
            props: { policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
        "a foreign account where two may change the policy": {
            props: {
                policy: text(
                    admin,
                    { ...admin, Principal: { AWS: `arn:aws:iam::${foreign}:root` } },
                    to("sns.amazonaws.com", account(foreign)),
                ),
            },
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});
