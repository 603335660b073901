import { sqsPolicyNoWildcardAction } from "../../../../policypack/rules/sqs/policy-no-wildcard-action";
import { allow, document, own, queueArn, queueUrl, role, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { wildcards } from "../wildcards";

const common = wildcards({ service: "sqs", action: "sqs:SendMessage", arn: queueArn() });
const manage = (Resource: unknown, Principal: unknown = { AWS: role }) =>
    allow({ Principal, Action: "sqs:*", Resource });
const root = { AWS: `arn:aws:iam::${own}:root` };
const said = (place: string) => [`statement 1 of its ${place} allows sqs:*`];

testRule(sqsPolicyNoWildcardAction, {
    documented: { violates: "every action of the service", complies: "one action" },
    accepts: {
        ...common.accepts,
        "the owner's account, told by the queue's URL": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: queueUrl(), policy: text(manage("*", root)) },
        },
        "the owner's account, told by the queue's URL in China": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: {
                queueUrl: `https://sqs.cn-north-1.amazonaws.com.cn/${own}/orders`,
                policy: text(manage("*", { AWS: `arn:aws-cn:iam::${own}:root` })),
            },
        },
        "a policy of something else": {
            type: "aws:s3/bucketPolicy:BucketPolicy",
            props: { bucket: "orders", policy: text(manage("*")) },
        },
    },
    rejects: {
        ...common.rejects,
        "a separate policy": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: unknown, policy: text(manage(queueArn())) },
            what: said("policy"),
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [queueUrl()], policyDocument: document(manage(queueArn())) },
            what: said("policyDocument"),
        },
        "an inline policy of aws-native": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: queueUrl(), policyDocument: document(manage(queueArn())) },
            what: said("policyDocument"),
        },
        "an account that owns another queue": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: queueUrl(), policy: text(manage("*", { AWS: "444455556666" })) },
            what: said("policy"),
        },
    },
    undecided: {
        ...common.undecided,
        "a policy of aws-native that is not known": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [unknown], policyDocument: unknown },
            undecided: ["its policyDocument is not known before deployment"],
        },
    },
});
