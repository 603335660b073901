import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedQueue, type EncryptedQueueArgs } from "../../../components";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const sqs = "https://sqs.eu-west-1.amazonaws.com/111122223333";
const fifo = { enabled: true };

const create = (args: EncryptedQueueArgs) => () => new EncryptedQueue("jobs", { kmsKeyArn, ...args });

/** Name and import of the queue and of its dead-letter queue, before deployment. */
async function made(args: EncryptedQueueArgs) {
    const recording = await runProgram(create(args), { preview: true });
    return ["jobs-queue", "jobs-dlq"].map((name) => {
        const { inputs, importId } = recording.one("aws:sqs/queue:Queue", name);
        return [inputs["name"], importId];
    });
}

describe("the names of a queue", () => {
    it("are those that are given, or made of those", async () => {
        deepStrictEqual(await made({ name: "work" }), [
            ["work", ""],
            ["work-dlq", ""],
        ]);
        deepStrictEqual(await made({ name: "work", fifo, deadLetter: { name: "failed" } }), [
            ["work.fifo", ""],
            ["failed.fifo", ""],
        ]);
        deepStrictEqual(await made({ name: pulumi.output("work") }), [
            ["work", ""],
            ["work-dlq", ""],
        ]);
    });

    it("are left to Pulumi if none is given", async () => {
        deepStrictEqual(await made({ deadLetter: { name: "failed" } }), [
            [undefined, ""],
            ["failed", ""],
        ]);
    });

    it("have room for 80 characters each, if both are given", async () => {
        await runProgram(create({ name: "n".repeat(80), deadLetter: { name: "d".repeat(80) } }));
        const name = "d".repeat(76);
        strictEqual(
            await refusalOf(create({ fifo, deadLetter: { name } })),
            `EncryptedQueue "jobs": deadLetter.name is "${name}"; SQS allows 80 letters, digits, hyphens and ` +
                'underscores, and ".fifo" is added to this name; choose 1 to 75 of these characters.',
        );
    });

    it("are two names", async () => {
        const refusal =
            'EncryptedQueue "jobs": deadLetter.name is "work"; the queue itself has that name, and no queue is its ' +
            "own dead-letter queue; choose another name.";
        const deadLetter = { name: "work" };
        strictEqual(await refusalOf(create({ name: "work", deadLetter })), refusal);
        strictEqual(await lateRefusalOf(create({ name: pulumi.output("work"), deadLetter })), refusal);
    });

    it("are refused late when an output turns out to be too long", async () => {
        const name = "n".repeat(77);
        const refusal = (argument: string) =>
            `EncryptedQueue "jobs": ${argument} is "${name}"; SQS allows 80 letters, digits, hyphens and underscores, ` +
            'and "-dlq" is added to this name; choose 1 to 76 of these characters.';
        strictEqual(await lateRefusalOf(create({ name: pulumi.output(name) })), refusal("name"));
    });
});

