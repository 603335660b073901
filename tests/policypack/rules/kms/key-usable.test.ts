import { kmsKeyUsable } from "../../../../policypack/rules/kms/key-usable";
import { own, queueArn, queueUrl, text, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue, queuePolicy } from "../stacks";

const id = "0f1e2d3c-1111-2222-3333-444455556666";
const keyArn = (region = "eu-west-1") => `arn:aws:kms:${region}:${own}:key/${id}`;

/** A key as the first preview shows it, and as it is once it is deployed. */
const newKey = (props: Record<string, unknown> = {}, parts: Partial<Member> = {}): Member => ({
    type: "aws:kms/key:Key",
    name: "key",
    ...parts,
    props: { arn: unknown, keyId: unknown, id: unknown, ...props },
});
const deployedKey = (props: Record<string, unknown> = {}) =>
    newKey({ arn: keyArn(), keyId: id, id, ...props });

const users = {
    queue: newQueue("orders", { props: { kmsMasterKeyId: unknown }, deps: { kmsMasterKeyId: ["key"] } }),
    topic: {
        type: "aws:sns/topic:Topic",
        name: "orders",
        props: { name: "orders", kmsMasterKeyId: unknown },
        deps: { kmsMasterKeyId: ["key"] },
    },
};
const under = (key: Member, user: Member = users.queue) => ({ resources: [key, user] });
const by = (reference: string, ...others: Member[]) => [
    deployedQueue("orders", { kmsMasterKeyId: reference }),
    ...others,
];
const flawed = (flaw: string, key = "key") => ({ orders: [`its key "${key}" ${flaw}`] });
const disabled = flawed("is disabled (isEnabled is false)");
const alias = (props: Record<string, unknown>, deps?: Member["deps"]): Member => ({
    type: "aws:kms/alias:Alias",
    name: "alias",
    props: { name: "alias/orders", ...props },
    deps,
});
const elsewhere = (home = "eu-west-1", key = "us-east-1") => ({
    orders: [`it is in ${home}, but its key is in ${key}`],
});

