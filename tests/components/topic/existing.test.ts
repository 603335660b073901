import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedTopic, type EncryptedTopicArgs } from "../../../components";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const importArn = "arn:aws:sns:eu-west-1:111122223333:legacy";
const fifo = { enabled: true };

const create = (args: Partial<EncryptedTopicArgs>) => () =>
    new EncryptedTopic("news", { kmsKeyArn, ...args });

/** The name of the topic, and what it is imported from. */
async function made(args: Partial<EncryptedTopicArgs>): Promise<[unknown, string]> {
    const topic = (await runProgram(create(args))).one("aws:sns/topic:Topic", "news-topic");
    return [topic.inputs["name"], topic.importId];
}

describe("an existing topic", () => {
    it("becomes the topic under its own name, which cannot change", async () => {
        deepStrictEqual(await made({ importArn }), ["legacy", importArn]);
        deepStrictEqual(await made({ importArn, name: pulumi.output("legacy") }), ["legacy", importArn]);
        deepStrictEqual(await made({ importArn: `${importArn}.fifo`, fifo }), [
            "legacy.fifo",
            `${importArn}.fifo`,
        ]);
        deepStrictEqual(await made({ name: "legacy" }), ["legacy", ""]);
    });

    it("is updated to everything that a new topic would be", async () => {
        const settings = async (args: Partial<EncryptedTopicArgs>) =>
            (await runProgram(create(args))).all
                .filter(({ type }) => type.startsWith("aws:"))
                .map(({ name, inputs }) => ({ name, inputs }));
        deepStrictEqual(await settings({ importArn }), await settings({ name: "legacy" }));
    });

    const form = "give it in the form arn:<partition>:sns:<region>:<12-digit account>:<name>";
    const refused: Record<string, [Partial<EncryptedTopicArgs>, string]> = {
        "by a name": [
            { importArn: "legacy" },
            `importArn is "legacy"; SNS names an existing topic by its ARN; ${form}.`,
        ],
        "by the ARN of a queue": [
            { importArn: importArn.replace("sns", "sqs") },
            `importArn is "${importArn.replace("sns", "sqs")}"; SNS names an existing topic by its ARN; ${form}.`,
        ],
        "by a number": [
            { importArn: 7 as unknown as string },
            `importArn is 7; SNS names an existing topic by its ARN; ${form}.`,
        ],
        "that is FIFO, as a standard topic": [
            { importArn: `${importArn}.fifo` },
            `importArn is "${importArn}.fifo"; fifo.enabled is false, and no FIFO topic fits; set fifo.enabled to true, ` +
                "or give the ARN of a standard topic.",
        ],
        "that is standard, as a FIFO topic": [
            { importArn, fifo },
            `importArn is "${importArn}"; fifo.enabled is true, and only a FIFO topic fits; set fifo.enabled to false, or ` +
                "give the ARN of a FIFO topic.",
        ],
        "under another name": [
            { importArn, name: "modern" },
            'name is "modern"; the topic at importArn is named "legacy" and cannot be renamed; give that name or leave it ' +
                "out.",
        ],
        "whose name X-Ray does not take": [
            { importArn: importArn.replace("legacy", "n".repeat(129)), tracing: true },
            `name is "${"n".repeat(129)}"; X-Ray allows 128 letters, digits, hyphens and underscores; choose 1 to 128 of ` +
                "these characters.",
        ],
    };
    for (const [what, [args, problem]] of Object.entries(refused))
        it(`is not taken over ${what}`, async () => {
            strictEqual(await refusalOf(create(args)), `EncryptedTopic "news": ${problem}`);
        });

    it("is not taken over under a name that turns out to be another", async () => {
        strictEqual(
            await lateRefusalOf(create({ importArn, name: pulumi.output("modern") })),
            'EncryptedTopic "news": name is "modern"; the topic at importArn is named "legacy" and cannot be renamed; ' +
                "give that name or leave it out.",
        );
    });

    it("is not taken over from another account or region", async () => {
        for (const arn of [importArn.replace("1111", "4444"), importArn.replace("eu-west-1", "eu-west-2")])
            strictEqual(
                await lateRefusalOf(create({ importArn: arn })),
                `EncryptedTopic "news": importArn is "${arn}"; a stack takes over topics of its own account and region, ` +
                    `where this would be "${importArn}"; give the ARN of a topic there, or a provider for the place ` +
                    "of the topic.",
            );
    });
});
