import { iamScopedMessagingResource } from "../../../../policypack/rules/iam/scoped-messaging-resource";
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

const holder = (type: string, props: Record<string, unknown>) => ({
    resources: [{ type, name: "worker", props }],
});
const ofRole = (policy: unknown) => holder("aws:iam/rolePolicy:RolePolicy", { role: "worker", policy });
const given = (...statements: Statement[]) => ofRole(text(...statements));
const half = (...statements: Statement[]) => ofRole(document(...statements));
const grant = (Action: unknown, Resource: unknown, Condition?: unknown) =>
    allow({ Action, Resource, ...(Condition === undefined ? {} : { Condition }) });
const send = (Resource: unknown, Condition?: unknown) => grant("sqs:SendMessage", Resource, Condition);

const may = (on: string, actions = "sqs:SendMessage", property = "policy") => ({
    worker: [`statement 1 of its ${property} allows ${actions} on ${on}`],
});
const wide = (resource: string, condition?: unknown) => ({
    ...given(send(resource, condition)),
    what: may(resource),
});
const parts = { worker: ["its policy has parts that are not known before deployment"] };
const whole = { worker: ["its policy is not known before deployment"] };

const role = (properties: Record<string, unknown>) => ({
    type: "aws:iam/role:Role",
    name: "worker",
    props: { name: "worker", ...properties },
});
const managed = {
    type: "aws:iam/policy:Policy",
    name: "limit",
    props: { name: "limit", policy: text(send("*")) },
};

