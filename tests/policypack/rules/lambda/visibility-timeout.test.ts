import { lambdaVisibilityTimeout } from "../../../../policypack/rules/lambda/visibility-timeout";
import { foreign, own, queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue } from "../stacks";

type Props = Record<string, unknown>;

const queue = (visibility?: unknown, name = "orders") =>
    newQueue(name, { props: visibility === undefined ? {} : { visibilityTimeoutSeconds: visibility } });
const handler = (timeout?: unknown, props: Props = {}): Member => ({
    type: "aws:lambda/function:Function",
    name: "worker",
    props: { name: "orders-worker", arn: unknown, ...(timeout === undefined ? {} : { timeout }), ...props },
});
const functionArn = (name = "orders-worker", account = own, region = "eu-west-1") =>
    `arn:aws:lambda:${region}:${account}:function:${name}`;

/** As a first preview shows it: both ends are new, and only their origins tell which they are. */
const mapping = (props: Props = {}, deps: Member["deps"] = {}): Member => ({
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    name: "poller",
    props: { eventSourceArn: unknown, functionName: unknown, ...props },
    deps: { eventSourceArn: ["orders"], functionName: ["worker"], ...deps },
});
const named = (functionName: string) => mapping({ eventSourceArn: queueArn(), functionName }, NO_ORIGINS);
const NO_ORIGINS = { eventSourceArn: [], functionName: [] };
const stack = (visibility: unknown, timeout: unknown, props: Props = {}) => ({
    resources: [queue(visibility), handler(timeout), mapping(props)],
});

const short = (visibility: number, timeout: number) => ({
    level: "advisory" as const,
    what: {
        orders: [
            `its messages come back after ${visibility} s, less than 6 times the ${timeout} s that the function ` +
                '"worker" may work, and its batching window',
        ],
    },
});
const refused = (visibility: number, timeout: number) => ({
    what: {
        orders: [
            `its messages come back after ${visibility} s while the function "worker" may work for ${timeout} s, ` +
                "and Lambda refuses such a queue",
        ],
    },
});
const open = (resource: string, property: string) => ({
    undecided: { [resource]: [`its ${property} is not known before deployment`] },
});

const nativeQueue = (visibilityTimeout: number): Member => ({
    type: "aws-native:sqs:Queue",
    name: "orders",
    props: { queueName: "orders", visibilityTimeout },
});
const nativeHandler: Member = {
    type: "aws-native:lambda:Function",
    name: "worker",
    props: { functionName: "orders-worker", timeout: 30 },
};
const nativeMapping: Member = { ...mapping(), type: "aws-native:lambda:EventSourceMapping" };
const alias: Member = {
    type: "aws:lambda/alias:Alias",
    name: "live",
    props: { name: "live", functionName: "orders-worker", functionVersion: "1" },
};

