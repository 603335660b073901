import { snsPolicyOwnResource } from "../../../../policypack/rules/sns/policy-own-resource";
import {
    allow,
    deny,
    document,
    foreign,
    queueArn,
    role,
    type Statement,
    text,
    topicArn,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const on = (Resource: unknown) => allow({ Principal: { AWS: role }, Action: "sns:Publish", Resource });
const given = (...statements: Statement[]) => ({
    type: "aws:sns/topicPolicy:TopicPolicy",
    props: { arn: topicArn(), policy: text(...statements) },
});
const aboutOther = (other: string, label = "statement 1", property = "policy") => [
    `${label} of its ${property} is about ${other}, and not about ${topicArn()}`,
];

testRule(snsPolicyOwnResource, {
    documented: { violates: "another topic", complies: "the topic itself" },
    accepts: {
        "no policy": { type: "aws:sns/topic:Topic", props: {} },
        "the topic itself": given(on(topicArn())),
        "a star, which can only mean the topic": given(on("*")),
        "another topic in a Deny": given(
            deny({ Principal: "*", Action: "sns:Publish", Resource: topicArn("others") }),
        ),
        "a topic that is not known yet": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: unknown, policy: document(on(unknown)) },
        },
        "two topics that share a policy of aws-native": {
            type: "aws-native:sns:TopicPolicy",
            props: {
                topics: [topicArn(), topicArn("others")],
                policyDocument: document(on([topicArn(), topicArn("others")])),
            },
        },
    },
    rejects: {
        "another topic": { ...given(on(topicArn("others"))), what: aboutOther(topicArn("others")) },
        "the topic of that name in another account": {
            ...given(on(topicArn("events", foreign))),
            what: aboutOther(topicArn("events", foreign)),
        },
        "a queue": { ...given(on(queueArn())), what: aboutOther(queueArn()) },
        "two topics in one policy": {
            ...given(on(topicArn()), on(topicArn("alerts"))),
            what: aboutOther(topicArn("alerts"), "statement 2"),
        },
        "two topics in one policy of a topic that is not known yet": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: unknown, policy: text(on(topicArn()), on(topicArn("alerts"))) },
            what: aboutOther(topicArn("alerts"), "statement 2"),
        },
        "a policy of aws-native": {
            type: "aws-native:sns:TopicInlinePolicy",
            props: { topicArn: topicArn(), policyDocument: document(on(topicArn("others"))) },
            what: aboutOther(topicArn("others"), "statement 1", "policyDocument"),
        },
    },
    undecided: {
        "a policy that is not known": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
    },
});
