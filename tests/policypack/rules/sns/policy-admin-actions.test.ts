import { snsPolicyAdminActions } from "../../../../policypack/rules/sns/policy-admin-actions";
import { allow, document, own, role, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { managers } from "../grants/managers";

const common = managers({
    action: "sns:Publish",
    manage: ["sns:AddPermission", "sns:SetTopicAttributes"],
    arn: topicArn(),
});
const may = (...Action: string[]) => allow({ Principal: { AWS: role }, Action, Resource: topicArn() });

testRule(snsPolicyAdminActions, {
    documented: { violates: "a role that manages", complies: "an action that touches messages only" },
    accepts: {
        ...common.accepts,
        "a subscriber": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: text(may("sns:Subscribe", "sns:Receive")) },
        },
        "what no topic's policy may name, which is another rule's matter": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: { arn: topicArn(), policy: text(may("sns:CreateTopic", "sns:Unsubscribe")) },
        },
    },
    rejects: {
        ...common.rejects,
        "the statement that SNS gives a new topic, which hands its management to everybody there": {
            type: "aws:sns/topicPolicy:TopicPolicy",
            props: {
                arn: topicArn(),
                policy: text({
                    ...may(
                        "SNS:Publish",
                        "SNS:RemovePermission",
                        "SNS:SetTopicAttributes",
                        "SNS:DeleteTopic",
                    ),
                    Principal: { AWS: "*" },
                    Condition: { StringEquals: { "AWS:SourceOwner": own } },
                }),
            },
            what: [
                "statement 1 of its policy allows sns:DeleteTopic, sns:RemovePermission, sns:SetTopicAttributes",
            ],
        },
        "a policy of aws-native": {
            type: "aws-native:sns:TopicPolicy",
            props: { topics: [topicArn()], policyDocument: document(may("sns:DeleteTopic")) },
            what: ["statement 1 of its policyDocument allows sns:DeleteTopic"],
        },
    },
    undecided: common.undecided,
});
