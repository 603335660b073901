import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedQueue, QueueSubscription, type QueueSubscriptionArgs } from "../../components";
import { SourceService } from "../../components/documents/sources";
import { lateRefusalOf, refusalOf, runProgram } from "../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";

describe("QueueSubscription", () => {
    const subscribe = (args: Partial<QueueSubscriptionArgs>, opts?: pulumi.ComponentResourceOptions) => () =>
        new QueueSubscription("jobs", { topicArn, queueArn, kmsKeyArn, ...args }, opts);

    it("alone waits for what the option dependsOn names, and for its own policy", async () => {
        const recording = await runProgram(() => {
            const queue = new EncryptedQueue("jobs", {
                kmsKeyArn,
                sources: [{ service: SourceService.Sns, arn: topicArn }],
            });
            subscribe({ queueArn: queue.queueArn }, { dependsOn: queue })();
        });
        const { dependencies } = recording.one(
            "aws:sns/topicSubscription:TopicSubscription",
            "jobs-subscription",
        );
        deepStrictEqual(dependencies, [
            "aws:sqs/queue:Queue jobs-dlq",
            "aws:sqs/queue:Queue jobs-queue",
            "aws:sqs/queue:Queue jobs-subscription-dlq",
            "aws:sqs/queuePolicy:QueuePolicy jobs-dlq-policy",
            "aws:sqs/queuePolicy:QueuePolicy jobs-queue-policy",
            "aws:sqs/queuePolicy:QueuePolicy jobs-subscription-dlq-policy",
            "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy jobs-dlq-redrive-allow",
        ]);
    });

    const refused: Record<string, [Partial<QueueSubscriptionArgs>, string]> = {
        "standard dead letters for a FIFO topic": [
            { topicArn: `${topicArn}.fifo` },
            `fifo is false, but topicArn is "${topicArn}.fifo"; SNS needs dead letters of the type of the topic; ` +
                "set fifo to true.",
        ],
        "FIFO dead letters for a standard topic": [
            { fifo: true },
            `fifo is true, but topicArn is "${topicArn}"; SNS needs dead letters of the type of the topic; ` +
                "set fifo to false.",
        ],
        "a FIFO queue on a standard topic": [
            { queueArn: `${queueArn}.fifo` },
            `queueArn is "${queueArn}.fifo"; SNS delivers to FIFO queues only from FIFO topics; use a standard queue.`,
        ],
    };
    for (const [what, [args, problem]] of Object.entries(refused)) {
        it(`refuses ${what}, plain or late`, async () => {
            const late = Object.fromEntries(
                Object.entries({ topicArn, queueArn, ...args }).map(([name, value]) => [
                    name,
                    name === "fifo" ? value : pulumi.output(value),
                ]),
            );
            strictEqual(await refusalOf(subscribe(args)), `QueueSubscription "jobs": ${problem}`);
            strictEqual(await lateRefusalOf(subscribe(late)), `QueueSubscription "jobs": ${problem}`);
        });
    }

    it("takes a standard queue on a FIFO topic", async () => {
        const recording = await runProgram(subscribe({ topicArn: `${topicArn}.fifo`, fifo: true }));
        strictEqual(recording.one("aws:sqs/queue:Queue", "jobs-subscription-dlq").inputs["fifoQueue"], true);
    });
});
