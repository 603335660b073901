import { messagingSinglePolicy } from "../../../../policypack/rules/messaging/single-policy";
import { allow, document, own, queueArn, queueUrl, role, text, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { keyArn, keyId, topic } from "../publishers";
import { deployedQueue, newQueue, queuePolicy } from "../stacks";

const one = allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", Resource: queueArn() });
const other = allow({ Principal: { AWS: role }, Action: "sqs:ReceiveMessage", Resource: queueArn() });

const writer = (name: string, props: Record<string, unknown> = {}, parts: Partial<Member> = {}): Member => ({
    ...queuePolicy("orders", text(one), props),
    name,
    ...parts,
});
const elsewhere = (name: string, queueUrl: string) => writer(name, { queueUrl }, { deps: {} });
const member = (type: string, name: string, props: Record<string, unknown>, deps?: Member["deps"]) => ({
    type,
    name,
    props,
    deps,
});
const keyPolicy = (name: string, reference: unknown, deps?: Member["deps"]) =>
    member("aws:kms/keyPolicy:KeyPolicy", name, { keyId: reference, policy: text(one) }, deps);
const key = (props: Record<string, unknown> = {}) =>
    member("aws:kms/key:Key", "orders", { arn: keyArn, keyId, id: keyId, ...props });
const topicPolicy = (name: string, arn: unknown) =>
    member("aws:sns/topicPolicy:TopicPolicy", name, { arn, policy: text(one) });

const told = (by: string, on = "orders") => ({ what: { [on]: [`its policy is written by ${by}`] } });
const two = told('"first" and "second"');
const itself = told('itself and by "first"');
const defaultKeyPolicy = text(
    allow({
        Sid: "Enable IAM User Permissions",
        Principal: { AWS: `arn:aws:iam::${own}:root` },
        Action: "kms:*",
        Resource: "*",
    }),
);

testRule(messagingSinglePolicy, {
    documented: { violates: "two policies of a new queue", complies: "a new queue with one separate policy" },
    accepts: {
        "a queue with one policy of its own": {
            resources: [newQueue("orders", { props: { policy: text(one) } })],
        },
        "a new queue with one separate policy": { resources: [newQueue("orders"), writer("first")] },
        "a deployed queue that shows its separate policy": {
            resources: [
                deployedQueue("orders", { policy: text(one) }),
                writer("first", { queueUrl: queueUrl() }),
            ],
        },
        "a deployed queue that shows an older policy than the separate one": {
            resources: [
                { ...deployedQueue("orders", { policy: text(other) }), inputs: { name: "orders" } },
                writer("first", { queueUrl: queueUrl() }),
            ],
        },
        "two queues, each with its policy": {
            resources: [
                newQueue("orders"),
                newQueue("returns"),
                writer("first"),
                queuePolicy("returns", text(one)),
            ],
        },
        "queues of one name in two regions": {
            resources: [
                newQueue("orders"),
                elsewhere("first", queueUrl()),
                elsewhere("second", queueUrl().replace("eu-west-1", "us-east-1")),
            ],
        },
        "queues of another program in two accounts": {
            resources: [
                elsewhere("first", queueUrl()),
                elsewhere("second", queueUrl().replace(own, "444455556666")),
            ],
        },
        "a deployed topic that shows the policy AWS wrote": {
            resources: [
                topic("orders", { policy: text({ ...one, Sid: "__default_statement_ID" }) }),
                topicPolicy("first", topicArn("orders")),
            ],
        },
        "a deployed key that shows the policy AWS wrote": {
            resources: [key({ policy: defaultKeyPolicy }), keyPolicy("first", keyId)],
        },
        "a new key whose policy AWS fills in": {
            resources: [
                {
                    ...key({ arn: unknown, keyId: unknown, id: unknown, policy: unknown }),
                    inputs: { description: "orders" },
                },
                keyPolicy("first", unknown, { keyId: ["orders"] }),
            ],
        },
        "one policy that names its queue twice": {
            resources: [
                newQueue("orders"),
                member("aws-native:sqs:QueuePolicy", "first", {
                    queues: [queueUrl(), queueArn()],
                    policyDocument: document(one),
                }),
            ],
        },
        "policies of queues that are not known": {
            resources: [writer("first", {}, { deps: {} }), writer("second", {}, { deps: {} })],
        },
    },
    rejects: {
        "two policies of a new queue": {
            resources: [newQueue("orders"), writer("first"), writer("second")],
            ...two,
        },
        "two policies of a queue by URL and by origin": {
            resources: [newQueue("orders"), writer("first"), elsewhere("second", queueUrl())],
            ...two,
        },
        "two policies by URLs of two forms": {
            resources: [
                deployedQueue("orders"),
                elsewhere("first", queueUrl()),
                elsewhere("second", `https://queue.amazonaws.com/${own}/orders`),
            ],
            ...two,
        },
        "three policies": {
            resources: [newQueue("orders"), writer("first"), writer("second"), writer("third")],
            ...told('"first" and "second" and "third"'),
        },
        "a new queue's own and a separate one": {
            resources: [newQueue("orders", { props: { policy: text(other) } }), writer("first")],
            ...itself,
        },
        "an own policy that the program gave, the same as the separate one": {
            resources: [
                {
                    ...deployedQueue("orders", { policy: text(one) }),
                    inputs: { name: "orders", policy: text(one) },
                },
                writer("first"),
            ],
            ...itself,
        },
        "an own policy that is not known yet": {
            resources: [
                newQueue("orders", { deps: { policy: ["source"] } }),
                newQueue("source"),
                writer("first"),
            ],
            ...itself,
        },
        "two policies of a queue of another program": {
            resources: [elsewhere("first", queueUrl()), elsewhere("second", queueUrl())],
            what: { first: ['it writes the policy of the queue orders, which "second" writes as well'] },
        },
        "policies of both providers": {
            resources: [
                deployedQueue("orders"),
                elsewhere("first", queueUrl()),
                member("aws-native:sqs:QueueInlinePolicy", "second", {
                    queue: queueUrl(),
                    policyDocument: document(other),
                }),
            ],
            ...told('"second" and "first"'),
        },
        "a policy for several queues over that of one": {
            resources: [
                deployedQueue("orders"),
                deployedQueue("returns"),
                elsewhere("first", queueUrl()),
                member("aws-native:sqs:QueuePolicy", "second", {
                    queues: [queueUrl("returns"), queueUrl()],
                    policyDocument: document(one),
                }),
            ],
            ...told('"second" and "first"'),
        },
        "two policies of a topic": {
            resources: [
                topic("orders"),
                topicPolicy("first", topicArn("orders")),
                topicPolicy("second", topicArn("orders")),
            ],
            ...two,
        },
        "a topic's own and a separate one": {
            resources: [topic("orders", { policy: text(other) }), topicPolicy("first", topicArn("orders"))],
            ...itself,
        },
        "two policies of a key, by id and by ARN": {
            resources: [key(), keyPolicy("first", keyId), keyPolicy("second", keyArn)],
            ...two,
        },
        "a key's own and a separate one": {
            resources: [key({ policy: text(other) }), keyPolicy("first", keyId)],
            ...itself,
        },
        "a key's own like AWS's, which the program gave": {
            resources: [
                { ...key({ policy: defaultKeyPolicy }), inputs: { policy: defaultKeyPolicy } },
                keyPolicy("first", keyId),
            ],
            ...itself,
        },
        "two policies of a key of another program": {
            resources: [keyPolicy("first", keyId), keyPolicy("second", keyArn)],
            what: { first: [`it writes the policy of the key ${keyId}, which "second" writes as well`] },
        },
    },
});
