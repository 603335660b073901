import { dlqCompatible } from "../../../../policypack/rules/dlq/compatible";
import { deny, document, foreign, own, queueArn, queueUrl, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue, queuePolicy } from "../stacks";

type Props = Record<string, unknown>;

const arn = (name: string, region = "eu-west-1", account = own) => `arn:aws:sqs:${region}:${account}:${name}`;
const redrive = (target: unknown) => ({ deadLetterTargetArn: target, maxReceiveCount: 5 });
const source = (target: unknown, props: Props = {}) =>
    newQueue("orders", { props: { redrivePolicy: redrive(target), ...props } });
const madeFrom = (dlq: string, props: Props = {}) =>
    newQueue("orders", { props: { redrivePolicy: unknown, ...props }, deps: { redrivePolicy: [dlq] } });
const fifo = (name: string, props: Props = {}) =>
    newQueue(name, { props: { name: `${name}.fifo`, fifoQueue: true, ...props } });
const policyIn = (region: string, queue: string, account = own): Member => ({
    ...queuePolicy(
        queue,
        document(deny({ Principal: "*", Action: "sqs:*", Resource: arn(queue, region, account) })),
    ),
    deps: { queueUrl: [queue] },
});

const of = (name: string, text: string) => ({ what: { [name]: [text] } });
const orders = (text: string) => of("orders", text);

