import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedQueue, MessagingSet, type QueueSettingsArgs } from "../../../components";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const create = (args: QueueSettingsArgs) => () => new EncryptedQueue("jobs", { kmsKeyArn, ...args });

async function visibilityOf(args: QueueSettingsArgs) {
    const recording = await runProgram(create(args));
    return recording.one("aws:sqs/queue:Queue", "jobs-queue").inputs["visibilityTimeoutSeconds"];
}

describe("the visibility timeout of a queue that a function reads", () => {
    it("is by default six times the timeout of the function and the batching window", async () => {
        strictEqual(await visibilityOf({}), 30);
        strictEqual(await visibilityOf({ functionTimeoutSeconds: 30 }), 180);
        const window = { functionTimeoutSeconds: 30, maximumBatchingWindowSeconds: 5 };
        strictEqual(await visibilityOf(window), 185);
        const late = { functionTimeoutSeconds: pulumi.output(30), maximumBatchingWindowSeconds: 5 };
        strictEqual(await visibilityOf(late), 185);
        strictEqual(
            await visibilityOf({ functionTimeoutSeconds: 900, maximumBatchingWindowSeconds: 300 }),
            5_700,
        );
    });

    it("may be longer, and is refused when it is shorter, plain or late", async () => {
        const window = { functionTimeoutSeconds: 10, maximumBatchingWindowSeconds: 5 };
        strictEqual(await visibilityOf({ ...window, visibilityTimeoutSeconds: 65 }), 65);
        const late = { ...window, visibilityTimeoutSeconds: pulumi.output(600) };
        strictEqual(await visibilityOf(late), 600);
        const refusal =
            'EncryptedQueue "jobs": visibilityTimeoutSeconds is 64; Lambda wants six times the timeout of the function ' +
            "and the batching window, 6 x 10 + 5 = 65 seconds; choose 65 or more, or leave it out.";
        const short = { ...window, visibilityTimeoutSeconds: 64 };
        strictEqual(await refusalOf(create(short)), refusal);
        for (const [name, value] of Object.entries(short))
            strictEqual(await lateRefusalOf(create({ ...short, [name]: pulumi.output(value) })), refusal);
    });

    it("is refused in the words of a set", async () => {
        const queues = { main: { functionTimeoutSeconds: 10, visibilityTimeoutSeconds: 30 } };
        strictEqual(
            await refusalOf(() => new MessagingSet("orders", { queues })),
            'MessagingSet "orders": queues.main.visibilityTimeoutSeconds is 30; Lambda wants six times the timeout of ' +
                "the function and the batching window, 6 x 10 + 0 = 60 seconds; choose 60 or more, or leave it out.",
        );
    });

    it("knows no batching window without a function", async () => {
        strictEqual(
            await refusalOf(create({ maximumBatchingWindowSeconds: 5 })),
            'EncryptedQueue "jobs": maximumBatchingWindowSeconds is set, but functionTimeoutSeconds is not; only a ' +
                "function gathers batches; give its timeout or leave it out.",
        );
    });
});

describe("few receives", () => {
    const warning = (count: number) =>
        `EncryptedQueue "jobs": deadLetter.maxReceiveCount is ${count}; AWS advises 5 or more for a queue that Lambda ` +
        "reads, since a throttled function uses up receives; choose more.";
    const warnings = async (args: QueueSettingsArgs) => (await runProgram(create(args))).warnings;

    it("are warned of where a function reads the queue", async () => {
        const deadLetter = { maxReceiveCount: 4 };
        deepStrictEqual(await warnings({ functionTimeoutSeconds: 3, deadLetter }), [warning(4)]);
        const late = { maxReceiveCount: pulumi.output(3) };
        deepStrictEqual(await warnings({ functionTimeoutSeconds: 3, deadLetter: late }), [warning(3)]);
    });

    it("are enough for others, and five are enough for a function", async () => {
        deepStrictEqual(await warnings({ deadLetter: { maxReceiveCount: 2 } }), []);
        deepStrictEqual(await warnings({ functionTimeoutSeconds: 3 }), []);
    });
});