testRule(lambdaVisibilityTimeout, {
    documented: { violates: "less than 6 times the timeout", complies: "6 times the timeout" },
    accepts: {
        "6 times the timeout": stack(180, 30),
        "6 times the timeout plus the batching window": stack(185, 30, { maximumBatchingWindowInSeconds: 5 }),
        "the settings of AWS on both sides": stack(undefined, undefined),
        "numbers as text": stack("180", "30"),
        "the longest that Lambda can need, whatever the timeout": stack(5700, unknown),
        "6 times the timeout and the longest window, whatever the window": stack(480, 30, {
            maximumBatchingWindowInSeconds: unknown,
        }),
        "a function that no queue feeds": { resources: [queue(10), handler(60)] },
        "a function that another source feeds": {
            resources: [
                queue(10),
                handler(60),
                mapping({ eventSourceArn: `arn:aws:kinesis:eu-west-1:${own}:stream/orders` }, NO_ORIGINS),
            ],
        },
        "a function of another stack": { resources: [queue(10), handler(60), named("another-worker")] },
        "a function of the same name in another account": {
            resources: [
                queue(10),
                handler(60, { arn: functionArn() }),
                named(functionArn("orders-worker", foreign)),
            ],
        },
        "a function of the same name in another region": {
            resources: [
                queue(10),
                handler(60, { arn: functionArn() }),
                named(functionArn("orders-worker", own, "us-east-1")),
            ],
        },
        "a queue of another stack": {
            resources: [
                queue(10, "invoices"),
                handler(60),
                mapping({ eventSourceArn: queueArn("orders") }, { eventSourceArn: [] }),
            ],
        },
        "6 times the timeout under aws-native": {
            resources: [nativeQueue(180), nativeHandler, nativeMapping],
        },
    },
    rejects: {
        "a queue whose messages come back while the function works": { ...stack(30, 60), ...refused(30, 60) },
        "a queue left to AWS with a function that takes longer": {
            ...stack(undefined, 31),
            ...refused(30, 31),
        },
        "a queue that hides nothing": { ...stack(0, undefined), ...refused(0, 3) },
        "a deployed pair": {
            resources: [
                deployedQueue("orders", { visibilityTimeoutSeconds: 30 }),
                handler(60, { arn: functionArn() }),
                mapping({ eventSourceArn: queueArn(), functionName: functionArn() }),
            ],
            ...refused(30, 60),
        },
        "a function by its name": {
            resources: [queue(30), handler(60), named("orders-worker")],
            ...refused(30, 60),
        },
        "a function by its ARN in China": {
            resources: [queue(30), handler(60), named(functionArn().replace("arn:aws:", "arn:aws-cn:"))],
            ...refused(30, 60),
        },
        "a function by the ARN of an alias": {
            resources: [queue(30), handler(60), named(functionArn("orders-worker:live"))],
            ...refused(30, 60),
        },
        "a function by a part of its ARN": {
            resources: [queue(30), handler(60), named(`${own}:function:orders-worker`)],
            ...refused(30, 60),
        },
        "a function by its latest version": {
            resources: [queue(30), handler(60), named("orders-worker:$LATEST")],
            ...refused(30, 60),
        },
        "a function by an alias that is not known yet": {
            resources: [queue(30), handler(60), alias, mapping({}, { functionName: ["live"] })],
            ...refused(30, 60),
        },
        "a function that has no name yet": {
            resources: [
                queue(30),
                handler(60, { name: unknown }),
                mapping({ functionName: "orders-worker" }, { eventSourceArn: ["orders"] }),
            ],
            ...refused(30, 60),
        },
        "a window that is not known, where the function alone takes longer": {
            ...stack(30, 60, { maximumBatchingWindowInSeconds: unknown }),
            ...refused(30, 60),
        },
        "less than 6 times the timeout": { ...stack(30, 10), ...short(30, 10) },
        "one second less than 6 times the timeout plus the window": {
            ...stack(184, 30, { maximumBatchingWindowInSeconds: 5 }),
            ...short(184, 30),
        },
        "less than 6 times the timeout, whatever the window": {
            ...stack(100, 30, { maximumBatchingWindowInSeconds: unknown }),
            ...short(100, 30),
        },
        "less than 6 times the timeout under aws-native": {
            resources: [nativeQueue(100), nativeHandler, nativeMapping],
            ...short(100, 30),
        },
        "one of two functions of a queue": {
            resources: [
                queue(30),
                handler(60),
                { ...handler(5, { name: "quick" }), name: "quick" },
                mapping(),
                { ...mapping({ functionName: "quick" }, { functionName: [] }), name: "second" },
            ],
            ...refused(30, 60),
        },
    },
    undecided: {
        "a visibility timeout that is not known": {
            ...stack(unknown, 30),
            ...open("orders", "visibilityTimeoutSeconds"),
        },
        "a timeout that is not known": { ...stack(30, unknown), ...open("worker", "timeout") },
        "a window that decides": {
            ...stack(180, 30, { maximumBatchingWindowInSeconds: unknown }),
            ...open("poller", "maximumBatchingWindowInSeconds"),
        },
    },
});
