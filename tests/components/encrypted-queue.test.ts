import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedQueue } from "../../components";
import { SourceService } from "../../components/documents/sources";
import { lateRefusalOf, refusalOf, runProgram } from "../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const titles = (kind: string, name: string) => `pulumi-secure-messaging:index:${kind} ${name}`;

describe("EncryptedQueue", () => {
    it("alone is a queue and its dead-letter queue, with the names it was given", async () => {
        const recording = await runProgram(() => new EncryptedQueue("jobs", { kmsKeyArn, name: "work" }));
        const self = titles("EncryptedQueue", "jobs");
        deepStrictEqual(recording.children, [
            `aws:sqs/queue:Queue jobs-dlq < ${self}`,
            `aws:sqs/queue:Queue jobs-queue < ${self}`,
            `aws:sqs/queuePolicy:QueuePolicy jobs-dlq-policy < ${self}`,
            `aws:sqs/queuePolicy:QueuePolicy jobs-queue-policy < ${self}`,
            `aws:sqs/redriveAllowPolicy:RedriveAllowPolicy jobs-dlq-redrive-allow < ${self}`,
            `${self} < the stack`,
        ]);
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:EncryptedQueue", "jobs").outputs, {
            queueArn: "arn:aws:sqs:eu-west-1:111122223333:work",
            queueName: "work",
            queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/work",
            deadLetterQueueArn: "arn:aws:sqs:eu-west-1:111122223333:work-dlq",
            deadLetterQueueName: "work-dlq",
            deadLetterQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/work-dlq",
        });
    });

    it("refuses any key that is not given by the ARN of a customer-managed key", async () => {
        const keys = ["alias/aws/sqs", "arn:aws:kms:eu-west-1:111122223333:alias/aws/sqs", "1234abcd", ""];
        for (const key of keys) {
            const refusal =
                `EncryptedQueue "jobs": kmsKeyArn is "${key}"; queues and topics here are encrypted with a ` +
                "customer-managed key, given by the ARN of the key; give that ARN, for example the keyArn of a " +
                "MessagingKey; keys under alias/aws/ admit no topic and no role.";
            strictEqual(await refusalOf(() => new EncryptedQueue("jobs", { kmsKeyArn: key })), refusal);
            const late = () => new EncryptedQueue("jobs", { kmsKeyArn: pulumi.output(key) });
            strictEqual(await lateRefusalOf(late), refusal);
        }
    });

    it("has a name of at most 76 characters, or 71 with .fifo, since -dlq is added", async () => {
        for (const [length, fifo] of [
            [76, undefined],
            [71, { enabled: true }],
        ] as const) {
            const create = (name: string) => () => new EncryptedQueue("jobs", { kmsKeyArn, fifo, name });
            await runProgram(create("n".repeat(length)));
            const name = "n".repeat(length + 1);
            strictEqual(
                await refusalOf(create(name)),
                `EncryptedQueue "jobs": name is "${name}"; SQS allows 80 letters, digits, hyphens and underscores, and ` +
                    `"-dlq${fifo ? ".fifo" : ""}" is added to this name; choose 1 to ${length} of these characters.`,
            );
        }
    });

    it("tells of topics that are too many for one policy", async () => {
        const sources = Array.from({ length: 200 }, (_, index) => ({
            service: SourceService.Sns,
            name: `news-${index}`,
        }));
        strictEqual(
            await lateRefusalOf(() => new EncryptedQueue("jobs", { kmsKeyArn, sources })),
            'EncryptedQueue "jobs": the queue policy has 9546 characters; SQS allows 8192; name fewer sources and ' +
                "senders of one queue, or let them send to a topic.",
        );
    });

    it("shows what matters for its safety", async () => {
        const args = { kmsKeyArn, name: "work", deadLetter: { maxReceiveCount: 7 } };
        const recording = await runProgram(() => new EncryptedQueue("jobs", args));
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:EncryptedQueue", "jobs").inputs, {
            kmsKeyArn,
            name: "work",
            visibilityTimeoutSeconds: 30,
            messageRetentionSeconds: 345_600,
            maxMessageSize: 262_144,
            delaySeconds: 0,
            receiveWaitTimeSeconds: 20,
            dataKeyReusePeriodSeconds: 300,
            fifo: {},
            deadLetter: {
                name: "work-dlq",
                maxReceiveCount: 7,
                messageRetentionSeconds: 1_209_600,
                visibilityTimeoutSeconds: 300,
            },
        });
    });

    it("gives its dead-letter queue the time that somebody needs to look at a message", async () => {
        const visibility = async (deadLetter: object) => {
            const recording = await runProgram(() => new EncryptedQueue("jobs", { kmsKeyArn, deadLetter }));
            return recording.one("aws:sqs/queue:Queue", "jobs-dlq").inputs["visibilityTimeoutSeconds"];
        };
        strictEqual(await visibility({}), 300);
        strictEqual(await visibility({ visibilityTimeoutSeconds: 900 }), 900);
    });
});
