import { deepStrictEqual, strictEqual } from "node:assert";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { QueueConsumer, type QueueConsumerArgs } from "../../components/queue-consumer";
import { lateRefusalOf, refusalOf, runProgram, UNKNOWN } from "../support/mocks";

const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const least: QueueConsumerArgs = {
    queueArn,
    functionName: "handler",
    functionTimeoutSeconds: 10,
    visibilityTimeoutSeconds: 70,
};
const type = "aws:lambda/eventSourceMapping:EventSourceMapping";
const consume = (args: Partial<QueueConsumerArgs>) => () => new QueueConsumer("jobs", { ...least, ...args });
const inputsOf = async (args: Partial<QueueConsumerArgs>) =>
    (await runProgram(consume(args))).one(type, "jobs-mapping").inputs;

describe("QueueConsumer", () => {
    it("is one event source mapping, in which one bad message does not bring back its batch", async () => {
        const recording = await runProgram(consume({}));
        const own = "pulumi-secure-messaging:index:QueueConsumer jobs";
        deepStrictEqual(recording.children, [`${type} jobs-mapping < ${own}`, `${own} < the stack`]);
        deepStrictEqual(recording.one(type, "jobs-mapping").inputs, {
            eventSourceArn: queueArn,
            functionName: "handler",
            batchSize: 10,
            functionResponseTypes: ["ReportBatchItemFailures"],
            enabled: true,
        });
        const { inputs, outputs } = recording.one("pulumi-secure-messaging:index:QueueConsumer", "jobs");
        deepStrictEqual(inputs, { queueArn, functionName: "handler", batchSize: 10, enabled: true });
        deepStrictEqual(outputs, {
            mappingUuid: "a1b2c3d4",
            mappingArn: "arn:aws:lambda:eu-west-1:111122223333:event-source-mapping:a1b2c3d4",
        });
    });

    it("takes large batches, few invocations and filters, plain and late", async () => {
        const pattern = '{"body":{"type":["invoice"],"total":{"net":[{"numeric":[">",0]}]}}}';
        const args = {
            batchSize: 10_000,
            maximumBatchingWindowSeconds: 1,
            maximumConcurrency: 2,
            filterPatterns: [pattern, '{"body":["plain"]}'],
            enabled: false,
            tags: { team: "a" },
        };
        const inputs = {
            eventSourceArn: queueArn,
            functionName: "handler",
            batchSize: 10_000,
            maximumBatchingWindowInSeconds: 1,
            scalingConfig: { maximumConcurrency: 2 },
            filterCriteria: { filters: [{ pattern }, { pattern: '{"body":["plain"]}' }] },
            functionResponseTypes: ["ReportBatchItemFailures"],
            enabled: false,
            tags: { team: "a" },
        };
        deepStrictEqual(await inputsOf(args), inputs);
        const later = Object.entries(args).map(([name, value]) => [
            name,
            name === "enabled" ? value : pulumi.output(value as unknown),
        ]);
        deepStrictEqual(await inputsOf(Object.fromEntries(later)), inputs);
    });

    it("names the function by its name or ARN, with or without a version or alias", async () => {
        const arn = "arn:aws:lambda:eu-west-1:111122223333:function:handler";
        for (const functionName of ["handler:live", "handler:$LATEST", arn, `${arn}:7`])
            strictEqual((await inputsOf({ functionName }))["functionName"], functionName);
    });

    it("waits for what a preview does not know", async () => {
        const program = () => {
            const queue = new aws.sqs.Queue("raw", {});
            const handler = new aws.lambda.Function("raw", { role: "r", timeout: 10 });
            consume({ queueArn: queue.arn, functionName: handler.arn })();
        };
        const { inputs } = (await runProgram(program, { preview: true })).one(type, "jobs-mapping");
        deepStrictEqual([inputs["eventSourceArn"], inputs["functionName"]], [UNKNOWN, UNKNOWN]);
    });
});

const range = "choose a value in that range.";
const visibility = (seconds: number, window: number, wanted: number) =>
    `visibilityTimeoutSeconds is ${seconds}; Lambda wants six times the timeout of the function and the batching ` +
    `window, 6 x 10 + ${window} = ${wanted} seconds; give the queue a longer timeout, or the function a shorter one.`;
const filter = (problem: string) => `filterPatterns[0]${problem}`;

