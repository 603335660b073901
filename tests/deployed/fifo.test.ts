import assert from "node:assert/strict";

import { StartMessageMoveTaskCommand } from "@aws-sdk/client-sqs";

import { errorOf, uniqueName } from "../support/aws";
import { deployedSets } from "../support/deployed-sets";
import { countIn, fail, publish, receive, remove, send, take } from "../support/messages";

/** As often as the set lets a message be received before it goes to the dead letters. */
const tries = 2;

describe("a deployed FIFO set", function () {
    const sets = deployedSets();
    const main = () => {
        const { jobs } = sets();
        const [url, deadLetterUrl] = [jobs.queueUrls["main"]!, jobs.deadLetterQueueUrls["main"]!];
        return { ...jobs, ...jobs.callers, url, deadLetterUrl };
    };
    const bodies = (count: number) => {
        const name = uniqueName("job");
        return Array.from({ length: count }, (_, index) => `${name} ${index}`);
    };

    it("keeps the order in which messages of a group were published", async () => {
        const { publisher, consumer, topicArn, url } = main();
        const published = bodies(12);
        for (const body of published) await publish(publisher, topicArn, body, { MessageGroupId: "one" });
        assert.deepEqual(await take(consumer, url, published.length), published);
    });

    it("keeps the order in which messages of a group were sent, and holds up no other group", async () => {
        const { producer, consumer, url } = main();
        const [first, second, other] = bodies(3);
        await send(producer, url, first!, { MessageGroupId: "one" });
        await send(producer, url, second!, { MessageGroupId: "one" });
        await send(producer, url, other!, { MessageGroupId: "another" });
        const inWork = await receive(consumer, url, { MaxNumberOfMessages: 1 });
        assert.deepEqual(
            inWork.map(({ Body }) => Body),
            [first],
        );
        // The second waits until the first is done; the other group does not.
        const meanwhile = await receive(consumer, url);
        assert.deepEqual(
            meanwhile.map(({ Body }) => Body),
            [other],
        );
        await remove(consumer, url, [...inWork, ...meanwhile]);
        assert.deepEqual(await take(consumer, url, 1), [second]);
    });

    it("takes the same message once, by what it says", async () => {
        const { publisher, producer, consumer, topicArn, url } = main();
        const [sent, published] = bodies(2);
        const group = { MessageGroupId: "one" };
        const ids = [await send(producer, url, sent!, group), await send(producer, url, sent!, group)];
        assert.equal(ids[0], ids[1], "the second has the id of the first");
        await publish(publisher, topicArn, published!, group);
        await publish(publisher, topicArn, published!, group);
        assert.deepEqual(await take(consumer, url, 2), [sent, published]);
        assert.equal(await countIn(consumer, url), 0);
    });

    it("takes the same message once, by the id that it was given", async () => {
        const { publisher, producer, consumer, topicArn, url } = main();
        const [first, again, published, publishedAgain] = bodies(4);
        const sending = { MessageGroupId: "one", MessageDeduplicationId: uniqueName("id") };
        const publishing = { MessageGroupId: "one", MessageDeduplicationId: uniqueName("id") };
        await send(producer, url, first!, sending);
        await send(producer, url, again!, sending);
        await publish(publisher, topicArn, published!, publishing);
        await publish(publisher, topicArn, publishedAgain!, publishing);
        assert.deepEqual(await take(consumer, url, 2), [first, published]);
        assert.equal(await countIn(consumer, url), 0);
    });

    it("takes the same words twice when they have different ids", async () => {
        const { producer, consumer, url } = main();
        const [body] = bodies(1);
        for (const MessageDeduplicationId of [uniqueName("id"), uniqueName("id")])
            await send(producer, url, body!, { MessageGroupId: "one", MessageDeduplicationId });
        assert.deepEqual(await take(consumer, url, 2), [body, body]);
    });

    it("refuses messages without a group", async () => {
        const { publisher, producer, topicArn, url } = main();
        assert.equal(await errorOf(send(producer, url, "no group")), "MissingParameter");
        assert.equal(await errorOf(publish(publisher, topicArn, "no group")), "InvalidParameterException");
    });

    it("lets the next message of a group pass when one has failed, which the operator brings back", async () => {
        const { producer, consumer, operator, url, deadLetterUrl, deadLetterQueueArns } = main();
        const [poison, next] = bodies(2);
        await send(producer, url, poison!, { MessageGroupId: "one" });
        await fail(consumer, url, tries);
        await send(producer, url, next!, { MessageGroupId: "one" });
        assert.deepEqual(await take(consumer, url, 1), [next]);
        const [failed] = await receive(operator, deadLetterUrl, { VisibilityTimeout: 0 });
        assert.deepEqual([failed?.Body, failed?.Attributes?.MessageGroupId], [poison, "one"]);
        await operator.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetterQueueArns["main"] }));
        const [again] = await receive(consumer, url, { WaitTimeSeconds: 5 });
        assert.deepEqual([again?.Body, again?.Attributes?.MessageGroupId], [poison, "one"]);
    });
});
