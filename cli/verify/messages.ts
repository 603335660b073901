import { randomUUID } from "node:crypto";

import { PublishCommand } from "@aws-sdk/client-sns";
import {
    ChangeMessageVisibilityCommand,
    DeleteMessageCommand,
    type Message,
    ReceiveMessageCommand,
    SendMessageCommand,
    type SQSClient,
} from "@aws-sdk/client-sqs";

import { type Context } from "../context";
import { isDenied } from "../failure";
import { type Acting } from "./actors";
import { Copies } from "./copies";
import { maxReceiveCount } from "./redrive-policy";
import { type Queue, type Topic } from "./state";

/** The attribute that marks a message of this tool. */
const mark = "secure-messaging-verify";

/** For how long what is received is hidden from others: a foreign message comes back soon even if it cannot be given back. */
const hidden = 10;

/** A message of this run that was received. */
export interface Received {
    body: string;
    handle: string;
}

/** What came of a receive. */
export interface Answer {
    own: Received[];
    /** How many messages of others came, too. */
    foreign: number;
    /** One of them could go to the dead-letter queue if it were received again without being handled. */
    atRisk: boolean;
}

/** The messages of one run. Each is marked, in an attribute and in its body, and only those are ever deleted. */
export class Messages {
    readonly copies = new Copies();
    private readonly run = randomUUID();
    private count = 0;
    /** Queues with a message of others that one more vain receive could move: nothing is received from them any more. */
    private readonly atRisk = new Set<string>();
    /** How many messages of others were received, and given back. */
    foreign = 0;

    constructor(private readonly context: Context) {}

    async send(sqs: SQSClient, queue: Queue): Promise<string> {
        const MessageBody = this.body();
        // What was sent and not answered may be there: it is looked for at the end.
        this.copies.add(MessageBody, queue);
        const command = new SendMessageCommand({
            QueueUrl: queue.url,
            MessageBody,
            MessageAttributes: this.attributes(),
            ...(queue.fifo ? this.place() : { DelaySeconds: 0 }),
        });
        await this.unlessRefused(MessageBody, sqs.send(command));
        return MessageBody;
    }

    /** Publishes; a copy comes to one of each of these groups of queues. */
    async publish(
        { clients }: Acting,
        topic: Topic,
        {
            reached,
            attributes = {},
        }: { reached: readonly Queue[][]; attributes?: Readonly<Record<string, string>> },
    ): Promise<string> {
        const Message = this.body();
        for (const queues of reached) this.copies.add(Message, ...queues);
        const command = new PublishCommand({
            TopicArn: topic.arn,
            Message,
            MessageAttributes: this.attributes(attributes),
            ...(topic.fifo ? this.place() : {}),
        });
        await this.unlessRefused(Message, clients.sns.send(command));
        return Message;
    }

    /** Receives once. What is not of this run is given back at once. */
    async receive(
        sqs: SQSClient,
        queue: Queue,
        { VisibilityTimeout = hidden, WaitTimeSeconds = 1 } = {},
    ): Promise<Answer> {
        if (this.atRisk.has(queue.arn)) return { own: [], foreign: 0, atRisk: true };
        const command = new ReceiveMessageCommand({
            QueueUrl: queue.url,
            VisibilityTimeout,
            WaitTimeSeconds,
            MaxNumberOfMessages: 10,
            MessageAttributeNames: ["All"],
            MessageSystemAttributeNames: ["ApproximateReceiveCount"],
        });
        const { Messages = [] } = await sqs.send(command);
        const own = Messages.filter((message) => this.isOwn(message));
        const others = Messages.filter((message) => !this.isOwn(message));
        for (const message of others) await this.giveBack(sqs, queue, message);
        if (others.some((message) => countOf(message) >= maxReceiveCount(queue) - 1))
            this.atRisk.add(queue.arn);
        return {
            own: own.map(({ Body, ReceiptHandle }) => ({ body: Body!, handle: ReceiptHandle! })),
            foreign: others.length,
            atRisk: this.atRisk.has(queue.arn),
        };
    }

    async remove(sqs: SQSClient, queue: Queue, { handle: ReceiptHandle, body }: Received): Promise<void> {
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle }));
        // In the envelope of SNS the body stands as it is.
        this.copies.remove(new RegExp(`${mark} ${this.run} \\d+`).exec(body)?.[0] ?? body, queue);
    }

    /** What AWS refused to take is nowhere. */
    private async unlessRefused(body: string, sent: Promise<unknown>): Promise<void> {
        try {
            await sent;
        } catch (error) {
            const { $metadata: { httpStatusCode = 500 } = {} } = error as {
                $metadata?: { httpStatusCode?: number };
            };
            if (httpStatusCode < 500) this.copies.drop(body);
            throw error;
        }
    }

    private isOwn({ Body = "", MessageAttributes = {} }: Message): boolean {
        return MessageAttributes[mark]?.StringValue === this.run || Body.includes(this.run);
    }

    private async giveBack(sqs: SQSClient, { url, held }: Queue, { ReceiptHandle }: Message): Promise<void> {
        this.foreign += 1;
        const command = new ChangeMessageVisibilityCommand({
            QueueUrl: url,
            ReceiptHandle,
            VisibilityTimeout: 0,
        });
        const what = `A message of somebody else in ${held.name} was received`;
        try {
            await sqs.send(command);
            this.context.say(`${what}, and given back at once.`);
        } catch (error) {
            if (!isDenied(error)) throw error;
            this.context.say(`${what}: it comes back in ${hidden} s.`);
        }
    }

    private body(): string {
        return `${mark} ${this.run} ${++this.count}`;
    }

    private attributes(more: Readonly<Record<string, string>> = {}) {
        const texts = Object.entries({ ...more, [mark]: this.run });
        return Object.fromEntries(
            texts.map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
        );
    }

    /** Its own group, so that it waits for no message of others. */
    private place() {
        return { MessageGroupId: `${mark}-${this.run}`, MessageDeduplicationId: `${this.run}-${this.count}` };
    }
}

function countOf({ Attributes = {} }: Message): number {
    return Number(Attributes.ApproximateReceiveCount ?? 0);
}
