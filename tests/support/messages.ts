import assert from "node:assert/strict";

import {
    ChangeMessageVisibilityBatchCommand,
    DeleteMessageBatchCommand,
    GetQueueAttributesCommand,
    type Message,
    ReceiveMessageCommand,
    type ReceiveMessageCommandInput,
    SendMessageCommand,
    type SendMessageCommandInput,
} from "@aws-sdk/client-sqs";
import { PublishCommand, type PublishCommandInput } from "@aws-sdk/client-sns";

import { eventually } from "./aws";
import type { Caller } from "./callers";

/** How long what has been sent may take to arrive. */
const patience = 15_000;

export async function send(
    { sqs }: Caller,
    QueueUrl: string,
    MessageBody: string,
    more: Partial<SendMessageCommandInput> = {},
): Promise<string> {
    const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
    return MessageId!;
}

export async function publish(
    { sns }: Caller,
    TopicArn: string,
    Message: string,
    more: Partial<PublishCommandInput> = {},
): Promise<string> {
    const { MessageId } = await sns.send(new PublishCommand({ TopicArn, Message, ...more }));
    return MessageId!;
}

/** One receive, that does not wait unless asked to. */
export async function receive(
    { sqs }: Caller,
    QueueUrl: string,
    more: Partial<ReceiveMessageCommandInput> = {},
): Promise<Message[]> {
    const { Messages } = await sqs.send(
        new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: 10,
            WaitTimeSeconds: 0,
            MessageAttributeNames: ["All"],
            MessageSystemAttributeNames: ["All"],
            ...more,
        }),
    );
    return Messages ?? [];
}

/** Takes as many messages out of a queue as are awaited, as a worker does, and tells their bodies in order. */
export async function take(caller: Caller, url: string, count: number): Promise<string[]> {
    const bodies: string[] = [];
    return eventually(async () => {
        const messages = await receive(caller, url, { WaitTimeSeconds: 1 });
        if (messages.length > 0) await remove(caller, url, messages);
        bodies.push(...messages.map(({ Body }) => Body!));
        return bodies.length >= count ? bodies : undefined;
    }, patience);
}

export async function remove({ sqs }: Caller, QueueUrl: string, messages: readonly Message[]): Promise<void> {
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    const { Failed = [] } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    assert.deepEqual(Failed, []);
}

/** How many messages a queue holds, whether they wait, are delayed or are in flight. */
export async function countIn({ sqs }: Caller, QueueUrl: string): Promise<number> {
    const AttributeNames = [
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesDelayed",
        "ApproximateNumberOfMessagesNotVisible",
    ] as const;
    const asked = { QueueUrl, AttributeNames: [...AttributeNames] };
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand(asked));
    return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

/** Receives the messages that wait so often in vain that they go to the dead letters. */
export async function fail(consumer: Caller, url: string, tries: number): Promise<void> {
    const waiting = await receive(consumer, url, { VisibilityTimeout: 0 });
    for (let attempt = 2; attempt <= tries + 1; attempt += 1) {
        const again = await receive(consumer, url, { VisibilityTimeout: 0 });
        const expected = attempt <= tries ? waiting.map(() => String(attempt)) : [];
        const counts = again.map(({ Attributes }) => Attributes?.ApproximateReceiveCount);
        assert.deepEqual(counts, expected, `attempt ${attempt}`);
    }
}

/** Gives messages back that were received, so that whoever comes next gets them. */
export async function giveBack(
    { sqs }: Caller,
    QueueUrl: string,
    messages: readonly Message[],
): Promise<void> {
    const Entries = messages.map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
        VisibilityTimeout: 0,
    }));
    const { Failed = [] } = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
    assert.deepEqual(Failed, []);
}
