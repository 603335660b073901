import { deepStrictEqual, strictEqual } from "node:assert";

import { EncryptedTopic } from "../../components";
import { refusalOf, runProgram } from "../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("EncryptedTopic", () => {
    it("alone is a topic and its policy, with the name it was given", async () => {
        const args = { kmsKeyArn, name: "news", fifo: { enabled: true }, displayName: "News" };
        const recording = await runProgram(() => new EncryptedTopic("news", args));
        deepStrictEqual(recording.one("aws:sns/topic:Topic", "news-topic").inputs, {
            name: "news.fifo",
            fifoTopic: true,
            contentBasedDeduplication: false,
            kmsMasterKeyId: kmsKeyArn,
            signatureVersion: 2,
            displayName: "News",
        });
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:EncryptedTopic", "news").outputs, {
            topicArn: "arn:aws:sns:eu-west-1:111122223333:news.fifo",
            topicName: "news.fifo",
        });
    });

    it("has a name of at most 256 characters, .fifo included", async () => {
        const create = (name: string) => () =>
            new EncryptedTopic("news", { kmsKeyArn, name, fifo: { enabled: true } });
        await runProgram(create("n".repeat(251)));
        const name = "n".repeat(252);
        strictEqual(
            await refusalOf(create(name)),
            `EncryptedTopic "news": name is "${name}"; SNS allows 256 letters, digits, hyphens and underscores, and ` +
                '".fifo" is added to this name; choose 1 to 251 of these characters.',
        );
    });
});
