import { strictEqual } from "node:assert";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { EncryptedQueue, MessagingSet, type MessagingSetArgs } from "../../components";
import { lateRefusalOf, refusalOf, runProgram, UNKNOWN } from "../support/mocks";

type Value = pulumi.Input<number>;

interface Bound {
    path: string;
    least: number;
    most: number;
    allows: string;
    fix?: string;
    args(value: Value): MessagingSetArgs;
}

const queue = (settings: object): MessagingSetArgs => ({
    queues: { main: { subscribe: false, ...settings } },
});

const bounds: Bound[] = [
    {
        path: "queues.main.delaySeconds",
        least: 0,
        most: 900,
        allows: "SQS allows 0 to 900 seconds",
        args: (value) => queue({ delaySeconds: value }),
    },
    {
        path: "queues.main.visibilityTimeoutSeconds",
        least: 0,
        most: 43_200,
        allows: "SQS allows 0 to 43200 seconds",
        args: (value) => queue({ visibilityTimeoutSeconds: value }),
    },
    {
        path: "queues.main.messageRetentionSeconds",
        least: 60,
        most: 1_209_600,
        allows: "SQS allows 60 to 1209600 seconds",
        args: (value) => queue({ messageRetentionSeconds: value }),
    },
    {
        path: "queues.main.maxMessageSize",
        least: 1_024,
        most: 1_048_576,
        allows: "SQS allows 1024 to 1048576 bytes",
        args: (value) => queue({ maxMessageSize: value }),
    },
    {
        path: "queues.main.receiveWaitTimeSeconds",
        least: 0,
        most: 20,
        allows: "SQS allows 0 to 20 seconds",
        args: (value) => queue({ receiveWaitTimeSeconds: value }),
    },
    {
        path: "queues.main.dataKeyReusePeriodSeconds",
        least: 60,
        most: 86_400,
        allows: "SQS allows 60 to 86400 seconds",
        args: (value) => queue({ dataKeyReusePeriodSeconds: value }),
    },
    {
        path: "queues.main.deadLetter.maxReceiveCount",
        least: 2,
        most: 1_000,
        allows: "a message is tried more than once here, and SQS allows 1000 receives",
        fix: "choose 2 to 1000",
        args: (value) => queue({ deadLetter: { maxReceiveCount: value } }),
    },
    {
        path: "queues.main.deadLetter.visibilityTimeoutSeconds",
        least: 0,
        most: 43_200,
        allows: "SQS allows 0 to 43200 seconds",
        args: (value) => queue({ deadLetter: { visibilityTimeoutSeconds: value } }),
    },
    {
        path: "queues.main.functionTimeoutSeconds",
        least: 1,
        most: 900,
        allows: "Lambda allows 1 to 900 seconds",
        args: (value) => queue({ functionTimeoutSeconds: value }),
    },
    {
        path: "queues.main.maximumBatchingWindowSeconds",
        least: 0,
        most: 300,
        allows: "Lambda allows 0 to 300 seconds",
        args: (value) => queue({ functionTimeoutSeconds: 1, maximumBatchingWindowSeconds: value }),
    },
    {
        path: "encryption.dataKeyReusePeriodSeconds",
        least: 60,
        most: 86_400,
        allows: "SQS allows 60 to 86400 seconds",
        args: (value) => ({ encryption: { dataKeyReusePeriodSeconds: value } }),
    },
    {
        path: "encryption.rotationPeriodInDays",
        least: 90,
        most: 2_560,
        allows: "KMS allows 90 to 2560 days",
        args: (value) => ({ encryption: { rotationPeriodInDays: value } }),
    },
    {
        path: "encryption.deletionWindowInDays",
        least: 7,
        most: 30,
        allows: "KMS allows 7 to 30 days",
        args: (value) => ({ encryption: { deletionWindowInDays: value } }),
    },
];

for (const { path, least, most, allows, fix = "choose a value in that range", args } of bounds) {
    const refusal = (value: number) => `MessagingSet "orders": ${path} is ${value}; ${allows}; ${fix}.`;

    describe(`the bound of ${path}`, () => {
        for (const value of [least, most]) {
            it(`admits ${value}, plain and as an output`, async () => {
                await runProgram(() => new MessagingSet("orders", args(value)));
                await runProgram(() => new MessagingSet("orders", args(pulumi.output(value))));
            });
        }

        for (const value of [least - 1, most + 1]) {
            it(`refuses ${value} before anything is made`, async () => {
                strictEqual(await refusalOf(() => new MessagingSet("orders", args(value))), refusal(value));
            });

            it(`refuses ${value} when an output turns out to be it`, async () => {
                const program = () => new MessagingSet("orders", args(pulumi.output(value)));
                strictEqual(await lateRefusalOf(program), refusal(value));
            });
        }

        it("refuses a fraction and what is no number", async () => {
            strictEqual(
                await refusalOf(() => new MessagingSet("orders", args(least + 0.5))),
                refusal(least + 0.5),
            );
            strictEqual(await refusalOf(() => new MessagingSet("orders", args(NaN))), refusal(NaN));
        });
    });
}

