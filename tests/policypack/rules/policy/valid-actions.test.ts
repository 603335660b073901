import { policyValidActions } from "../../../../policypack/rules/policy/valid-actions";
import { allow, deny, document, queueArn, queueUrl, role, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const may = (Action: unknown, Resource = queueArn()) => allow({ Principal: { AWS: role }, Action, Resource });
const ofQueue = (Action: unknown) => ({ props: { policy: document(may(Action)) } });
const ofTopic = (Action: unknown) => ({
    type: "aws:sns/topicPolicy:TopicPolicy",
    props: { arn: topicArn(), policy: text(may(Action, topicArn())) },
});
const ofRole = (Action: unknown) => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    props: { role: "worker", policy: text(allow({ Action, Resource: "*" })) },
});
const said = (name: string, of: string, advice = "", property = "policy") => [
    `statement 1 of its ${property} names ${name}, which is no ${of}${advice}`,
];
const queue = "action of a queue";
const topic = "action that a topic's policy may name";

testRule(policyValidActions, {
    documented: { violates: "sending in batches", complies: "actions of a queue" },
    accepts: {
        "no policy": { props: {} },
        "actions of a queue": ofQueue(["sqs:SendMessage", "sqs:StartMessageMoveTask", "sqs:UntagQueue"]),
        "actions in another case": ofQueue(["SQS:sendmessage", "sqs:RECEIVEMESSAGE"]),
        "patterns that match some action": ofQueue(["*", "sqs:*", "s*:Send*", "sqs:Get?ueueUrl"]),
        "an action that is not known yet": ofQueue(unknown),
        "what SNS itself writes into the policy of a new topic": ofTopic([
            "SNS:GetTopicAttributes",
            "SNS:SetTopicAttributes",
            "SNS:AddPermission",
            "SNS:RemovePermission",
            "SNS:DeleteTopic",
            "SNS:Subscribe",
            "SNS:ListSubscriptionsByTopic",
            "SNS:Publish",
            "SNS:Receive",
        ]),
        "actions on phones and apps in an identity policy": ofRole([
            "sns:GetSMSAttributes",
            "sns:SetSMSAttributes",
            "sns:CreatePlatformEndpoint",
            "sns:OptInPhoneNumber",
            "sns:CreateTopic",
            "sns:Unsubscribe",
        ]),
        "actions of other services in an identity policy": ofRole([
            "s3:GetObject",
            "sqsx:Nothing",
            "kms:Nothing",
        ]),
        "an unknown policy where the organisation wants silence": {
            props: { policy: unknown },
            config: { undecided: "ignore" },
        },
    },
    rejects: {
        "sending in batches": {
            ...ofQueue("sqs:SendMessageBatch"),
            what: said("sqs:SendMessageBatch", queue, " (use sqs:SendMessage)"),
        },
        "each of two batches": {
            ...ofQueue(["sqs:deletemessagebatch", "sqs:ChangeMessageVisibilityBatch", "sqs:DeleteMessage"]),
            what: [
                ...said("sqs:deletemessagebatch", queue, " (use sqs:DeleteMessage)"),
                ...said("sqs:ChangeMessageVisibilityBatch", queue, " (use sqs:ChangeMessageVisibility)"),
            ],
        },
        "a slip of the pen": { ...ofQueue("sqs:SendMesage"), what: said("sqs:SendMesage", queue) },
        "an action without its service": { ...ofQueue("SendMessage"), what: said("SendMessage", queue) },
        "a pattern that matches nothing": { ...ofQueue("sqs:Publish*"), what: said("sqs:Publish*", queue) },
        "an action of another service": { ...ofQueue("sns:Publish"), what: said("sns:Publish", queue) },
        "what does not exist, in a Deny": {
            props: { policy: text(deny({ Principal: "*", Action: "sqs:SendMessageBatch", Resource: "*" })) },
            what: said("sqs:SendMessageBatch", queue, " (use sqs:SendMessage)"),
        },
        "what does not exist, beside an action that is not known yet": {
            ...ofQueue(["sqs:Nothing", unknown]),
            what: said("sqs:Nothing", queue),
        },
        "publishing in batches": {
            ...ofTopic("sns:PublishBatch"),
            what: said("sns:PublishBatch", topic, " (use sns:Publish)"),
        },
        "making topics, which a topic's policy cannot allow": {
            ...ofTopic(["sns:Publish", "sns:CreateTopic"]),
            what: said("sns:CreateTopic", topic),
        },
        "ending subscriptions, which a topic's policy cannot allow": {
            ...ofTopic("sns:Unsubscribe"),
            what: said("sns:Unsubscribe", topic),
        },
        "phones, which a topic's policy cannot allow": {
            ...ofTopic("sns:SetSMSAttributes"),
            what: said("sns:SetSMSAttributes", topic),
        },
        "batches in an identity policy": {
            ...ofRole(["sqs:SendMessageBatch", "s3:GetObject"]),
            what: said("sqs:SendMessageBatch", "action of SQS", " (use sqs:SendMessage)"),
        },
        "a slip of the pen in an identity policy": {
            ...ofRole("sns:Publsih"),
            what: said("sns:Publsih", "action of SNS"),
        },
        "an inline policy of aws-native": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: queueUrl(), policyDocument: document(may("sqs:Nothing")) },
            what: said("sqs:Nothing", queue, "", "policyDocument"),
        },
        "a role of aws-native": {
            type: "aws-native:iam:Role",
            props: {
                policies: [
                    {
                        policyName: "p",
                        policyDocument: document(allow({ Action: "sqs:Nothing", Resource: "*" })),
                    },
                ],
            },
            what: said("sqs:Nothing", "action of SQS", "", "policies"),
        },
    },
    undecided: {
        "a policy that is not known": {
            props: { policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
    },
});
