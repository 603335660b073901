import assert from "node:assert/strict";

import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand } from "@aws-sdk/client-sqs";

import type { MessagingSetArgs, QueueArgs } from "../../components";
import { type Account, uniqueName } from "../support/aws";
import { Backlog, drained } from "../support/backlog";
import { base, type DeployedSet, main, withSet } from "../support/one-set";
import { withEngine } from "../support/sandbox";

/** A queue as somebody made it once, in the clear and without a policy, with a message in it. */
async function plainQueue(account: Account, suffix = ""): Promise<{ url: string; body: string }> {
    const QueueName = uniqueName("plain") + suffix;
    const Attributes = { SqsManagedSseEnabled: "false", ...(suffix ? { FifoQueue: "true" } : {}) };
    const { QueueUrl } = await account.root.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    const body = uniqueName("old");
    const order = suffix ? { MessageGroupId: "all", MessageDeduplicationId: body } : {};
    await account.root.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body, ...order }));
    return { url: `https://sqs.us-east-1.amazonaws.com/${account.backend.account}/${QueueName}`, body };
}

describe("a set that adopts queues", function () {
    before(withEngine);
    this.timeout(120_000);

    it("encrypts and closes an existing queue and an existing dead-letter queue in place, and keeps what they hold", () =>
        withSet("adoption", async (set) => {
            const [queue, failed] = [await plainQueue(set.account), await plainQueue(set.account)];
            const adopts = { ...main, importUrl: queue.url };
            const deadLetter = { ...main.deadLetter, importUrl: failed.url };
            await set.become({ args: { ...base, queues: { main: { ...adopts, deadLetter } } } });

            const { queueUrls, deadLetterQueueUrls } = set.outputs;
            assert.deepEqual([queueUrls["main"], deadLetterQueueUrls["main"]], [queue.url, failed.url]);
            await isClosed(set, queue.url);
            await isClosed(set, failed.url);
            assert.deepEqual(await drained((await set.as("worker")).sqs, queue.url, 1), [queue.body]);
            assert.deepEqual(await drained((await set.as("ops")).sqs, failed.url, 1), [failed.body]);
            await (await Backlog.leave(set)).isReadable();
        }));

    it("keeps an adopted queue that has its name, when the program no longer tells its URL", () =>
        withSet("adopted", async (set) => {
            const { url, body } = await plainQueue(set.account);
            await set.become({ args: { ...base, queues: { main: { ...main, importUrl: url } } } });
            await set.become({
                args: { ...base, queues: { main: { ...main, name: url.split("/").at(-1) } } },
            });
            assert.equal(set.outputs.queueUrls["main"], url);
            assert.deepEqual(await drained((await set.as("worker")).sqs, url, 1), [body]);
        }));

    const refusals: Record<string, [queue: (account: Account) => Promise<QueueArgs>, because: RegExp]> = {
        "a queue of another name": [
            async (account) => ({ name: "jobs", importUrl: (await plainQueue(account)).url }),
            /queues\.main\.name is "jobs"; the queue at importUrl is named "plain-\w+" and cannot be renamed;/,
        ],
        "a FIFO queue for a standard one": [
            async (account) => ({ importUrl: (await plainQueue(account, ".fifo")).url }),
            /queues\.main\.importUrl is "\S+\.fifo"; fifo\.enabled is false, and no FIFO queue fits;/,
        ],
        "a queue that is not there": [
            async ({ backend }) => ({
                importUrl: `https://sqs.us-east-1.amazonaws.com/${backend.account}/nowhere`,
            }),
            /aws:sqs:Queue \(orders-main-queue\):\s+error: .*resource 'https:\S+\/nowhere' does not exist/,
        ],
        "a queue of another account": [
            () =>
                Promise.resolve({
                    importUrl: "https://sqs.us-east-1.amazonaws.com/444455556666/theirs",
                }),
            /importUrl is "\S+"; a stack takes over queues of its own account and region,/,
        ],
    };
    for (const [what, [queue, because]] of Object.entries(refusals))
        it(`refuses ${what}, before it makes anything`, () =>
            withSet("refused", async (set) => {
                const args: MessagingSetArgs = { ...base, queues: { main: await queue(set.account) } };
                const { code, stdout } = await set.attempt("up", { args });
                assert.notEqual(code, 0);
                assert.match(stdout, because);
                const made = (await set.deployment.resources()).filter(({ type }) => type.startsWith("aws:"));
                assert.deepEqual(made, []);
            }));
});

/** Whether the queue is encrypted with the key of the set, and denies plain HTTP to everybody. */
async function isClosed({ account, outputs }: DeployedSet, QueueUrl: string): Promise<void> {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
    const { Attributes = {} } = await account.root.sqs.send(command);
    assert.deepEqual(
        [Attributes["KmsMasterKeyId"], Attributes["SqsManagedSseEnabled"]],
        [outputs.keyArn, "false"],
    );
    const { Statement } = JSON.parse(Attributes["Policy"]!) as { Statement: { Sid: string }[] };
    assert.equal(Statement[0]!.Sid, "DenyPlainHttp");
}