describe("an existing queue", () => {
    const importUrl = `${sqs}/legacy`;

    it("becomes the queue under its own name, which cannot change", async () => {
        deepStrictEqual(await made({ importUrl }), [
            ["legacy", importUrl],
            ["legacy-dlq", ""],
        ]);
        deepStrictEqual(await made({ importUrl, name: pulumi.output("legacy") }), [
            ["legacy", importUrl],
            ["legacy-dlq", ""],
        ]);
    });

    it("becomes the dead-letter queue, alone or beside another", async () => {
        const failed = `${sqs}/failed.fifo`;
        deepStrictEqual(await made({ fifo, deadLetter: { importUrl: failed } }), [
            [undefined, ""],
            ["failed.fifo", failed],
        ]);
        deepStrictEqual(
            await made({ fifo, importUrl: `${importUrl}.fifo`, deadLetter: { importUrl: failed } }),
            [
                ["legacy.fifo", `${importUrl}.fifo`],
                ["failed.fifo", failed],
            ],
        );
    });

    it("is updated to everything that a new queue would be", async () => {
        const withUrl = await runProgram(create({ importUrl, deadLetter: { importUrl: `${sqs}/failed` } }));
        const without = await runProgram(create({ name: "legacy", deadLetter: { name: "failed" } }));
        const settings = ({ all }: typeof withUrl) =>
            all.filter(({ type }) => type.startsWith("aws:")).map(({ name, inputs }) => ({ name, inputs }));
        deepStrictEqual(settings(withUrl), settings(without));
    });

    const form = "give it in the form https://sqs.<region>.<suffix>/<12-digit account>/<name>";
    const refused: Record<string, [EncryptedQueueArgs, string]> = {
        "by a name": [
            { importUrl: "legacy" },
            `importUrl is "legacy"; SQS names an existing queue by its URL; ${form}.`,
        ],
        "by a URL of old": [
            { deadLetter: { importUrl: "https://queue.amazonaws.com/111122223333/failed" } },
            'deadLetter.importUrl is "https://queue.amazonaws.com/111122223333/failed"; SQS names an existing queue ' +
                `by its URL; ${form}.`,
        ],
        "that is FIFO, as a standard queue": [
            { importUrl: `${importUrl}.fifo` },
            `importUrl is "${importUrl}.fifo"; fifo.enabled is false, and no FIFO queue fits; set fifo.enabled to true, ` +
                "or give the URL of a standard queue.",
        ],
        "that is standard, as a FIFO queue": [
            { fifo, deadLetter: { importUrl } },
            `deadLetter.importUrl is "${importUrl}"; fifo.enabled is true, and only a FIFO queue fits; set fifo.enabled ` +
                "to false, or give the URL of a FIFO queue.",
        ],
        "under another name": [
            { importUrl, name: "modern" },
            'name is "modern"; the queue at importUrl is named "legacy" and cannot be renamed; give that name or leave ' +
                "it out.",
        ],
        "as its own dead-letter queue": [
            { importUrl, deadLetter: { importUrl } },
            'deadLetter.name is "legacy"; the queue itself has that name, and no queue is its own dead-letter queue; ' +
                "choose another name.",
        ],
        "whose name leaves no room for that of the dead-letter queue": [
            { importUrl: `${sqs}/${"n".repeat(77)}` },
            `name is "${"n".repeat(77)}"; SQS allows 80 letters, digits, hyphens and underscores, and "-dlq" is added ` +
                "to this name; choose 1 to 76 of these characters.",
        ],
    };
    for (const [what, [args, problem]] of Object.entries(refused)) {
        it(`is not taken over ${what}`, async () => {
            strictEqual(await refusalOf(create(args)), `EncryptedQueue "jobs": ${problem}`);
        });
    }

    it("is not taken over under a name that turns out to be another", async () => {
        strictEqual(
            await lateRefusalOf(create({ importUrl, name: pulumi.output("modern") })),
            'EncryptedQueue "jobs": name is "modern"; the queue at importUrl is named "legacy" and cannot be renamed; ' +
                "give that name or leave it out.",
        );
    });

    it("is not taken over from another account or region", async () => {
        const foreign = importUrl.replace("1111", "4444");
        const abroad = importUrl.replace("eu-west-1", "eu-west-2");
        const elsewhere: [string, string, EncryptedQueueArgs][] = [
            ["importUrl", foreign, { importUrl: foreign }],
            ["deadLetter.importUrl", abroad, { deadLetter: { importUrl: abroad } }],
        ];
        for (const [argument, url, args] of elsewhere) {
            strictEqual(
                await lateRefusalOf(create(args)),
                `EncryptedQueue "jobs": ${argument} is "${url}"; a stack takes over queues of its own account and region, ` +
                    `where this would be "${importUrl}"; give the URL of a queue there, or a provider for the place ` +
                    "of the queue.",
            );
        }
    });
});