testRule(dlqCompatible, {
    documented: { violates: "a FIFO queue behind a standard queue", complies: "two standard queues" },
    accepts: {
        "two standard queues": { resources: [source(queueArn("failed")), newQueue("failed")] },
        "two standard queues, known by origin only": { resources: [madeFrom("failed"), newQueue("failed")] },
        "two FIFO queues": {
            resources: [
                source(queueArn("failed.fifo"), { name: "orders.fifo", fifoQueue: true }),
                fifo("failed"),
            ],
        },
        "two FIFO queues, known by origin only": {
            resources: [madeFrom("failed", { name: "orders.fifo", fifoQueue: true }), fifo("failed")],
        },
        "FIFO queues whose names are not known": {
            resources: [
                madeFrom("failed", { name: unknown, fifoQueue: true }),
                newQueue("failed", { props: { name: unknown, fifoQueue: true } }),
            ],
        },
        "a queue of another stack in the same place": {
            resources: [deployedQueue("orders", { redrivePolicy: redrive(queueArn("elsewhere")) })],
        },
        "a queue of another stack, where nobody knows the place of the source": {
            resources: [source(arn("elsewhere", "us-east-1", foreign))],
        },
        "a queue whose type is not known": {
            resources: [
                madeFrom("failed"),
                newQueue("failed", {
                    props: { name: unknown, fifoQueue: unknown },
                    deps: { fifoQueue: ["flag"] },
                }),
                { type: "aws:ssm/parameter:Parameter", name: "flag", props: {} },
            ],
        },
        "a queue without a dead-letter queue": { resources: [newQueue("orders")] },
        "a dead-letter queue that has one of its own": {
            resources: [
                source(queueArn("failed")),
                newQueue("failed", { props: { redrivePolicy: redrive(queueArn("graveyard")) } }),
                newQueue("graveyard"),
            ],
        },
        "a queue in China": {
            resources: [
                source("arn:aws-cn:sqs:cn-north-1:111122223333:failed", {
                    arn: "arn:aws-cn:sqs:cn-north-1:111122223333:orders",
                }),
            ],
        },
    },
    rejects: {
        "a standard queue behind a FIFO queue": {
            resources: [
                source(queueArn("failed"), { name: "orders.fifo", fifoQueue: true }),
                newQueue("failed"),
            ],
            ...orders("its dead-letter queue is standard, and the queue is FIFO"),
        },
        "a FIFO queue behind a standard queue": {
            resources: [source(queueArn("failed.fifo")), fifo("failed")],
            ...orders("its dead-letter queue is FIFO, and the queue is standard"),
        },
        "a FIFO queue behind a standard queue, known by origin only": {
            resources: [madeFrom("failed"), fifo("failed")],
            ...orders("its dead-letter queue is FIFO, and the queue is standard"),
        },
        "a FIFO queue of another stack behind a standard queue": {
            resources: [source(queueArn("elsewhere.fifo"))],
            ...orders("its dead-letter queue is FIFO, and the queue is standard"),
        },
        "a FIFO queue behind a queue of another stack, by a redrive policy of its own": {
            resources: [
                {
                    type: "aws:sqs/redrivePolicy:RedrivePolicy",
                    name: "redrive",
                    props: {
                        queueUrl: queueUrl("elsewhere"),
                        redrivePolicy: redrive(queueArn("failed.fifo")),
                    },
                },
            ],
            ...of("redrive", "its dead-letter queue is FIFO, and the queue is standard"),
        },
        "a queue in another region": {
            resources: [deployedQueue("orders", { redrivePolicy: redrive(arn("failed", "us-east-1")) })],
            ...orders("its dead-letter queue is in us-east-1, and the queue is in eu-west-1"),
        },
        "a queue in another region, by the region that the program gives": {
            resources: [source(arn("failed", "us-east-1"), { region: "eu-west-1" })],
            ...orders("its dead-letter queue is in us-east-1, and the queue is in eu-west-1"),
        },
        "a queue in another region, by the regions that the program gives": {
            resources: [
                madeFrom("failed", { region: "eu-west-1" }),
                newQueue("failed", { props: { region: "us-east-1" } }),
            ],
            ...orders("its dead-letter queue is in us-east-1, and the queue is in eu-west-1"),
        },
        "a queue in another region, by their policies": {
            resources: [
                madeFrom("failed"),
                newQueue("failed"),
                policyIn("eu-west-1", "orders"),
                policyIn("us-east-1", "failed"),
            ],
            ...orders("its dead-letter queue is in us-east-1, and the queue is in eu-west-1"),
        },
        "a queue of another account": {
            resources: [
                deployedQueue("orders", { redrivePolicy: redrive(arn("failed", "eu-west-1", foreign)) }),
            ],
            ...orders(`its dead-letter queue belongs to account ${foreign}, and the queue to ${own}`),
        },
        "a queue of another account, by their policies": {
            resources: [
                madeFrom("failed"),
                newQueue("failed"),
                policyIn("eu-west-1", "orders"),
                policyIn("eu-west-1", "failed", foreign),
            ],
            ...orders(`its dead-letter queue belongs to account ${foreign}, and the queue to ${own}`),
        },
        "a queue of another account and region": {
            resources: [
                deployedQueue("orders", { redrivePolicy: redrive(arn("failed", "us-east-1", foreign)) }),
            ],
            what: {
                orders: [
                    "its dead-letter queue is in us-east-1, and the queue is in eu-west-1",
                    `its dead-letter queue belongs to account ${foreign}, and the queue to ${own}`,
                ],
            },
        },
        "a queue behind itself": {
            resources: [source(queueArn("orders"))],
            ...orders("it is its own dead-letter queue"),
        },
        "a queue behind itself, by a redrive policy of its own": {
            resources: [
                newQueue("orders"),
                {
                    type: "aws:sqs/redrivePolicy:RedrivePolicy",
                    name: "redrive",
                    props: { queueUrl: unknown, redrivePolicy: unknown },
                    deps: { queueUrl: ["orders"], redrivePolicy: ["orders"] },
                },
            ],
            ...orders("it is its own dead-letter queue"),
        },
        "two queues behind each other": {
            resources: [
                source(queueArn("failed")),
                newQueue("failed", { props: { redrivePolicy: redrive(queueArn("orders")) } }),
            ],
            what: {
                orders: [`it and "failed" are each other's`],
                failed: [`it and "orders" are each other's`],
            },
        },
        "a topic in place of a queue": {
            resources: [source(topicArn("failed"))],
            ...orders(`its dead letters go to "${topicArn("failed")}", which is no ARN of a queue`),
        },
        "a name in place of an ARN": {
            resources: [source("failed"), newQueue("failed")],
            ...orders('its dead letters go to "failed", which is no ARN of a queue'),
        },
    },
});
