import { PublishCommand } from "@aws-sdk/client-sns";
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";

import type { DeployedSet } from "./one-set";

/** What came of messages that many sent and received at once. */
export interface Traffic {
    sent: number;
    /** Messages that nobody received. */
    lost: string[];
    /** Messages that somebody received after they had been deleted, or twice while they were hidden. */
    duplicates: string[];
}

const senders = 50;
const receivers = 50;
/** How long a receiver waits for what was sent last. */
const drainMilliseconds = 30_000;

/** Half of the senders publish to the topic of a set, half send to its queue, while others receive. */
export async function traffic(set: DeployedSet, seconds: number): Promise<Traffic> {
    const until = Date.now() + seconds * 1_000;
    const sent = new Set<string>();
    const received = new Map<string, number>();
    let sending = true;
    const isDone = () => !sending && (sent.size === received.size || Date.now() > until + drainMilliseconds);
    const readers = many(receivers, async () => receiver(set, received, isDone));
    await many(senders, async (number) => sender(set, number, sent, until));
    sending = false;
    await readers;
    const lost = [...sent].filter((id) => !received.has(id));
    const duplicates = [...received].filter(([, times]) => times > 1).map(([id]) => id);
    return { sent: sent.size, lost, duplicates };
}

async function sender(set: DeployedSet, number: number, sent: Set<string>, until: number): Promise<void> {
    const publishes = number % 2 === 0;
    const { sns, sqs } = await set.as(publishes ? "api" : "web");
    const { topicArn: TopicArn, queueUrls } = set.outputs;
    const send = (id: string): Promise<unknown> =>
        publishes
            ? sns.send(new PublishCommand({ TopicArn, Message: id }))
            : sqs.send(new SendMessageCommand({ QueueUrl: queueUrls["main"], MessageBody: id }));
    for (let count = 0; Date.now() < until; count += 1) {
        const id = `${number}-${count}`;
        await send(id);
        sent.add(id);
    }
}

async function receiver(
    set: DeployedSet,
    received: Map<string, number>,
    isDone: () => boolean,
): Promise<void> {
    const { sqs } = await set.as("worker");
    const QueueUrl = set.outputs.queueUrls["main"];
    const waiting = { MaxNumberOfMessages: 10, WaitTimeSeconds: 1 };
    while (!isDone()) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...waiting }));
        for (const { Body, ReceiptHandle } of Messages) {
            received.set(Body!, (received.get(Body!) ?? 0) + 1);
            await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
    }
}

async function many(count: number, work: (number: number) => Promise<void>): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, number) => work(number)));
}
