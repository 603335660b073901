import { snsPolicyCrossAccount } from "../../../../policypack/rules/sns/policy-cross-account";
import { allow, document, foreign, own, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { foreigners } from "../grants/foreigners";

const common = foreigners({ action: "sns:Publish", arn: topicArn() });
const subscribe = allow({
    Principal: { AWS: foreign },
    Action: "sns:Subscribe",
    Resource: topicArn(),
    Condition: { StringEquals: { "sns:Protocol": "https" } },
});
const said = (property: string) => [
    `statement 1 of its ${property} allows sns:Subscribe to the foreign account ${foreign}`,
];

testRule(snsPolicyCrossAccount, {
    documented: { violates: "a foreign role", complies: "a role of the own account" },
    accepts: {
        ...common.accepts,
        "the statement that SNS gives a new topic": {
            props: {
                policy: text(
                    allow({
                        Principal: { AWS: "*" },
                        Action: ["SNS:Publish", "SNS:Subscribe"],
                        Resource: topicArn(),
                        Condition: { StringEquals: { "AWS:SourceOwner": own } },
                    }),
                ),
            },
        },
    },
    rejects: {
        ...common.rejects,
        "a subscriber of another account, whatever the protocol": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: text(subscribe) },
            what: said("policy"),
        },
        "a policy of aws-native": {
            type: "aws-native:sns:TopicPolicy",
            props: { topics: [topicArn()], policyDocument: document(subscribe) },
            what: said("policyDocument"),
        },
        "an inline policy of aws-native": {
            type: "aws-native:sns:TopicInlinePolicy",
            props: { topicArn: topicArn(), policyDocument: document(subscribe) },
            what: said("policyDocument"),
        },
    },
    undecided: common.undecided,
});
