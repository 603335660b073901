import assert from "node:assert/strict";

import { DisableKeyCommand } from "@aws-sdk/client-kms";

import { acceptedSet } from "../support/accepted-set";
import { Billing } from "../support/billing";
import { countIn } from "../support/messages";

describe("redrive is refused, of a deployed set,", function () {
    this.timeout(120_000);
    const set = acceptedSet();
    const billing = new Billing(set);

    const refused = async (code: number, message: RegExp, ...words: string[]) => {
        const before = await countIn(billing.root, billing.dead);
        const said = await set().tool("redrive", "start", ...words, "--yes");
        assert.match(said.err, message);
        assert.deepEqual([said.code, said.out, said.err.trim().split("\n").length], [code, "", 1], said.err);
        assert.equal(await countIn(billing.root, billing.dead), before);
    };

    it("for the dead-letter queue of a subscription, which it names", async () => {
        const queue = set().outputs.subscriptionDeadLetterQueueUrls["billing"]!;
        await refused(
            3,
            /is the dead-letter queue of a subscription \(arn:aws:sns:.*to no target either/,
            queue,
        );
        await refused(3, /is the dead-letter queue of a subscription/, queue, "--to", billing.url);
    });

    it("for a queue that is nobody's dead-letter queue", async () => {
        await refused(3, /is no queue's dead-letter queue/, billing.url);
        const { code, err } = await billing.toolAs("worker", "redrive", "start", billing.url, "--yes");
        assert.deepEqual([code, /AWS lets this caller move nothing out of/.test(err)], [4, true], err);
    });

    it("for queues that do not exist", async () => {
        await refused(3, /missing does not exist: no queue missing in us-east-1/, "missing");
        await refused(3, /missing does not exist/, billing.dead, "--to", "missing");
        await refused(2, /is no queue: give its name, URL or ARN/, "no queue!");
    });

    it("between a FIFO queue and a standard one, and from a queue to itself", async () => {
        const [, fifo] = await billing.queueInTheClear(".fifo");
        await refused(3, /one is a FIFO queue, the other is not/, billing.dead, "--to", fifo);
        await refused(3, /one is a FIFO queue, the other is not/, fifo, "--to", billing.url);
        await refused(3, /it is the same queue/, billing.dead, "--to", billing.deadArn);
    });

    it("for a key that nobody can use", async () => {
        await billing.poisoned("1");
        await billing.root.kms.send(new DisableKeyCommand({ KeyId: set().outputs.keyArn }));
        await refused(4, /Nothing was moved: the key .* is Disabled/, billing.dead);
    });

    it("for a caller whose policies do not let it send to the target, or use the keys", async () => {
        const key = await set().account.key({
            Principal: { AWS: set().account.rootArn },
            Action: ["kms:Encrypt", "kms:DescribeKey", "kms:GetKeyPolicy"],
        });
        const target = await set().account.queue({ KmsMasterKeyId: key });
        await refused(
            4,
            /may not kms:Decrypt, kms:GenerateDataKey with the key of the target/,
            billing.dead,
            "--to",
            target.url,
        );
        const closed = await set().account.queue();
        await set().account.queuePolicy(closed, {
            Effect: "Deny",
            Principal: { AWS: set().operations.arn },
            Action: "sqs:SendMessage",
        });
        await refused(4, /may not sqs:SendMessage on the target/, billing.dead, "--to", closed.arn);
    });
});
