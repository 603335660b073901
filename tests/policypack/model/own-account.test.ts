import assert from "node:assert";

import { UNKNOWN } from "../../../iam";
import { ownAccounts } from "../../../policypack/model/own-account";
import { Stack } from "../../../policypack/model/stack";
import { allow, foreign, own, queueArn, queueUrl, text, topicArn } from "../../support/documents";

type Given = [type: string, props: Record<string, unknown>];

const accounts = (...given: Given[]) => {
    const resources = given.map(([type, props], i) => ({
        urn: `urn:${i}`,
        type,
        name: String(i),
        get: (property: string) => props[property],
        sources: () => [],
        gave: () => undefined,
        once: <T>(_key: unknown, work: () => T) => work(),
    }));
    return [...ownAccounts(new Stack(resources))];
};
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const manages = (account: string) => allow({ Principal: root(account), Action: "kms:*", Resource: "*" });
const sends = (account: string, Resource: string) =>
    text(allow({ Principal: root(account), Action: "sqs:SendMessage", Resource }));
const key = (...statements: Record<string, unknown>[]): Given => [
    "aws:kms/key:Key",
    { arn: UNKNOWN, policy: text(...statements) },
];

const cases: Record<string, [wanted: string[], ...given: Given[]]> = {
    "none where nothing is known": [[], ["aws:sqs/queue:Queue", { arn: UNKNOWN, url: UNKNOWN }]],
    "that of a queue's ARN": [[own], ["aws:sqs/queue:Queue", { arn: queueArn() }]],
    "that of a queue's URL": [[own], ["aws:sqs/queue:Queue", { arn: UNKNOWN, url: queueUrl() }]],
    "that of a topic of aws-native": [[own], ["aws-native:sns:Topic", { topicArn: topicArn() }]],
    "that of a role's ARN": [[own], ["aws:iam/role:Role", { arn: `arn:aws:iam::${own}:role/worker` }]],
    "that of the queue a policy is attached to": [
        [own],
        ["aws:sqs/queuePolicy:QueuePolicy", { queueUrl: queueUrl(), policy: sends(foreign, "*") }],
    ],
    "that of the queue a policy is about": [
        [own],
        ["aws:sqs/queuePolicy:QueuePolicy", { queueUrl: UNKNOWN, policy: sends(foreign, queueArn()) }],
    ],
    "that of the root in charge of a key": [[own], key(manages(own))],
    "none where several roots are in charge of a key": [[], key(manages(own), manages(foreign))],
    "none of those that may only use a key": [
        [],
        key(allow({ Principal: root(foreign), Action: "kms:Decrypt", Resource: "*" })),
    ],
    "none of those that are denied": [
        [],
        key({ Effect: "Deny", Principal: root(foreign), Action: "kms:*", Resource: "*" }),
    ],
    "none of a subscription, whose topic may be anybody's": [
        [],
        ["aws:sns/topicSubscription:TopicSubscription", { topic: topicArn("events", foreign) }],
    ],
    "two where the stack deploys to two": [
        [own, foreign],
        ["aws:sns/topic:Topic", { arn: topicArn() }],
        ["aws:sns/topic:Topic", { arn: topicArn("events", foreign) }],
    ],
    "none of an ARN that names no account": [
        [],
        ["aws:iam/policy:Policy", { arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
    ],
};

describe("the accounts that a stack deploys to", () => {
    for (const [name, [wanted, ...given]] of Object.entries(cases))
        it(name, () => assert.deepStrictEqual(accounts(...given), wanted));
});
