import { dlqEncryptionParity } from "../../../../policypack/rules/dlq/encryption-parity";
import { queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue } from "../stacks";

const key = { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c" };
const awsKey = { kmsMasterKeyId: "alias/aws/sqs" };
const owned = { sqsManagedSseEnabled: true };
const off = { sqsManagedSseEnabled: false };
type Props = Record<string, unknown>;

const redrive = (name: string) => JSON.stringify({ deadLetterTargetArn: queueArn(name), maxReceiveCount: 5 });

/** A source whose redrive policy is known, and one of which only the origin is. */
const source = (props: Props, dlq = "orders-dlq") =>
    newQueue("orders", { props: { ...props, redrivePolicy: redrive(dlq) } });
const newSource = (props: Props, dlq = "orders-dlq") =>
    newQueue("orders", { props: { ...props, redrivePolicy: unknown }, deps: { redrivePolicy: [dlq] } });
const dlq = (props: Props, name = "orders-dlq") => newQueue(name, { props });
const pair = (theirs: Props, own: Props) => ({ resources: [newSource(theirs), dlq(own)] });

const takes = (what: string, name = "orders-dlq") => ({
    [name]: [`it takes the failed messages of ${what}`],
});
const clear = (of = 'the queue "orders"') => ({ what: takes(`${of} unencrypted`) });
const weaker = (own: string, theirs = "customer-managed key", of = 'the queue "orders"') => ({
    level: "advisory" as const,
    what: takes(`${of} under ${own}, weaker than the ${theirs} there`),
});
const notKnown = "whether sqsManagedSseEnabled is on is not known before deployment";

testRule(dlqEncryptionParity, {
    documented: {
        violates: "a dead-letter queue in the clear, known by name",
        complies: "a deployed pair on one key",
    },
    accepts: {
        "both on one key": pair(key, key),
        "both on keys, one of which is not known yet": pair(key, { kmsMasterKeyId: unknown }),
        "both on keys that SQS owns": pair(owned, owned),
        "both left to AWS, which is another rule's matter": pair({}, {}),
        "a source left to AWS and a dead-letter queue on keys that SQS owns": pair({}, owned),
        "a dead-letter queue on keys that SQS owns of a source left to AWS": pair(owned, {}),
        "a dead-letter queue that is stronger": pair(owned, key),
        "a stronger dead-letter queue of a source without encryption": pair(off, key),
        "a source whose setting is not known, for nothing is stronger than a key": {
            resources: [
                newQueue("orders", {
                    props: { redrivePolicy: redrive("orders-dlq"), sqsManagedSseEnabled: unknown },
                    deps: { sqsManagedSseEnabled: ["flag"] },
                }),
                dlq(key),
                flag(),
            ],
        },
        "a queue that is no dead-letter queue": { resources: [newQueue("orders", { props: key }), dlq(off)] },
        "a deployed queue without a redrive policy": { resources: [deployedQueue("orders", key), dlq(off)] },
        "the dead-letter queue of another queue with a name that begins alike": {
            resources: [source(key, "orders-dlq"), dlq(key), dlq(off, "orders-dlq-2"), dlq(off, "orders")],
        },
        "a dead-letter queue of another stack": { resources: [source(key, "elsewhere")] },
        "a deployed pair on one key": {
            resources: [
                deployedQueue("orders", { ...key, redrivePolicy: redrive("orders-dlq") }),
                deployedQueue("orders-dlq", key),
            ],
        },
        "a redrive policy that is no JSON": {
            resources: [newQueue("orders", { props: { ...key, redrivePolicy: "orders-dlq" } }), dlq(off)],
        },
        "a redrive policy of its own": {
            resources: [newQueue("orders", { props: key }), dlq(key), ownRedrive()],
        },
        "an unknown setting where the organisation wants silence": {
            resources: [
                newSource(key),
                newQueue("orders-dlq", { deps: { sqsManagedSseEnabled: ["flag"] } }),
                flag(),
            ],
            config: { undecided: "ignore" },
        },
    },
    rejects: {
        "a dead-letter queue in the clear": { ...pair(key, off), ...clear() },
        "a dead-letter queue in the clear, known by name": { resources: [source(key), dlq(off)], ...clear() },
        "a dead-letter queue in the clear of a source in the clear": { ...pair(off, off), ...clear() },
        "a dead-letter queue in the clear of a source left to AWS": { ...pair({}, off), ...clear() },
        "a dead-letter queue in the clear with a blank key": {
            ...pair(key, { ...off, kmsMasterKeyId: " " }),
            ...clear(),
        },
        "a dead-letter queue in the clear of a source whose setting is not known": {
            resources: [
                newQueue("orders", {
                    props: { redrivePolicy: redrive("orders-dlq") },
                    deps: { sqsManagedSseEnabled: ["flag"] },
                }),
                dlq(off),
                flag(),
            ],
            ...clear(),
        },
        "a deployed dead-letter queue in the clear": {
            resources: [
                deployedQueue("orders", { ...key, redrivePolicy: redrive("orders-dlq") }),
                deployedQueue("orders-dlq", off),
            ],
            ...clear(),
        },
        "a redrive policy given as an object": {
            resources: [
                newQueue("orders", {
                    props: { ...key, redrivePolicy: { deadLetterTargetArn: unknown, maxReceiveCount: 5 } },
                    deps: { redrivePolicy: ["orders-dlq"] },
                }),
                dlq(off),
            ],
            ...clear(),
        },
        "a redrive policy of its own": {
            resources: [newQueue("orders", { props: key }), dlq(off), ownRedrive()],
            ...clear(),
        },
        "a redrive policy of its own, once it is deployed": {
            resources: [
                deployedQueue("orders", { ...key, redrivePolicy: redrive("orders-dlq") }),
                deployedQueue("orders-dlq", off),
                ownRedrive({
                    queueUrl: deployedQueue("orders").props.url,
                    redrivePolicy: redrive("orders-dlq"),
                }),
            ],
            ...clear(),
        },
        "a queue of aws-native": {
            resources: [
                native(
                    "orders",
                    { ...key, redrivePolicy: { deadLetterTargetArn: unknown, maxReceiveCount: 5 } },
                    { redrivePolicy: ["orders-dlq"] },
                ),
                native("orders-dlq", off),
            ],
            ...clear(),
        },
        "a queue in China": {
            resources: [
                newQueue("orders", {
                    props: {
                        ...key,
                        redrivePolicy: redrive("orders-dlq").replace("arn:aws:", "arn:aws-cn:"),
                    },
                }),
                dlq(off),
            ],
            ...clear(),
        },
        "one that serves two queues, of both": {
            resources: [newSource(key), { ...newSource(key), name: "returns" }, dlq(off)],
            what: {
                "orders-dlq": [
                    'it takes the failed messages of the queue "orders" unencrypted',
                    'it takes the failed messages of the queue "returns" unencrypted',
                ],
            },
        },
        "the second link of a chain": {
            resources: [
                newSource(key),
                newQueue("orders-dlq", {
                    props: { ...key, redrivePolicy: unknown },
                    deps: { redrivePolicy: ["last"] },
                }),
                dlq(off, "last"),
            ],
            what: takes('the queue "orders-dlq" unencrypted', "last"),
        },
        "keys that SQS owns behind a key": { ...pair(key, owned), ...weaker("sse-sqs") },
        "keys that SQS owns behind a key that is not known yet": {
            ...pair({ kmsMasterKeyId: unknown }, owned),
            ...weaker("sse-sqs"),
        },
        "a dead-letter queue left to AWS behind a key": { ...pair(key, {}), ...weaker("AWS's default") },
        "the AWS-managed key behind a key": { ...pair(key, awsKey), ...weaker("aws-managed key") },
        "keys that SQS owns behind the AWS-managed key": {
            ...pair(awsKey, owned),
            ...weaker("sse-sqs", "aws-managed key"),
        },
    },
    undecided: {
        "a dead-letter queue whose setting is not known": {
            resources: [
                newSource(owned),
                newQueue("orders-dlq", { deps: { sqsManagedSseEnabled: ["flag"] } }),
                flag(),
            ],
            undecided: { "orders-dlq": [notKnown] },
        },
        "a dead-letter queue whose setting is not known, though the program gave it": {
            resources: [
                newSource(owned),
                newQueue("orders-dlq", { inputs: { sqsManagedSseEnabled: unknown } }),
            ],
            undecided: { "orders-dlq": [notKnown] },
        },
        "a dead-letter queue whose setting is not known, where the organisation wants to block": {
            resources: [
                newSource(owned),
                newQueue("orders-dlq", { deps: { sqsManagedSseEnabled: ["flag"] } }),
                flag(),
            ],
            config: { undecided: "mandatory" },
            level: "mandatory",
            undecided: { "orders-dlq": [notKnown] },
        },
    },
});

/** Something of another stack, from which a setting is read. */
function flag(): Member {
    return {
        type: "pulumi:pulumi:StackReference",
        name: "flag",
        props: { name: "platform", outputs: unknown },
    };
}

function ownRedrive(props: Props = {}): Member {
    return {
        type: "aws:sqs/redrivePolicy:RedrivePolicy",
        name: "orders-redrive",
        props: { queueUrl: unknown, redrivePolicy: unknown, ...props },
        deps: { queueUrl: ["orders"], redrivePolicy: ["orders-dlq"] },
    };
}

function native(name: string, props: Props, deps: Record<string, string[]> = {}): Member {
    return {
        type: "aws-native:sqs:Queue",
        name,
        props: { queueName: name, arn: unknown, queueUrl: unknown, ...props },
        deps,
    };
}