testRule(iamScopedMessagingResource, {
    documented: { violates: "every resource", complies: "an exact queue" },
    accepts: {
        "an exact queue": given(send(queueArn())),
        "an exact queue and an exact topic": given(send([queueArn(), topicArn()])),
        "a prefix of a name in one region and account": given(send([queueArn(), queueArn("orders-*")])),
        "an exact queue in any partition": given(send(`arn:*:sqs:eu-west-1:${own}:orders`)),
        "the lists, which have no resource": given(grant(["sqs:ListQueues", "sns:ListTopics"], "*")),
        "what concerns subscriptions, which have no resource": given(
            grant(["sns:Unsubscribe", "sns:SetSubscriptionAttributes"], "*"),
        ),
        "looking at every queue": given(grant(["sqs:GetQueueAttributes", "sqs:GetQueueUrl"], "*")),
        "other services on everything": given(grant(["s3:GetObject", "logs:PutLogEvents"], "*")),
        "every action on buckets": given(grant("*", "arn:aws:s3:::orders/*")),
        "a queue's action on every topic, which allows nothing": given(send("arn:aws:sns:*:*:*")),
        "everything that is no queue": given(
            allow({ Action: "sqs:SendMessage", NotResource: "arn:aws:sqs:*:*:*" }),
        ),
        "messages to telephones only": given(
            allow({ Action: "sns:Publish", NotResource: "arn:aws:sns:*:*:*" }),
        ),
        "every queue that bears a tag": given(
            send("*", { StringEquals: { "aws:ResourceTag/team": "payments" } }),
        ),
        "every queue that bears a tag, in another case": given(
            send("*", { StringEquals: { "AWS:resourcetag/team": "payments" } }),
        ),
        "the queues that bear the caller's own tag": given(
            send("*", { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } }),
        ),
        "the queues whose tag ends with the caller's": given(
            send("*", { StringLike: { "aws:ResourceTag/team": "team-${AWS:principaltag/team}" } }),
        ),
        "a name in any region, where the region is asked for": given(
            send(`arn:aws:sqs:*:${own}:orders`, { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }),
        ),
        "a name in any account, where the account is asked for": given(
            send("arn:aws:sqs:eu-west-1:*:orders", { StringEquals: { "aws:ResourceAccount": own } }),
        ),
        "the caller's own account": given(send("arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:orders")),
        "a name that a variable completes": given(send(queueArn("${aws:PrincipalTag/team}-orders"))),
        "every queue, with a Deny of all but one": given(
            send("*"),
            deny({ Action: "sqs:*", NotResource: queueArn() }),
        ),
        "every queue, with a Deny of all": given(send("*"), deny({ Action: "*", Resource: "*" })),
        "a Deny on every queue": given(deny({ Action: "sqs:SendMessage", Resource: "*" })),
        "a policy that only bounds a role": {
            resources: [managed, role({ permissionsBoundary: `arn:aws:iam::${own}:policy/limit` })],
        },
        "a queue's own policy, where the star means that queue": holder("aws:sqs/queuePolicy:QueuePolicy", {
            policy: text(send("*")),
        }),
        "an unknown action on an exact queue": half(grant(unknown, queueArn())),
    },
    rejects: {
        "every resource": wide("*"),
        "every ARN": wide("arn:*"),
        "every ARN of queues": wide("arn:aws:sqs:*"),
        "every queue, in the clothes of an ARN": wide("arn:aws:sqs:*:*:*"),
        "every queue of one region and account": wide(queueArn("*")),
        "every queue, spelt with question marks": wide(queueArn("?*")),
        "a name in every region": wide(`arn:aws:sqs:*:${own}:orders`),
        "a name in some regions": wide(`arn:aws:sqs:eu-*:${own}:orders`),
        "a name in every account": wide("arn:aws:sqs:eu-west-1:*:orders"),
        "a prefix in every region and account": wide("arn:aws:sqs:*:*:orders-*"),
        "every queue in China": wide("arn:aws-cn:sqs:*:*:*"),
        "every queue of any service that begins alike": wide("arn:aws:s?s:*:*:*"),
        "every queue of one account by a condition": wide("*", {
            StringEquals: { "aws:ResourceAccount": own },
        }),
        "every queue that bears a tag, or none": wide("*", {
            StringEqualsIfExists: { "aws:ResourceTag/team": "payments" },
        }),
        "every queue that bears another tag": wide("*", {
            StringNotEquals: { "aws:ResourceTag/team": "payments" },
        }),
        "every queue that bears the caller's own tag, or none": wide("*", {
            StringEqualsIfExists: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" },
        }),
        "every queue whose tag only begins with the caller's": wide("*", {
            StringLike: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}*" },
        }),
        "every queue whose tag is what the caller asks for": wide("*", {
            StringEquals: { "aws:ResourceTag/team": "${aws:RequestTag/team}" },
        }),
        "every queue whose tag has any value": wide("*", { StringLike: { "aws:ResourceTag/team": "*" } }),
        "every queue for callers with a tag": wide("*", {
            StringEquals: { "aws:PrincipalTag/team": "payments" },
        }),
        "a name in any region that some regions are asked for": wide(`arn:aws:sqs:*:${own}:orders`, {
            StringLike: { "aws:RequestedRegion": "eu-*" },
        }),
        "a name in the account of the resource, whatever that is": wide(
            "arn:aws:sqs:eu-west-1:${aws:ResourceAccount}:orders",
        ),
        "every topic": { ...given(grant("sns:Publish", "*")), what: may("*", "sns:Publish") },
        "reading every queue, in capitals": {
            ...given(grant("SQS:RECEIVEMESSAGE", "*")),
            what: may("*", "sqs:ReceiveMessage"),
        },
        "emptying every queue": { ...given(grant("sqs:PurgeQueue", "*")), what: may("*", "sqs:PurgeQueue") },
        "moving messages of every queue": {
            ...given(grant("sqs:StartMessageMoveTask", "*")),
            what: may("*", "sqs:StartMessageMoveTask"),
        },
        "a wildcard in the action": { ...given(grant("sqs:Send*", "*")), what: may("*") },
        "queues and topics at once": {
            ...given(grant(["sqs:SendMessage", "sns:Publish"], "*")),
            what: may("*", "sqs:SendMessage, sns:Publish"),
        },
        "the one of two resources that is too wide": {
            ...given(send([queueArn(), "arn:aws:sqs:*:*:*"])),
            what: may("arn:aws:sqs:*:*:*"),
        },
        "all queues but one": {
            ...given(allow({ Action: "sqs:SendMessage", NotResource: queueArn("audit") })),
            what: may(`everything but ${queueArn("audit")} (NotResource)`),
        },
        "all actions but a few": {
            ...given(allow({ NotAction: ["sqs:*"], Resource: "*" })),
            what: may("*", "sns:Publish, sns:Subscribe, sns:ConfirmSubscription and 9 more"),
        },
        "every queue, with a Deny of another action": {
            ...given(send("*"), deny({ Action: "sqs:PurgeQueue", NotResource: queueArn() })),
            what: may("*"),
        },
        "every queue, with a Deny under a condition": {
            ...given(
                send("*"),
                deny({
                    Action: "sqs:*",
                    NotResource: queueArn(),
                    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
                }),
            ),
            what: may("*"),
        },
        "every queue, with a Deny that spares every queue": {
            ...given(send("*"), deny({ Action: "sqs:*", NotResource: "arn:aws:sqs:*:*:*" })),
            what: may("*"),
        },
        "every queue beside one that is not known": { ...half(send(["*", unknown])), what: may("*") },
        "every queue beside an action that is not known": {
            ...half(grant(["sqs:SendMessage", unknown], "*")),
            what: may("*"),
        },
        "every queue beside a statement that is not known": {
            ...ofRole({ Statement: [send("*"), unknown] }),
            what: may("*"),
            undecided: whole,
        },
        "a boundary that is also attached": {
            resources: [
                managed,
                role({
                    permissionsBoundary: `arn:aws:iam::${own}:policy/limit`,
                    managedPolicyArns: [`arn:aws:iam::${own}:policy/limit`],
                }),
            ],
            what: { limit: ["statement 1 of its policy allows sqs:SendMessage on *"] },
        },
        "an inline policy of a role": {
            resources: [role({ inlinePolicies: [{ name: "send", policy: text(send("*")) }] })],
            what: may("*", "sqs:SendMessage", "inlinePolicies"),
        },
        "a role of aws-native": {
            ...holder("aws-native:iam:Role", {
                policies: [{ policyName: "p", policyDocument: document(send("*")) }],
            }),
            what: may("*", "sqs:SendMessage", "policies"),
        },
    },
    undecided: {
        "a resource that is not known": { ...half(send(unknown)), undecided: parts },
        "an action that is not known on everything": { ...half(grant(unknown, "*")), undecided: parts },
        "a tag condition that is not known": {
            ...half(send("*", { StringLike: { "aws:ResourceTag/team": unknown } })),
            undecided: parts,
        },
        "a policy that is not known": { ...ofRole(unknown), undecided: whole },
    },
});
