import { dlqRedriveAllow } from "../../../../policypack/rules/dlq/redrive-allow";
import { foreign, queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue } from "../stacks";

const redrive = (name: string) => JSON.stringify({ deadLetterTargetArn: queueArn(name), maxReceiveCount: 5 });
const allow = (redrivePermission: unknown, ...sourceQueueArns: unknown[]) => ({
    redrivePermission,
    sourceQueueArns,
});
const byQueue = (...names: string[]) =>
    JSON.stringify(allow("byQueue", ...names.map((name) => queueArn(name))));

const source = (name = "orders") => newQueue(name, { props: { redrivePolicy: redrive("failed") } });
const dlq = (redriveAllowPolicy?: unknown, deps: Record<string, string[]> = {}) =>
    newQueue("failed", { props: redriveAllowPolicy === undefined ? {} : { redriveAllowPolicy }, deps });
const separate = (redriveAllowPolicy: unknown, deps: Record<string, string[]> = {}): Member => ({
    type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    name: "allow",
    props: { queueUrl: unknown, redriveAllowPolicy },
    deps: { queueUrl: ["failed"], ...deps },
});
const subscription: Member = {
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "subscription",
    props: { topic: unknown, redrivePolicy: redrive("failed") },
};
const flag: Member = { type: "aws:ssm/parameter:Parameter", name: "flag", props: {} };

const missing = { what: { failed: ["it has no redriveAllowPolicy, so any queue may use it"] } };
const failed = (text: string) => ({ what: { failed: [text] } });
const open = "whom it admits is not known before deployment";

testRule(dlqRedriveAllow, {
    documented: {
        violates: "a dead-letter queue of which nothing is said",
        complies: "a dead-letter queue for its source",
    },
    accepts: {
        "a dead-letter queue for its source": { resources: [source(), dlq(byQueue("orders"))] },
        "a dead-letter queue for its source, as an object": {
            resources: [source(), dlq(allow("byQueue", queueArn("orders")))],
        },
        "a policy of its own": { resources: [source(), dlq(), separate(byQueue("orders"))] },
        "a policy of its own behind the queue's former one": {
            resources: [
                deployedQueue("orders", { redrivePolicy: redrive("failed") }),
                deployedQueue("failed", { redriveAllowPolicy: allow("allowAll") }),
                separate(byQueue("orders")),
            ],
        },
        "a policy made from its source": {
            resources: [source(), dlq(), separate(unknown, { redriveAllowPolicy: ["orders"] })],
        },
        "two sources": { resources: [source(), source("bills"), dlq(byQueue("orders", "bills"))] },
        "a source elsewhere beside its own": {
            resources: [source(), dlq(byQueue("elsewhere", "orders"))],
        },
        "ten sources": {
            resources: [source(), dlq(byQueue("orders", ..."abcdefghi"))],
        },
        "a source of which nobody knows the ARN yet": {
            resources: [source(), dlq(allow("byQueue", unknown), { redriveAllowPolicy: ["orders"] })],
        },
        "the queue of a subscription, closed to queues": {
            resources: [subscription, dlq(allow("denyAll"))],
        },
        "the queue of a subscription, of which nothing is said": { resources: [subscription, dlq()] },
        "the queue of a subscription, of which nothing is known": {
            resources: [subscription, dlq(unknown, { redriveAllowPolicy: ["flag"] }), flag],
        },
        "a queue that is no dead-letter queue": { resources: [dlq(allow("allowAll"))] },
        "the queue of aws-native": {
            resources: [
                native("orders", { redrivePolicy: { deadLetterTargetArn: queueArn("failed") } }),
                native("failed", { redriveAllowPolicy: allow("byQueue", queueArn("orders")) }),
            ],
        },
        "a dead-letter queue of another stack": { resources: [source()] },
    },
    rejects: {
        "a dead-letter queue of which nothing is said": { resources: [source(), dlq()], ...missing },
        "a deployed one of which nothing is said": {
            resources: [
                deployedQueue("orders", { redrivePolicy: redrive("failed") }),
                deployedQueue("failed"),
            ],
            ...missing,
        },
        "one of aws-native of which nothing is said": {
            resources: [
                native("orders", { redrivePolicy: { deadLetterTargetArn: queueArn("failed") } }),
                native("failed"),
            ],
            ...missing,
        },
        "one that is open to all": {
            resources: [source(), dlq(allow("allowAll"))],
            ...failed('redrivePermission is "allowAll", not byQueue'),
        },
        "one for a subscription that is written down as open to all": {
            resources: [subscription, dlq(allow("allowAll"))],
            ...failed('redrivePermission is "allowAll", not byQueue'),
        },
        "one without a permission": {
            resources: [source(), dlq({ sourceQueueArns: [queueArn("orders")] })],
            ...failed("redrivePermission is not set, not byQueue"),
        },
        "one with a permission that SQS does not know": {
            resources: [source(), dlq(allow("byqueue", queueArn("orders")))],
            ...failed('redrivePermission is "byqueue", not byQueue'),
        },
        "one that is closed to all": {
            resources: [source(), dlq(allow("denyAll"))],
            ...failed('denyAll refuses the messages of "orders"'),
        },
        "one for another queue": {
            resources: [source(), dlq(byQueue("bills"))],
            ...failed('sourceQueueArns does not list "orders"'),
        },
        "one for the second of its sources": {
            resources: [source(), source("bills"), dlq(byQueue("bills"))],
            ...failed('sourceQueueArns does not list "orders"'),
        },
        "one for a namesake in another account": {
            resources: [
                deployedQueue("orders", { redrivePolicy: redrive("failed") }),
                deployedQueue("failed", {
                    redriveAllowPolicy: allow("byQueue", `arn:aws:sqs:eu-west-1:${foreign}:orders`),
                }),
            ],
            ...failed('sourceQueueArns does not list "orders"'),
        },
        "one without a list": {
            resources: [source(), dlq({ redrivePermission: "byQueue" })],
            ...failed('sourceQueueArns does not list "orders"'),
        },
        "one with more sources than SQS takes": {
            resources: [source(), dlq(byQueue("orders", ..."abcdefghij"))],
            ...failed("sourceQueueArns lists 11 queues, and SQS takes 10"),
        },
        "one that is no JSON": {
            resources: [source(), dlq("byQueue")],
            ...failed("its redriveAllowPolicy is no JSON object that can be relied on"),
        },
        "a policy of its own that is open to all": {
            resources: [source(), dlq(), separate(JSON.stringify(allow("allowAll")))],
            what: { allow: ['redrivePermission is "allowAll", not byQueue'] },
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: [source(), dlq(unknown, { redriveAllowPolicy: ["flag"] }), flag],
            undecided: { failed: [open] },
        },
        "a policy made from one of two sources": {
            resources: [
                source(),
                source("bills"),
                dlq(),
                separate(unknown, { redriveAllowPolicy: ["bills"] }),
            ],
            undecided: { allow: [open] },
        },
        "a permission that is not known": {
            resources: [source(), dlq(allow(unknown, queueArn("orders")))],
            undecided: { failed: [open] },
        },
    },
});

function native(queueName: string, props: Record<string, unknown> = {}): Member {
    return { type: "aws-native:sqs:Queue", name: queueName, props: { queueName, arn: unknown, ...props } };
}
