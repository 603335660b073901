import {
    ChangeMessageVisibilityBatchCommand,
    type Message,
    ReceiveMessageCommand,
    SQSClient,
} from "@aws-sdk/client-sqs";

import { Failure, isDenied } from "../failure";
import { textTable } from "../table";
import { type Queue } from "./queue";

/** A message as it is looked at: without its body, unless that was asked for. */
export interface Inspected {
    id: string;
    sent: string;
    ageSeconds: number;
    receiveCount: number;
    bytes: number;
    attributes: string[];
    from?: string;
    body?: string;
}

export interface Inspection {
    messages: Inspected[];
    /** In how many seconds messages come back that could not be given back. */
    hiddenFor?: number;
}

const batch = 10;

/**
 * Looks at messages and takes none away: they are hidden from others for some seconds, and given back as soon as all are
 * seen. SQS knows no other way to look, so the receive count of each grows by one.
 */
export async function inspect(
    queue: Queue,
    { max, bodies }: { max: number; bodies: boolean },
): Promise<Inspection> {
    if (queue.attributes?.["RedrivePolicy"])
        throw new Failure(
            "input",
            `${queue.name} has a dead-letter queue of its own: to look is to receive, and could move a message there.`,
        );
    const VisibilityTimeout = 5 + Math.ceil(max / batch);
    const seen: Message[] = [];
    try {
        while (seen.length < max) {
            const count = Math.min(batch, max - seen.length);
            const received = await receive(queue, { count, VisibilityTimeout });
            if (received.length === 0) break;
            seen.push(...received);
        }
    } catch (error) {
        await givenBack(queue, seen);
        throw error;
    }
    const returned = await givenBack(queue, seen);
    const messages = seen
        .map((message) => inspected(message, bodies))
        .sort((a, b) => (a.sent < b.sent ? -1 : 1));
    return { messages, ...(!returned && { hiddenFor: VisibilityTimeout }) };
}

async function receive(
    { url: QueueUrl, cloud }: Queue,
    { count, VisibilityTimeout }: { count: number; VisibilityTimeout: number },
): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
        QueueUrl,
        VisibilityTimeout,
        MaxNumberOfMessages: count,
        // One second makes SQS ask all of its servers.
        WaitTimeSeconds: 1,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["All"],
    });
    return (await cloud.client(SQSClient).send(command)).Messages ?? [];
}

/** Whether the caller was allowed to give them back at once: else they come back by themselves. */
async function givenBack({ url: QueueUrl, cloud }: Queue, messages: readonly Message[]): Promise<boolean> {
    try {
        for (let at = 0; at < messages.length; at += batch) {
            const Entries = messages.slice(at, at + batch).map(({ ReceiptHandle }, index) => ({
                Id: String(index),
                ReceiptHandle,
                VisibilityTimeout: 0,
            }));
            await cloud
                .client(SQSClient)
                .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
        }
        return true;
    } catch (error) {
        if (isDenied(error)) return false;
        throw error;
    }
}

function inspected(
    { MessageId, Body = "", Attributes = {}, MessageAttributes = {} }: Message,
    bodies: boolean,
): Inspected {
    const sent = Number(Attributes.SentTimestamp ?? 0);
    const from = Attributes.DeadLetterQueueSourceArn;
    return {
        id: MessageId!,
        sent: new Date(sent).toISOString(),
        ageSeconds: Math.max(0, Math.round((Date.now() - sent) / 1000)),
        receiveCount: Number(Attributes.ApproximateReceiveCount ?? 0),
        bytes: Buffer.byteLength(Body),
        attributes: Object.keys(MessageAttributes).sort(),
        ...(from && { from }),
        ...(bodies && { body: Body }),
    };
}

export function inspectionInWords({ messages }: Inspection): string {
    if (messages.length === 0) return "No message can be received now.";
    const rows = messages.map((it) => [
        it.id,
        ageInWords(it.ageSeconds),
        String(it.receiveCount),
        String(it.bytes),
        it.attributes.join(" "),
        it.from?.split(":").pop() ?? "",
        ...(it.body === undefined ? [] : [it.body]),
    ]);
    const withBodies = messages.some(({ body }) => body !== undefined);
    const head = [
        "Message",
        "Age",
        "Received",
        "Bytes",
        "Attributes",
        "Came from",
        ...(withBodies ? ["Body"] : []),
    ];
    return textTable([head, ...rows]);
}

function ageInWords(seconds: number): string {
    if (seconds < 120) return `${seconds} s`;
    if (seconds < 7200) return `${Math.floor(seconds / 60)} min`;
    if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h`;
    return `${Math.floor(seconds / 86_400)} d`;
}
