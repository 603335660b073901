import { snsPolicyNoWildcardAction } from "../../../../policypack/rules/sns/policy-no-wildcard-action";
import { allow, document, own, role, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { wildcards } from "../wildcards";

const common = wildcards({ service: "sns", action: "sns:Publish", arn: topicArn() });
const manage = (Resource: unknown, Principal: unknown = { AWS: role }) =>
    allow({ Principal, Action: "SNS:*", Resource });
const said = (place: string) => [`statement 1 of its ${place} allows SNS:*`];

testRule(snsPolicyNoWildcardAction, {
    documented: { violates: "every action of the service", complies: "one action" },
    accepts: {
        ...common.accepts,
        "the actions that SNS gives the owner of a new topic, spelt out": {
            props: {
                policy: text(
                    allow({
                        Principal: { AWS: "*" },
                        Action: ["SNS:Publish", "SNS:Subscribe", "SNS:DeleteTopic", "SNS:AddPermission"],
                        Resource: topicArn(),
                        Condition: { StringEquals: { "AWS:SourceOwner": own } },
                    }),
                ),
            },
        },
        "the owner's account, told by the topic's ARN": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: text(manage("*", { AWS: own })) },
        },
    },
    rejects: {
        ...common.rejects,
        "a separate policy": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: unknown, policy: text(manage(topicArn())) },
            what: said("policy"),
        },
        "a policy of aws-native": {
            type: "aws-native:sns:TopicPolicy",
            props: { topics: [topicArn()], policyDocument: document(manage(topicArn())) },
            what: said("policyDocument"),
        },
        "an inline policy of aws-native": {
            type: "aws-native:sns:TopicInlinePolicy",
            props: { topicArn: topicArn(), policyDocument: text(manage(topicArn())) },
            what: said("policyDocument"),
        },
    },
    undecided: {
        ...common.undecided,
        "a separate policy that is not known": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: unknown, policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
    },
});
