import { deepStrictEqual, strictEqual } from "node:assert";

import { EncryptedQueue, type EncryptedQueueArgs } from "../../../components";
import { refusalOf, runProgram } from "../../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const sseSqsReason = "Holds test data alone, see DEC-17.";
const encryption = ["kmsMasterKeyId", "kmsDataKeyReusePeriodSeconds", "sqsManagedSseEnabled"];

async function encryptionOf(args: EncryptedQueueArgs) {
    const recording = await runProgram(() => new EncryptedQueue("jobs", args));
    const queues = recording.ofType("aws:sqs/queue:Queue").map(({ inputs }) => inputs);
    return queues.map((inputs) =>
        Object.fromEntries(Object.entries(inputs).filter(([key]) => encryption.includes(key))),
    );
}

describe("the encryption of a queue", () => {
    it("is the given key, for the dead-letter queue too, and nothing of SQS", async () => {
        const withKey = { kmsMasterKeyId: kmsKeyArn, kmsDataKeyReusePeriodSeconds: 300 };
        deepStrictEqual(await encryptionOf({ kmsKeyArn }), [withKey, withKey]);
        const reused = { ...withKey, kmsDataKeyReusePeriodSeconds: 60 };
        deepStrictEqual(await encryptionOf({ kmsKeyArn, dataKeyReusePeriodSeconds: 60 }), [reused, reused]);
    });

    it("is that of SQS for a reason, for the dead-letter queue too, and nothing of KMS", async () => {
        const managed = { sqsManagedSseEnabled: true };
        deepStrictEqual(await encryptionOf({ sseSqsReason }), [managed, managed]);
    });

    it("shows the reason to whoever reviews the program", async () => {
        const recording = await runProgram(() => new EncryptedQueue("jobs", { sseSqsReason }));
        const { inputs } = recording.one("pulumi-secure-messaging:index:EncryptedQueue", "jobs");
        deepStrictEqual([inputs["sseSqsReason"], inputs["kmsKeyArn"]], [sseSqsReason, undefined]);
    });

    const beside = (argument: string) =>
        `${argument} is set beside sseSqsReason; SQS encrypts a queue with a key of KMS or with keys of its own; leave ` +
        "one out.";
    const refused: Record<string, [EncryptedQueueArgs, string]> = {
        "neither key nor reason": [
            {},
            "kmsKeyArn is missing; a queue here is encrypted with a customer-managed key; give its ARN, for example " +
                "the keyArn of a MessagingKey, or say in sseSqsReason why SQS may use keys of its own.",
        ],
        "both key and reason": [{ kmsKeyArn, sseSqsReason }, beside("kmsKeyArn")],
        "data keys without a key": [
            { sseSqsReason, dataKeyReusePeriodSeconds: 300 },
            beside("dataKeyReusePeriodSeconds"),
        ],
        "a reason that says nothing": [
            { sseSqsReason: "        no" },
            'sseSqsReason is "        no"; a queue without a key of its own needs a reason that a reviewer can read; ' +
                "write 10 to 500 characters.",
        ],
        "a reason that nobody reads": [
            { sseSqsReason: "r".repeat(501) },
            `sseSqsReason is "${"r".repeat(501)}"; a queue without a key of its own needs a reason that a reviewer can ` +
                "read; write 10 to 500 characters.",
        ],
    };
    for (const [what, [args, problem]] of Object.entries(refused)) {
        it(`refuses ${what}`, async () => {
            const message = await refusalOf(() => new EncryptedQueue("jobs", args));
            strictEqual(message, `EncryptedQueue "jobs": ${problem}`);
        });
    }

    it("takes the shortest and the longest reason", async () => {
        for (const reason of ["r".repeat(10), "r".repeat(500)])
            await runProgram(() => new EncryptedQueue("jobs", { sseSqsReason: reason }));
    });
});
