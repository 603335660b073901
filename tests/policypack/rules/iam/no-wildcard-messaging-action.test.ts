import { iamNoWildcardMessagingAction } from "../../../../policypack/rules/iam/no-wildcard-messaging-action";
import {
    allow,
    deny,
    document,
    own,
    queueArn,
    type Statement,
    text,
    topicArn,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const holder = (type: string, props: Record<string, unknown>, name = "worker") => ({
    resources: [{ type, name, props }],
});
const ofRole = (policy: unknown) =>
    holder("aws:iam/rolePolicy:RolePolicy", { role: "orders-worker", policy });
const given = (...statements: Statement[]) => ofRole(text(...statements));
const half = (...statements: Statement[]) => ofRole(document(...statements));
const grant = (Action: unknown, Resource: unknown = queueArn()) => allow({ Action, Resource });

const may = (actions: string, property = "policy", label = "statement 1") => ({
    worker: [`${label} of its ${property} allows ${actions}`],
});
const wide = (action: string, resource?: unknown) => ({
    ...given(grant(action, resource)),
    what: may(action),
});
const whole = { worker: ["its policy is not known before deployment"] };
const parts = { worker: ["its policy has parts that are not known before deployment"] };

testRule(iamNoWildcardMessagingAction, {
    documented: { violates: "every action of SQS", complies: "the actions of a consumer" },
    accepts: {
        "a policy that cannot be read, which is another rule's matter": ofRole("Allow sqs"),
        "the actions of a producer": given(grant(["sqs:SendMessage", "sqs:GetQueueUrl"])),
        "the actions of a consumer": given(
            grant(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]),
        ),
        "an action on a queue that is not known yet": half(grant("sqs:SendMessage", unknown)),
        "lists of queues and topics, which have no resource": given(
            grant(["sqs:ListQueues", "sns:ListTopics"], "*"),
        ),
        "a wildcard that only reads": given(grant(["sqs:Get*", "sqs:List*"])),
        "a wildcard that only sends": given(grant("sqs:Send*")),
        "a wildcard that only publishes": given(grant("sns:Publish*", topicArn())),
        "a wildcard that only redrives": given(grant("sqs:*MessageMoveTask*")),
        "a wildcard on a bucket": given(grant("*", "arn:aws:s3:::orders-uploads/*")),
        "a wildcard of another service": given(grant(["s3:*", "logs:*", "dynamodb:*"], "*")),
        "a wildcard of topics on a queue, which allows nothing": given(grant("sns:*", queueArn())),
        "a wildcard in a Deny": given(deny({ Action: "sqs:*", Resource: "*" })),
        "all but a few actions in a Deny": given(deny({ NotAction: ["sqs:SendMessage"], Resource: "*" })),
        "all but a few actions on a bucket": given(
            allow({ NotAction: "iam:*", Resource: "arn:aws:s3:::orders-uploads" }),
        ),
        "all actions but those of messaging": given(allow({ NotAction: ["sqs:*", "sns:*"], Resource: "*" })),
        "a wildcard on all that is no queue and no topic": given(
            allow({ Action: "*", NotResource: ["arn:aws:sqs:*:*:*", "arn:aws:sns:*:*:*"] }),
        ),
        "a role without policies": holder("aws:iam/role:Role", { inlinePolicies: unknown, path: "/" }),
        "a trust policy, which is another rule's matter": holder("aws:iam/role:Role", {
            assumeRolePolicy: text(allow({ Principal: { Service: "sqs.amazonaws.com" }, Action: "sts:*" })),
        }),
        "a queue policy, which is another rule's matter": holder("aws:sqs/queuePolicy:QueuePolicy", {
            queueUrl: unknown,
            policy: text(allow({ Principal: { AWS: own }, Action: "sqs:*", Resource: "*" })),
        }),
        "an unknown policy where the organisation wants silence": {
            ...ofRole(unknown),
            config: { undecided: "ignore" },
        },
        "management that is spelt out": given(grant("sqs:DeleteQueue", "*")),
    },
    rejects: {
        "every action": wide("*", "*"),
        "every action of SQS": wide("sqs:*"),
        "every action of SQS, in capitals": wide("SQS:*"),
        "every action of SQS on every queue": wide("sqs:*", "arn:aws:sqs:*:*:*"),
        "every action of SNS": wide("sns:*", topicArn()),
        "every action of services that begin alike": wide("s?s:*", "*"),
        "every action, spelt with a question mark": wide("sqs:?*"),
        "all that ends in Message, which sends and receives": wide("sqs:*Message"),
        "all that holds Message": wide("sqs:*Message*"),
        "all that begins with Re, which receives and removes permissions": wide("sqs:Re*"),
        "all that begins with Set": wide("sqs:Set*"),
        "all that begins with Delete, which deletes the queue too": wide("sqs:Delete*"),
        "all that begins with Purge": wide("sqs:Purge*"),
        "all that begins with Subscribe and manages": wide("sns:S*", topicArn()),
        "a wildcard on queues in China": wide("sqs:*", `arn:aws-cn:sqs:cn-north-1:${own}:orders`),
        "a wildcard on queues in GovCloud": wide("sqs:*", `arn:aws-us-gov:sqs:us-gov-west-1:${own}:orders`),
        "a wildcard on what may be a queue": wide("sqs:*", "arn:aws:s*:*:*:orders"),
        "a wildcard beside exact actions": {
            ...given(grant(["sqs:SendMessage", "sqs:*", "sns:*"], "*")),
            what: may("sqs:*, sns:*"),
        },
        "a wildcard under a condition": {
            ...given({
                ...grant("sqs:*", "*"),
                Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
            }),
            what: may("sqs:*"),
        },
        "a wildcard that a Deny narrows": {
            ...given(grant("sqs:*"), deny({ Action: "sqs:DeleteQueue", Resource: "*" })),
            what: may("sqs:*"),
        },
        "a wildcard on a queue beside a bucket": {
            ...given(grant("*", ["arn:aws:s3:::orders", queueArn()])),
            what: may("*"),
        },
        "a wildcard on a queue that is not known yet": {
            ...half(grant("sqs:*", unknown)),
            what: may("sqs:*"),
        },
        "a wildcard on a known queue and one that is not": {
            ...half(grant("sqs:*", [queueArn(), unknown])),
            what: may("sqs:*"),
        },
        "a wildcard beside an action that is not known yet": {
            ...half(grant(["sqs:*", unknown])),
            what: may("sqs:*"),
        },
        "a wildcard beside a statement that is not known yet": {
            ...ofRole({ Statement: [grant("sqs:*"), unknown] }),
            what: may("sqs:*"),
            undecided: whole,
        },
        "all actions but a few": {
            ...given(allow({ NotAction: ["iam:*", "sts:*"], Resource: "*" })),
            what: may("every action but iam:*, sts:* (NotAction)"),
        },
        "all actions of queues but one": {
            ...given(allow({ NotAction: "sqs:DeleteQueue", Resource: queueArn() })),
            what: may("every action but sqs:DeleteQueue (NotAction)"),
        },
        "a wildcard on all but one queue": {
            ...given(allow({ Action: "sqs:*", NotResource: queueArn("audit") })),
            what: may("sqs:*"),
        },
        "the second statement, by its Sid": {
            ...given(grant("sqs:SendMessage"), { ...grant("sqs:*"), Sid: "Manage" }),
            what: may("sqs:*", "policy", 'statement "Manage"'),
        },
        "a statement that is no list": {
            ...ofRole(JSON.stringify({ Statement: grant("sqs:*") })),
            what: may("sqs:*"),
        },
        "the policy of a user": {
            ...holder("aws:iam/userPolicy:UserPolicy", { user: "u", policy: text(grant("sqs:*")) }),
            what: may("sqs:*"),
        },
        "the policy of a group": {
            ...holder("aws:iam/groupPolicy:GroupPolicy", { group: "g", policy: text(grant("sqs:*")) }),
            what: may("sqs:*"),
        },
        "a managed policy": {
            ...holder("aws:iam/policy:Policy", { policy: text(grant("sqs:*")) }),
            what: may("sqs:*"),
        },
        "an inline policy of a role": {
            ...holder("aws:iam/role:Role", {
                inlinePolicies: [
                    { name: "ok", policy: text(grant("sqs:SendMessage")) },
                    { name: "bad", policy: text(grant("sqs:*")) },
                ],
            }),
            what: may("sqs:*", "inlinePolicies"),
        },
        "a permission set": {
            ...holder("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", {
                inlinePolicy: text(grant("sqs:*", "*")),
            }),
            what: may("sqs:*", "inlinePolicy"),
        },
        "a role policy of aws-native": {
            ...holder("aws-native:iam:RolePolicy", { policyDocument: document(grant("sqs:*")) }),
            what: may("sqs:*", "policyDocument"),
        },
        "a managed policy of aws-native": {
            ...holder("aws-native:iam:ManagedPolicy", { policyDocument: document(grant("sqs:*")) }),
            what: may("sqs:*", "policyDocument"),
        },
        "a role of aws-native": {
            ...holder("aws-native:iam:Role", {
                policies: [{ policyName: "p", policyDocument: document(grant("sqs:*")) }],
            }),
            what: may("sqs:*", "policies"),
        },
        "a user of aws-native": {
            ...holder("aws-native:iam:User", {
                policies: [{ policyName: "p", policyDocument: text(grant("sqs:*")) }],
            }),
            what: may("sqs:*", "policies"),
        },
    },
    undecided: {
        "a policy that is not known": { ...ofRole(unknown), undecided: whole },
        "a policy that is not known, where the organisation wants to block": {
            ...ofRole(unknown),
            config: { undecided: "mandatory" },
            level: "mandatory",
            undecided: whole,
        },
        "a statement that is not known": {
            ...ofRole({ Statement: [grant("sqs:SendMessage"), unknown] }),
            undecided: whole,
        },
        "an action that is not known": { ...half(grant(unknown)), undecided: parts },
        "one of several actions that is not known": {
            ...half(grant(["sqs:SendMessage", unknown])),
            undecided: parts,
        },
        "all but actions that are not known": {
            ...half(allow({ NotAction: unknown, Resource: "*" })),
            undecided: parts,
        },
        "all but one action and one that is not known": {
            ...half(allow({ NotAction: ["iam:*", unknown], Resource: "*" })),
            undecided: parts,
        },
        "inline policies that are not known, though the program gave them": {
            resources: [
                {
                    type: "aws:iam/role:Role",
                    name: "worker",
                    props: { inlinePolicies: unknown },
                    inputs: { inlinePolicies: unknown },
                },
            ],
            undecided: { worker: ["its inlinePolicies is not known before deployment"] },
        },
        "every action on what is not known": { ...half(grant("*", unknown)), undecided: parts },
    },
});
