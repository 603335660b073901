import { sqsPolicyOwnResource } from "../../../../policypack/rules/sqs/policy-own-resource";
import {
    allow,
    deny,
    document,
    foreign,
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

const on = (Resource: unknown, Principal: unknown = { AWS: role }) =>
    allow({ Principal, Action: "sqs:SendMessage", Resource });
const given = (...statements: Statement[]) => ({
    type: "aws:sqs/queuePolicy:QueuePolicy",
    props: { queueUrl: queueUrl(), policy: text(...statements) },
});
const early = (...statements: Statement[]) => ({
    type: "aws:sqs/queuePolicy:QueuePolicy",
    props: { queueUrl: unknown, policy: document(...statements) },
});
const aboutOther = (other: string, label = "statement 1", property = "policy") => [
    `${label} of its ${property} is about ${other}, and not about ${queueArn().replace("arn:aws:", "arn:*:")}`,
];
const isUrl = (url: string) => [`statement 1 of its policy is about ${url}, which is a URL and no ARN`];

testRule(sqsPolicyOwnResource, {
    documented: { violates: "another queue", complies: "the queue itself" },
    accepts: {
        "no policy": { props: {} },
        "the queue itself": given(on(queueArn())),
        "the queue itself in China": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: {
                queueUrl: `https://sqs.cn-north-1.amazonaws.com.cn/${own}/orders`,
                policy: text(on(`arn:aws-cn:sqs:cn-north-1:${own}:orders`)),
            },
        },
        "a star, which can only mean the queue": given(on("*")),
        "a pattern that the queue matches": given(on(`arn:aws:sqs:*:${own}:ord*`)),
        "another queue in a Deny, which denies nothing": given(
            deny({ Principal: "*", Action: "sqs:*", Resource: queueArn("others") }),
        ),
        "all but one queue, which is another rule's matter": given(
            allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", NotResource: queueArn("others") }),
        ),
        "one queue, where its own is not known yet": early(on(queueArn()), on(queueArn())),
        "a resource that is not known yet": early(on(unknown), on(queueArn())),
        "the queue by the name that the program gives it": {
            type: "aws:sqs/queue:Queue",
            props: { name: "orders", policy: text(on(queueArn())) },
        },
        "two queues that share a policy of aws-native": {
            type: "aws-native:sqs:QueuePolicy",
            props: {
                queues: [queueUrl(), queueUrl("others")],
                policyDocument: document(on([queueArn(), queueArn("others")])),
            },
        },
        "a queue by what is no ARN of it": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: "orders", policyDocument: document(on(queueArn())) },
        },
        "one queue behind all but another, where its own is not known yet": early(
            allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", NotResource: queueArn("others") }),
            on(queueArn()),
        ),
    },
    rejects: {
        "another queue": { ...given(on(queueArn("others"))), what: aboutOther(queueArn("others")) },
        "a queue of the same name in another account": {
            ...given(on(queueArn().replace(own, foreign))),
            what: aboutOther(queueArn().replace(own, foreign)),
        },
        "a queue of the same name in another region": {
            ...given(on(queueArn().replace("eu-west-1", "us-east-1"))),
            what: aboutOther(queueArn().replace("eu-west-1", "us-east-1")),
        },
        "another queue beside the own": {
            ...given(on([queueArn(), queueArn("others")])),
            what: aboutOther(queueArn("others")),
        },
        "the second statement, by its Sid": {
            ...given(on(queueArn()), { ...on(queueArn("others")), Sid: "Others" }),
            what: aboutOther(queueArn("others"), 'statement "Others"'),
        },
        "a topic": { ...given(on(topicArn())), what: aboutOther(topicArn()) },
        "the queue's URL": { ...given(on(queueUrl())), what: isUrl(queueUrl()) },
        "the queue's URL, where the queue is not known yet": {
            ...early(on(queueUrl())),
            what: isUrl(queueUrl()),
        },
        "the queue's bare name": {
            ...given(on("orders")),
            what: aboutOther("orders"),
        },
        "two queues, of which only one can be the own": {
            ...early(on(queueArn()), on(queueArn("others"))),
            what: [`statement 2 of its policy is about ${queueArn("others")}, and not about ${queueArn()}`],
        },
        "another queue than the one by the name that the program gives it": {
            type: "aws:sqs/queue:Queue",
            props: { name: "orders", policy: text(on(queueArn("others"))) },
            what: [
                `statement 1 of its policy is about ${queueArn("others")}, and not about arn:*:sqs:*:*:orders`,
            ],
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: queueUrl(), policyDocument: document(on(queueArn("others"))) },
            what: aboutOther(queueArn("others"), "statement 1", "policyDocument"),
        },
        "the queue's URL without TLS": {
            ...given(on(queueUrl().replace("https", "http"))),
            what: isUrl(queueUrl().replace("https", "http")),
        },
        "a bare name before an ARN, where the queue is not known yet": {
            ...early(on(["orders", queueArn()])),
            what: [`statement 1 of its policy is about orders, and not about ${queueArn()}`],
        },
        "a topic, where the queue is not known yet": {
            ...early(on([topicArn(), unknown, queueArn()])),
            what: [`statement 1 of its policy is about ${topicArn()}, and not about ${queueArn()}`],
        },
        "a pattern of topics, where the queue is not known yet": {
            ...early(on("arn:aws:sns:*:*:*")),
            what: ["statement 1 of its policy is about arn:aws:sns:*:*:*"],
        },
        "another queue in the policy of aws-native for one": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [queueUrl()], policyDocument: document(on(queueArn("others"))) },
            what: aboutOther(queueArn("others"), "statement 1", "policyDocument"),
        },
        "a pattern that is no ARN": { ...given(on("*orders")), what: aboutOther("*orders") },
    },
    undecided: {
        "a policy that is not known": {
            props: { policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
    },
});