testRule(kmsKeyUsable, {
    documented: { violates: "a disabled key under a new queue", complies: "a new key with every default" },
    accepts: {
        "a new key with every default": under(newKey()),
        "a new key that says what it is": under(
            newKey({
                isEnabled: true,
                keyUsage: "ENCRYPT_DECRYPT",
                customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            }),
        ),
        "a key whose settings AWS fills in": under(
            newKey({ keyUsage: unknown, keySpec: unknown }, { type: "aws:kms/externalKey:ExternalKey" }),
        ),
        "a disabled key that nothing uses": {
            resources: [newKey({ isEnabled: false }), newQueue("orders")],
        },
        "a disabled key beside the one in use": {
            resources: [newKey(), newKey({ isEnabled: false }, { name: "old" }), users.queue],
        },
        "a deployed key that signs, beside the one in use": {
            resources: by(keyArn(), deployedKey(), {
                ...deployedKey({
                    arn: keyArn().replace(id, "9"),
                    keyId: "9",
                    id: "9",
                    keyUsage: "SIGN_VERIFY",
                }),
                name: "signer",
            }),
        },
        "a key of another program": { resources: by(keyArn()) },
        "a key by its id, which names no region": { resources: by(id) },
        "an AWS-managed key": { resources: by("alias/aws/sqs") },
        "no key": { resources: [deployedQueue("orders")] },
        "a key of a region that the queue does not tell": {
            resources: [newQueue("orders", { props: { kmsMasterKeyId: keyArn("us-east-1") } })],
        },
        "a key of the queue's own region": {
            resources: [newQueue("orders", { props: { kmsMasterKeyId: keyArn(), region: "eu-west-1" } })],
        },
        "queues of one name in two regions, each with the key of its own": {
            resources: [
                newQueue("orders", { props: { kmsMasterKeyId: keyArn() } }),
                queuePolicy("orders", text(), { queueUrl: queueUrl() }),
                {
                    ...queuePolicy("orders", text(), {
                        queueUrl: `https://sqs.us-east-1.amazonaws.com/${own}/orders`,
                    }),
                    name: "orders-policy-elsewhere",
                },
            ],
        },
        "an alias that leads to itself": {
            resources: [
                newQueue("orders", { props: { kmsMasterKeyId: "alias/orders" } }),
                alias({ targetKeyId: "alias/orders" }),
            ],
        },
        "a key whose known switch comes from another resource": under(
            newKey({ isEnabled: true }, { deps: { isEnabled: ["orders"] } }),
        ),
    },
    rejects: {
        "a disabled key under a new queue": { ...under(newKey({ isEnabled: false })), what: disabled },
        "a disabled key under a new topic": {
            ...under(newKey({ isEnabled: false }), users.topic),
            what: disabled,
        },
        "a switch that is text": { ...under(newKey({ isEnabled: "false" })), what: disabled },
        "a disabled key whose kind is not known": {
            ...under(newKey({ isEnabled: false, keyUsage: unknown })),
            what: disabled,
        },
        "a disabled key by its ARN": {
            resources: by(keyArn(), deployedKey({ isEnabled: false })),
            what: disabled,
        },
        "a disabled key by its id": { resources: by(id, deployedKey({ isEnabled: false })), what: disabled },
        "a disabled new key whose ARN the program writes itself": {
            resources: [
                newKey({ isEnabled: false }),
                newQueue("orders", {
                    props: { kmsMasterKeyId: keyArn() },
                    deps: { kmsMasterKeyId: ["key"] },
                }),
            ],
            what: disabled,
        },
        "a disabled key behind a new alias": {
            resources: [
                newKey({ isEnabled: false }),
                alias({ targetKeyId: unknown }, { targetKeyId: ["key"] }),
                newQueue("orders", {
                    props: { kmsMasterKeyId: unknown },
                    deps: { kmsMasterKeyId: ["alias"] },
                }),
            ],
            what: disabled,
        },
        "a disabled key behind an alias by its name": {
            resources: by("alias/orders", alias({ targetKeyId: id }), deployedKey({ isEnabled: false })),
            what: disabled,
        },
        "a disabled key behind an alias by its ARN": {
            resources: by(
                `arn:aws:kms:eu-west-1:${own}:alias/orders`,
                alias({ targetKeyId: keyArn() }),
                deployedKey({ isEnabled: false }),
            ),
            what: disabled,
        },
        "a disabled key of aws-native": {
            resources: [
                newKey({ enabled: false }, { type: "aws-native:kms:Key" }),
                { ...users.queue, type: "aws-native:sqs:Queue" },
            ],
            what: flawed("is disabled (enabled is false)"),
        },
        "a disabled replica": {
            ...under(newKey({ enabled: false }, { type: "aws:kms/replicaKey:ReplicaKey" })),
            what: flawed("is disabled (enabled is false)"),
        },
        "a key that signs": {
            ...under(newKey({ keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_2048" })),
            what: flawed('does not encrypt (keyUsage is "SIGN_VERIFY")'),
        },
        "an HMAC key": {
            ...under(newKey({ keyUsage: "GENERATE_VERIFY_MAC", customerMasterKeySpec: "HMAC_256" })),
            what: flawed('does not encrypt (keyUsage is "GENERATE_VERIFY_MAC")'),
        },
        "an asymmetric key that encrypts": {
            ...under(newKey({ keyUsage: "ENCRYPT_DECRYPT", customerMasterKeySpec: "RSA_4096" })),
            what: flawed('is not symmetric (customerMasterKeySpec is "RSA_4096")'),
        },
        "an asymmetric key of aws-native": {
            resources: [newKey({ keySpec: "RSA_2048" }, { type: "aws-native:kms:Key" }), users.queue],
            what: flawed('is not symmetric (keySpec is "RSA_2048")'),
        },
        "a key of another region than the queue's setting": {
            resources: [
                newQueue("orders", { props: { kmsMasterKeyId: keyArn("us-east-1"), region: "eu-west-1" } }),
            ],
            what: elsewhere(),
        },
        "a key of another region than the queue's ARN": {
            resources: by(keyArn("us-east-1")),
            what: elsewhere(),
        },
        "a key of another region than the queue's URL": {
            resources: by(keyArn("us-east-1")).map((queue) => ({
                ...queue,
                props: { ...queue.props, arn: unknown },
            })),
            what: elsewhere(),
        },
        "a key of another region than the topic's ARN": {
            resources: [
                {
                    type: "aws-native:sns:Topic",
                    name: "orders",
                    props: { topicArn: topicArn("orders"), kmsMasterKeyId: keyArn("us-east-1") },
                },
            ],
            what: elsewhere(),
        },
        "a key of another region than the one in the queue's policy": {
            resources: [
                newQueue("orders", { props: { kmsMasterKeyId: keyArn("us-east-1") } }),
                queuePolicy("orders", text({ Effect: "Deny", Principal: "*", Resource: queueArn() })),
            ],
            what: elsewhere(),
        },
        "a new key of another region than the queue": {
            resources: [
                newKey({ region: "us-east-1" }),
                { ...users.queue, props: { ...users.queue.props, region: "eu-west-1" } },
            ],
            what: elsewhere(),
        },
        "a key in China under a queue outside": {
            resources: by(keyArn("cn-north-1").replace("aws", "aws-cn")),
            what: elsewhere("eu-west-1", "cn-north-1"),
        },
    },
    undecided: {
        "a switch that hangs on another resource": {
            resources: [newKey({ isEnabled: unknown }, { deps: { isEnabled: ["orders"] } }), users.queue],
            undecided: { key: ["its isEnabled is not known before deployment"] },
        },
        "a use that hangs on another resource": {
            resources: [newKey({ keyUsage: unknown }, { deps: { keyUsage: ["orders"] } }), users.queue],
            undecided: { key: ["its keyUsage is not known before deployment"] },
        },
    },
});
