import { sqsPolicyAdminActions } from "../../../../policypack/rules/sqs/policy-admin-actions";
import { allow, document, queueArn, queueUrl, role, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { managers } from "../grants/managers";

const common = managers({
    action: "sqs:DeleteMessage",
    manage: ["sqs:AddPermission", "sqs:SetQueueAttributes"],
    arn: queueArn(),
});
const may = (...Action: string[]) => allow({ Principal: { AWS: role }, Action, Resource: queueArn() });
const url = { queueUrl: queueUrl() };

testRule(sqsPolicyAdminActions, {
    documented: { violates: "a role that manages", complies: "an action that touches messages only" },
    accepts: {
        ...common.accepts,
        "a consumer, who deletes each message that it has handled": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { ...url, policy: text(may("sqs:ReceiveMessage", "sqs:DeleteMessage")) },
        },
        "an operator, who moves failed messages back": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { ...url, policy: text(may("sqs:StartMessageMoveTask", "sqs:ListMessageMoveTasks")) },
        },
    },
    rejects: {
        ...common.rejects,
        "a consumer that may empty the queue": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { ...url, policy: text(may("sqs:ReceiveMessage", "sqs:PurgeQueue")) },
            what: ["statement 1 of its policy allows sqs:PurgeQueue"],
        },
        "tags, where they decide who gets in": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { ...url, policy: text(may("sqs:TagQueue", "sqs:UntagQueue", "sqs:DeleteQueue")) },
            what: ["statement 1 of its policy allows sqs:DeleteQueue, sqs:TagQueue, sqs:UntagQueue"],
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: queueUrl(), policyDocument: document(may("sqs:RemovePermission")) },
            what: ["statement 1 of its policyDocument allows sqs:RemovePermission"],
        },
    },
    undecided: common.undecided,
});