describe("a bound of a value that preview does not know", () => {
    it("waits", async () => {
        const program = () => {
            const other = new aws.kms.Key("other", {});
            new MessagingSet("orders", queue({ delaySeconds: other.rotationPeriodInDays }));
        };
        const recording = await runProgram(program, { preview: true });
        strictEqual(
            recording.one("aws:sqs/queue:Queue", "orders-main-queue").inputs["delaySeconds"],
            UNKNOWN,
        );
    });
});

describe("the retention of a dead-letter queue", () => {
    const path = "queues.main.deadLetter.messageRetentionSeconds";
    const refusal =
        `MessagingSet "orders": ${path} is 345600; the queue keeps messages for 345600 seconds, and SQS counts on ` +
        "after a message has moved; choose more than 345600 seconds for the dead-letter queue (1209600 at most), " +
        "or less for the queue.";
    const dead = (seconds: Value): MessagingSetArgs =>
        queue({ deadLetter: { messageRetentionSeconds: seconds } });

    it("is longer than that of its queue, or as long as SQS keeps anything", async () => {
        await runProgram(() => new MessagingSet("orders", dead(345_601)));
        await runProgram(() => new MessagingSet("orders", dead(pulumi.output(345_601))));
        await runProgram(() => new MessagingSet("orders", queue({ messageRetentionSeconds: 1_209_600 })));
        const late = pulumi.output(1_209_600);
        await runProgram(() => new MessagingSet("orders", queue({ messageRetentionSeconds: late })));
    });

    it("has the bounds of SQS", async () => {
        for (const seconds of [59, 60.5, 1_209_601]) {
            const outside = `MessagingSet "orders": ${path} is ${seconds}; SQS allows 60 to 1209600 seconds; choose a value in that range.`;
            strictEqual(await refusalOf(() => new MessagingSet("orders", dead(seconds))), outside);
        }
    });

    it("is refused when it is not longer, plain or late", async () => {
        strictEqual(await refusalOf(() => new MessagingSet("orders", dead(345_600))), refusal);
        strictEqual(
            await lateRefusalOf(() => new MessagingSet("orders", dead(pulumi.output(345_600)))),
            refusal,
        );
    });

    it("is refused when the queue turns out to keep messages longer", async () => {
        const late = queue({
            messageRetentionSeconds: pulumi.output(345_600),
            deadLetter: { messageRetentionSeconds: 345_600 },
        });
        strictEqual(await lateRefusalOf(() => new MessagingSet("orders", late)), refusal);
    });
});

describe("the message size of a subscribed queue", () => {
    const size = (bytes: Value): MessagingSetArgs => ({ queues: { main: { maxMessageSize: bytes } } });
    const refusal =
        'MessagingSet "orders": queues.main.maxMessageSize is 262143; SNS delivers messages of up to 262144 bytes ' +
        "to a subscribed queue; choose 262144 bytes or more, or do not subscribe the queue.";

    it("takes whatever SNS delivers", async () => {
        await runProgram(() => new MessagingSet("orders", size(262_144)));
        strictEqual(await refusalOf(() => new MessagingSet("orders", size(262_143))), refusal);
        strictEqual(
            await lateRefusalOf(() => new MessagingSet("orders", size(pulumi.output(262_143)))),
            refusal,
        );
    });
});

describe("several problems", () => {
    it("are told at once, one in a line, in the words of the component that was called", async () => {
        const args = {
            kmsKeyArn: "alias/aws/sqs",
            delaySeconds: 901,
            deadLetter: { maxReceiveCount: 0 },
            fifo: { highThroughput: true },
        };
        strictEqual(
            await refusalOf(() => new EncryptedQueue("jobs", args)),
            'EncryptedQueue "jobs": kmsKeyArn is "alias/aws/sqs"; queues and topics here are encrypted with a ' +
                "customer-managed key, given by the ARN of the key; give that ARN, for example the keyArn of a " +
                "MessagingKey; keys under alias/aws/ admit no topic and no role.\n" +
                'EncryptedQueue "jobs": delaySeconds is 901; SQS allows 0 to 900 seconds; choose a value in that range.\n' +
                'EncryptedQueue "jobs": deadLetter.maxReceiveCount is 0; a message is tried more than once here, and SQS ' +
                "allows 1000 receives; choose 2 to 1000.\n" +
                'EncryptedQueue "jobs": fifo.highThroughput is set, but fifo.enabled is not; only FIFO queues and ' +
                "topics have it; set enabled to true or leave it out.",
        );
    });
});