const refused: Record<string, [Partial<QueueConsumerArgs>, keyof QueueConsumerArgs, string]> = {
    "a queue by its name": [
        { queueArn: "jobs" },
        "queueArn",
        'queueArn is "jobs"; Lambda reads a queue that is given by its ARN; give that ARN, for example the queueArn of ' +
            "an EncryptedQueue.",
    ],
    "a function by its URL": [
        { functionName: "https://handler" },
        "functionName",
        'functionName is "https://handler"; Lambda names a function by its name or ARN, with or without a version or ' +
            "alias; give one of these.",
    ],
    "a function that ends at once": [
        { functionTimeoutSeconds: 0 },
        "functionTimeoutSeconds",
        `functionTimeoutSeconds is 0; Lambda allows 1 to 900 seconds; ${range}`,
    ],
    "a function that never ends": [
        { functionTimeoutSeconds: 901 },
        "functionTimeoutSeconds",
        `functionTimeoutSeconds is 901; Lambda allows 1 to 900 seconds; ${range}`,
    ],
    "an empty batch": [
        { batchSize: 0 },
        "batchSize",
        `batchSize is 0; Lambda allows 1 to 10000 messages; ${range}`,
    ],
    "a batch that is too large": [
        { batchSize: 10_001 },
        "batchSize",
        `batchSize is 10001; Lambda allows 1 to 10000 messages; ${range}`,
    ],
    "a window that is too long": [
        { maximumBatchingWindowSeconds: 301 },
        "maximumBatchingWindowSeconds",
        `maximumBatchingWindowSeconds is 301; Lambda allows 0 to 300 seconds; ${range}`,
    ],
    "one invocation at a time": [
        { maximumConcurrency: 1 },
        "maximumConcurrency",
        `maximumConcurrency is 1; Lambda allows 2 to 1000 invocations at a time; ${range}`,
    ],
    "too many invocations at a time": [
        { maximumConcurrency: 1_001 },
        "maximumConcurrency",
        `maximumConcurrency is 1001; Lambda allows 2 to 1000 invocations at a time; ${range}`,
    ],
    "a large batch for which Lambda may not wait": [
        { batchSize: 11 },
        "batchSize",
        "batchSize is 11, but maximumBatchingWindowSeconds is 0; Lambda gathers more than 10 messages only where it may " +
            "wait for them; choose 1 to 300 seconds, or at most 10 messages.",
    ],
    "a large batch of a FIFO queue": [
        { queueArn: `${queueArn}.fifo`, batchSize: 11 },
        "queueArn",
        `batchSize is 11, but queueArn is "${queueArn}.fifo"; Lambda takes at most 10 messages of a FIFO queue at a ` +
            "time; choose 1 to 10.",
    ],
    "a window for a FIFO queue": [
        { queueArn: `${queueArn}.fifo`, maximumBatchingWindowSeconds: 0 },
        "queueArn",
        `maximumBatchingWindowSeconds is 0, but queueArn is "${queueArn}.fifo"; Lambda waits for no batch of a FIFO ` +
            "queue; leave it out.",
    ],
    "messages that come back too early": [
        { visibilityTimeoutSeconds: 59 },
        "visibilityTimeoutSeconds",
        visibility(59, 0, 60),
    ],
    "messages that come back too early after a window": [
        { visibilityTimeoutSeconds: 64, maximumBatchingWindowSeconds: 5 },
        "maximumBatchingWindowSeconds",
        visibility(64, 5, 65),
    ],
    "a filter that is no JSON": [
        { filterPatterns: ["type=invoice"] },
        "filterPatterns",
        filter(' is "type=invoice"; Lambda takes the JSON text of an object; write it with JSON.stringify.'),
    ],
    "a filter on anything but the body": [
        { filterPatterns: ['{"body":["x"],"messageAttributes":{}}'] },
        "filterPatterns",
        filter(
            ' has the keys ["body","messageAttributes"]; Lambda filters messages of a queue by their body alone; ' +
                'give one key, "body".',
        ),
    ],
    "a filter that matches a key with one value": [
        { filterPatterns: ['{"body":{"a":{"b":"x"}}}'] },
        "filterPatterns",
        filter(
            '.body.a.b is "x"; Lambda matches a key with a list of values; give at least one value in a list.',
        ),
    ],
    "a filter that matches a key with nothing": [
        { filterPatterns: ['{"body":{}}'] },
        "filterPatterns",
        filter(".body is {}; Lambda matches a key with a list of values; give at least one value in a list."),
    ],
    "a filter that is too long": [
        { filterPatterns: [`{"body":["${"x".repeat(4_086)}"]}`] },
        "filterPatterns",
        filter(" has 4099 characters; Lambda allows 4096; match fewer values."),
    ],
    "eleven filters": [
        { filterPatterns: Array.from({ length: 11 }, () => '{"body":["x"]}') },
        "filterPatterns",
        "filterPatterns has 11 entries; Lambda allows 10; leave some out.",
    ],
};

describe("QueueConsumer refuses", () => {
    for (const [what, [args, argument, problem]] of Object.entries(refused)) {
        it(`${what}, plain and late`, async () => {
            strictEqual(await refusalOf(consume(args)), `QueueConsumer "jobs": ${problem}`);
            const value = pulumi.output({ ...least, ...args }[argument]);
            strictEqual(
                await lateRefusalOf(consume({ ...args, [argument]: value })),
                `QueueConsumer "jobs": ${problem}`,
            );
        });
    }

    it("a timeout of the queue that is too short even where only the queue is not known", async () => {
        const program = consume({ queueArn: pulumi.output(queueArn), visibilityTimeoutSeconds: 59 });
        strictEqual(await refusalOf(program), `QueueConsumer "jobs": ${visibility(59, 0, 60)}`);
    });
});
