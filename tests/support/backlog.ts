import assert from "node:assert/strict";

import { PublishCommand } from "@aws-sdk/client-sns";
import {
    ChangeMessageVisibilityCommand,
    DeleteMessageCommand,
    type Message,
    ReceiveMessageCommand,
    SendMessageCommand,
    type SQSClient,
} from "@aws-sdk/client-sqs";

import { eventually, uniqueName } from "./aws";
import type { DeployedSet } from "./one-set";

/** Bodies of messages in each state in which a message can be. */
interface Left {
    /** In the dead-letter queue. */
    failed: string;
    /** Received, and neither deleted nor given back. */
    inWork: { body: string; handle: string };
    waiting: string[];
}

/** Messages that a change of a set must not lose. */
export class Backlog {
    private constructor(
        private readonly set: DeployedSet,
        private readonly left: ReadonlyMap<string, Left>,
    ) {}

    /** Leaves messages in each queue of the set and in its dead-letter queue. */
    static async leave(set: DeployedSet): Promise<Backlog> {
        const [producer, consumer] = [await set.as("web"), await set.as("worker")];
        const left = new Map<string, Left>();
        for (const [queue, url] of Object.entries(set.outputs.queueUrls))
            left.set(queue, await leaveIn(url, producer.sqs, consumer.sqs));
        await publish(set, left);
        return new Backlog(set, left);
    }

    /** Reads everything as the roles of the set do now: each message is there, once. Queues that are gone are left out. */
    async isReadable(): Promise<void> {
        const { queueUrls, deadLetterQueueUrls } = this.set.outputs;
        const [worker, ops] = [await this.set.as("worker"), await this.set.as("ops")];
        for (const [queue, { waiting, inWork, failed }] of this.left) {
            const [url, deadLetterUrl] = [queueUrls[queue], deadLetterQueueUrls[queue]];
            if (url === undefined) continue;
            await giveBack(worker.sqs, url, inWork.handle);
            const bodies = [...waiting, inWork.body].sort();
            assert.deepEqual(await drained(worker.sqs, url, bodies.length), bodies, queue);
            assert.deepEqual(await drained(ops.sqs, deadLetterUrl!, 1), [failed], `${queue}, failed`);
        }
    }
}

async function leaveIn(url: string, producer: SQSClient, consumer: SQSClient): Promise<Left> {
    const failed = await send(producer, url);
    await fail(consumer, url);
    const body = await send(producer, url);
    const [message] = await receive(consumer, url);
    return {
        failed,
        inWork: { body, handle: message!.ReceiptHandle! },
        waiting: [await send(producer, url)],
    };
}

/** One message for all queues that the topic delivers to. */
async function publish(set: DeployedSet, left: ReadonlyMap<string, Left>) {
    const { topicArn, subscriptionDeadLetterQueueUrls } = set.outputs;
    const subscribed = [...left].filter(([queue]) => queue in subscriptionDeadLetterQueueUrls);
    if (subscribed.length === 0) return;
    const Message = uniqueName("published");
    const { sns } = await set.as("api");
    const MessageAttributes = { type: { DataType: "String", StringValue: "invoice" } };
    await sns.send(new PublishCommand({ TopicArn: topicArn, Message, MessageAttributes }));
    for (const [, { waiting }] of subscribed) waiting.push(Message);
}

async function send(sqs: SQSClient, QueueUrl: string): Promise<string> {
    const MessageBody = uniqueName("sent");
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    return MessageBody;
}

async function receive(sqs: SQSClient, QueueUrl: string, VisibilityTimeout?: number): Promise<Message[]> {
    const waiting = { MaxNumberOfMessages: 10, WaitTimeSeconds: 0 };
    const command = new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout, ...waiting });
    return (await sqs.send(command)).Messages ?? [];
}

/** Receives what is there in vain, until it has gone to the dead-letter queue. */
async function fail(sqs: SQSClient, url: string): Promise<void> {
    await eventually(async () => ((await receive(sqs, url, 0)).length === 0 ? true : undefined));
}

async function giveBack(sqs: SQSClient, QueueUrl: string, ReceiptHandle: string): Promise<void> {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
}

/** The bodies of so many messages, in alphabetical order, and of more if there are more. They are deleted. */
export async function drained(sqs: SQSClient, QueueUrl: string, count: number): Promise<string[]> {
    const bodies: string[] = [];
    await eventually(async () => {
        for (const { Body, ReceiptHandle } of await receive(sqs, QueueUrl)) {
            bodies.push(Body!);
            await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
        return bodies.length >= count ? true : undefined;
    });
    const more = await receive(sqs, QueueUrl);
    return [...bodies, ...more.map(({ Body }) => Body!)].sort();
}
