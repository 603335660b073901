import assert from "node:assert/strict";

import {
    CancelKeyDeletionCommand,
    DisableKeyCommand,
    EnableKeyCommand,
    ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { ListMessageMoveTasksCommand, StartMessageMoveTaskCommand } from "@aws-sdk/client-sqs";

import { allow, errorOf, eventually, uniqueName } from "../support/aws";
import { withPolicy } from "../support/by-hand";
import { type Caller } from "../support/callers";
import { type DeployedSet, deployedSets, type OrdersRole } from "../support/deployed-sets";
import { failuresOf } from "../support/delivery-log";
import { countIn, fail, giveBack, publish, receive, remove, send, take } from "../support/messages";

const disable = ({ kms }: Caller, KeyId: string) => kms.send(new DisableKeyCommand({ KeyId }));
const enable = ({ kms }: Caller, KeyId: string) => kms.send(new EnableKeyCommand({ KeyId }));

/** Each end of the queue `billing` that works with messages. */
function ends({ callers, queueUrls, deadLetterQueueUrls, topicArn }: DeployedSet<OrdersRole>) {
    const [url, deadLetterUrl] = [queueUrls["billing"]!, deadLetterQueueUrls["billing"]!];
    return {
        "the producer sends": () => send(callers.producer, url, "meanwhile"),
        "the consumer receives": () => receive(callers.consumer, url),
        "the operator looks at dead letters": () => receive(callers.operator, deadLetterUrl),
        "the publisher publishes": () => publish(callers.publisher, topicArn, "meanwhile"),
    };
}

/** Messages in every state: one waits, one is in work, one has failed. */
async function backlog({ callers, queueUrls, topicArn }: DeployedSet<OrdersRole>) {
    const url = queueUrls["billing"]!;
    await send(callers.producer, url, "failed");
    await fail(callers.consumer, url, 3);
    await send(callers.producer, url, "in work");
    const [inWork] = await receive(callers.consumer, url);
    await publish(callers.publisher, topicArn, "waiting");
    return inWork!;
}

describe("the key of a deployed set", function () {
    const sets = deployedSets();

    afterEach(async () => {
        const { root, orders, jobs } = sets();
        for (const KeyId of [orders.keyArn, jobs.keyArn, jobs.topicKeyArn]) {
            await root.kms.send(new CancelKeyDeletionCommand({ KeyId })).catch(() => undefined);
            await enable(root, KeyId);
        }
    });

    /** How the key becomes useless and useful again, and what SQS and SNS then say of it. */
    const incidents = {
        "is disabled": {
            error: /^(Kms|KMS)Disabled(Exception)?$/,
            begin: disable,
            end: enable,
        },
        "waits for its deletion": {
            error: /^(Kms|KMS)InvalidState(Exception)?$/,
            begin: ({ kms }: Caller, KeyId: string) =>
                kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 })),
            end: async (caller: Caller, KeyId: string) => {
                await caller.kms.send(new CancelKeyDeletionCommand({ KeyId }));
                await enable(caller, KeyId);
            },
        },
    };

    for (const [what, { error, begin, end }] of Object.entries(incidents))
        it(`stops both ends with an error that names it while it ${what}, and nothing is lost`, async () => {
            const { orders, root } = sets();
            const { administrator, producer, publisher, consumer, operator } = orders.callers;
            const [url, deadLetterUrl] = [
                orders.queueUrls["billing"]!,
                orders.deadLetterQueueUrls["billing"]!,
            ];
            const inWork = await backlog(orders);
            await begin(administrator, orders.keyArn);
            for (const [whoever, call] of Object.entries(ends(orders)))
                await assert.rejects(call, { name: error, message: new RegExp(orders.keyArn) }, whoever);
            await end(administrator, orders.keyArn);
            await giveBack(consumer, url, [inWork]);
            assert.deepEqual((await take(consumer, url, 2)).sort(), ["in work", "waiting"]);
            assert.deepEqual(await take(operator, deadLetterUrl, 1), ["failed"]);
            for (const each of [url, deadLetterUrl]) assert.equal(await countIn(root, each), 0);
            await send(producer, url, "sent later");
            await publish(publisher, orders.topicArn, "published later");
            assert.deepEqual((await take(consumer, url, 2)).sort(), ["published later", "sent later"]);
        });

    it("is not needed to finish what was received before it was disabled", async () => {
        const { orders } = sets();
        const { administrator, consumer } = orders.callers;
        const url = orders.queueUrls["billing"]!;
        const inWork = await backlog(orders);
        await disable(administrator, orders.keyArn);
        await remove(consumer, url, [inWork]);
        await enable(administrator, orders.keyArn);
        assert.deepEqual(await take(consumer, url, 1), ["waiting"]);
        assert.equal(await countIn(consumer, url), 0);
    });

    it("stops a move of dead letters while it is disabled, and they stay where they are", async () => {
        const { orders } = sets();
        const { administrator, operator } = orders.callers;
        const SourceArn = orders.deadLetterQueueArns["billing"]!;
        await backlog(orders);
        await disable(administrator, orders.keyArn);
        await operator.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
        await eventually(async () => {
            const { Results } = await operator.sqs.send(new ListMessageMoveTasksCommand({ SourceArn }));
            return Results?.[0]?.Status === "FAILED" || undefined;
        });
        await enable(administrator, orders.keyArn);
        assert.deepEqual(await take(operator, orders.deadLetterQueueUrls["billing"]!, 1), ["failed"]);
    });
});

