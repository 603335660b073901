import assert from "node:assert/strict";

import {
    ChangeMessageVisibilityBatchCommand,
    ChangeMessageVisibilityCommand,
    DeleteMessageCommand,
    SendMessageBatchCommand,
} from "@aws-sdk/client-sqs";
import { PublishBatchCommand } from "@aws-sdk/client-sns";

import { deployedSets } from "../support/deployed-sets";
import { countIn, publish, receive, remove, send, take } from "../support/messages";

const type = (StringValue: string) => ({ type: { DataType: "String", StringValue } });

describe("messages of a deployed set", function () {
    const sets = deployedSets();

    it("reach every subscribed queue when they are published", async () => {
        const { topicArn, queueUrls, callers } = sets().orders;
        await publish(callers.publisher, topicArn, "for both", { MessageAttributes: type("invoice") });
        for (const url of Object.values(queueUrls))
            assert.deepEqual(await take(callers.consumer, url, 1), ["for both"]);
    });

    it("reach only the queues whose filter lets them pass", async () => {
        const { topicArn, queueUrls, callers } = sets().orders;
        await publish(callers.publisher, topicArn, "an order", { MessageAttributes: type("order") });
        await publish(callers.publisher, topicArn, "an invoice", { MessageAttributes: type("invoice") });
        const found = await take(callers.consumer, queueUrls["billing"]!, 2);
        assert.deepEqual(found.sort(), ["an invoice", "an order"]);
        assert.deepEqual(await take(callers.consumer, queueUrls["search"]!, 1), ["an invoice"]);
        assert.equal(await countIn(callers.consumer, queueUrls["search"]!), 0);
    });

    it("come from the topic as they were published, with their attributes and without an envelope", async () => {
        const { topicArn, queueUrls, callers } = sets().orders;
        const MessageAttributes = type("order");
        await publish(callers.publisher, topicArn, '{"order":1}', { MessageAttributes });
        const [message] = await receive(callers.consumer, queueUrls["billing"]!, { WaitTimeSeconds: 5 });
        assert.equal(message?.Body, '{"order":1}');
        assert.deepEqual(message?.MessageAttributes, MessageAttributes);
    });

    it("reach the queue in batches of the publisher", async () => {
        const { topicArn: TopicArn, queueUrls, callers } = sets().orders;
        const PublishBatchRequestEntries = ["1", "2", "3"].map((Id) => ({ Id, Message: `published ${Id}` }));
        const batch = new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries });
        const { Failed, Successful } = await callers.publisher.sns.send(batch);
        assert.deepEqual([Failed, Successful?.length], [[], 3]);
        const found = await take(callers.consumer, queueUrls["billing"]!, 3);
        assert.deepEqual(found.sort(), ["published 1", "published 2", "published 3"]);
    });

    it("go from the producer to the consumer, and are gone once they are deleted", async () => {
        const { queueUrls, callers } = sets().orders;
        const url = queueUrls["billing"]!;
        const MessageId = await send(callers.producer, url, "an order", { MessageAttributes: type("order") });
        const [message] = await receive(callers.consumer, url);
        assert.deepEqual([message?.MessageId, message?.Body], [MessageId, "an order"]);
        assert.deepEqual(message?.MessageAttributes, type("order"));
        await remove(callers.consumer, url, [message!]);
        assert.equal(await countIn(callers.consumer, url), 0);
    });

    it("are awaited by a receive that came before them", async () => {
        const { queueUrls, callers } = sets().orders;
        const url = queueUrls["billing"]!;
        const began = Date.now();
        // The queue itself says how long a receive waits: 20 seconds.
        const awaited = receive(callers.consumer, url, { WaitTimeSeconds: undefined });
        await send(callers.producer, url, "later");
        assert.deepEqual(
            (await awaited).map(({ Body }) => Body),
            ["later"],
        );
        assert.ok(Date.now() - began < 10_000, "the receive ended when the message came");
    });

    it("are hidden from others while somebody works on them, and come back when given back", async () => {
        const { queueUrls, callers } = sets().orders;
        const url = queueUrls["billing"]!;
        await send(callers.producer, url, "an order");
        const [first] = await receive(callers.consumer, url);
        assert.deepEqual(await receive(callers.consumer, url), []);
        const { ReceiptHandle } = first!;
        const giveBack = { QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 };
        await callers.consumer.sqs.send(new ChangeMessageVisibilityCommand(giveBack));
        const [second] = await receive(callers.consumer, url);
        assert.equal(second?.MessageId, first?.MessageId);
        assert.equal(second?.Attributes?.ApproximateReceiveCount, "2");
        await callers.consumer.sqs.send(
            new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: second!.ReceiptHandle }),
        );
        assert.equal(await countIn(callers.consumer, url), 0);
    });

    it("are sent, received, given back and deleted ten at a time", async () => {
        const { queueUrls, callers } = sets().orders;
        const QueueUrl = queueUrls["billing"]!;
        const bodies = Array.from({ length: 10 }, (_, index) => `order ${index}`);
        const sent = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
        const answer = await callers.producer.sqs.send(
            new SendMessageBatchCommand({ QueueUrl, Entries: sent }),
        );
        assert.equal(answer.Successful?.length, 10);
        const first = await receive(callers.consumer, QueueUrl);
        assert.deepEqual(first.map(({ Body }) => Body).sort(), bodies);
        const Entries = first.map(({ ReceiptHandle }, index) => ({
            Id: String(index),
            ReceiptHandle,
            VisibilityTimeout: 0,
        }));
        const givenBack = new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries });
        assert.equal((await callers.consumer.sqs.send(givenBack)).Successful?.length, 10);
        assert.deepEqual((await take(callers.consumer, QueueUrl, 10)).sort(), bodies);
        assert.equal(await countIn(callers.consumer, QueueUrl), 0);
    });
});