describe("the two keys of a deployed set with a key for its topic", function () {
    const sets = deployedSets();
    const group = { MessageGroupId: "jobs" };

    afterEach(async () => {
        const { root, jobs } = sets();
        for (const key of [jobs.keyArn, jobs.topicKeyArn]) await enable(root, key);
    });

    it("stop publishers alone, while that of the topic is disabled", async () => {
        const { root, jobs } = sets();
        const { publisher, producer, consumer } = jobs.callers;
        const url = jobs.queueUrls["main"]!;
        await disable(root, jobs.topicKeyArn);
        const published = publish(publisher, jobs.topicArn, uniqueName("published"), group);
        assert.equal(await errorOf(published), "KMSDisabledException");
        const sent = uniqueName("sent");
        await send(producer, url, sent, group);
        assert.deepEqual(await take(consumer, url, 1), [sent]);
        await enable(root, jobs.topicKeyArn);
        const later = uniqueName("published");
        await publish(publisher, jobs.topicArn, later, group);
        assert.deepEqual(await take(consumer, url, 1), [later]);
    });

    it("keep for the operator what is published while that of the queues is disabled, and nothing is lost", async () => {
        const { root, jobs } = sets();
        const { publisher, consumer, operator } = jobs.callers;
        const [url, arn] = [jobs.queueUrls["main"]!, jobs.queueArns["main"]];
        const undelivered = jobs.subscriptionDeadLetterQueueUrls["main"]!;
        await disable(root, jobs.keyArn);
        const published = uniqueName("published");
        const id = await publish(publisher, jobs.topicArn, published, group);
        const failures = await failuresOf(root, jobs.topicArn, id);
        assert.deepEqual(
            failures.map(({ delivery }) => delivery.destination),
            [arn],
        );
        assert.match(failures[0]!.delivery.providerResponse, /Disabled/);
        // The dead-letter queue of the subscription has the key of the topic: it is read meanwhile, too.
        const [message] = await receive(operator, undelivered);
        assert.equal(message?.Body, published);
        await enable(root, jobs.keyArn);
        await send(operator, url, message.Body!, group);
        await remove(operator, undelivered, [message]);
        assert.deepEqual(await take(consumer, url, 1), [published]);
        for (const each of [url, undelivered]) assert.equal(await countIn(root, each), 0);
    });

    it("let the publisher use that of the topic only", async () => {
        const { account, jobs } = sets();
        const url = jobs.queueUrls["main"]!;
        const sending = allow("sqs:*", jobs.queueArns["main"]!);
        await withPolicy(account, jobs.roleArns["publisher"]!, sending, async () => {
            const { publisher } = jobs.callers;
            assert.equal(await errorOf(send(publisher, url, "by hand", group)), "KmsAccessDenied");
            assert.equal(await errorOf(receive(publisher, url)), "KmsAccessDenied");
        });
    });

    it("let the publisher read nothing that the topic could not deliver, though it is on the same key", async () => {
        const { account, root, jobs } = sets();
        const { publisher, operator } = jobs.callers;
        const undelivered = jobs.subscriptionDeadLetterQueueUrls["main"]!;
        await disable(root, jobs.keyArn);
        const published = uniqueName("published");
        await publish(publisher, jobs.topicArn, published, group);
        const reading = allow("sqs:*", jobs.subscriptionDeadLetterQueueArns["main"]!);
        await withPolicy(account, jobs.roleArns["publisher"]!, reading, async () => {
            assert.equal(await errorOf(receive(publisher, undelivered)), "KmsAccessDenied");
        });
        assert.deepEqual(await take(operator, undelivered, 1), [published]);
    });
});
