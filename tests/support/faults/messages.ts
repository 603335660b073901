import { setTimeout as sleep } from "node:timers/promises";

import {
    DeleteMessageCommand,
    type Message,
    ReceiveMessageCommand,
    SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { PublishCommand } from "@aws-sdk/client-sns";

import type { Backend } from "../../../sandbox/backend";
import { Account, type Clients, eventually, uniqueName } from "../aws";
import { takenByTask } from "../callers";
import type { Outputs } from "./reference-set";

/** So long a message is waited for, in milliseconds. */
const limit = 5_000;

/** Bodies of messages: those that wait, and those that failed. */
export interface Left {
    waiting: string[];
    failed: string[];
}

/** The messages of a deployed set, as its roles work with them. */
export class Messages {
    private constructor(
        private readonly set: Outputs,
        private readonly callers: { api: Clients; worker: Clients; ops: Clients },
    ) {}

    static async of(backend: Backend, set: Outputs): Promise<Messages> {
        const { api, worker, ops } = set.roleArns;
        return new Messages(set, {
            api: await takenByTask(backend, api),
            worker: await takenByTask(backend, worker),
            ops: (await new Account(backend).assume(ops)).clients,
        });
    }

    /** Publishes one message that nobody can work on, and some that wait. */
    async leave(): Promise<Left> {
        const failed = [await this.publish()];
        const { worker } = this.callers;
        await eventually(async () =>
            (await receive(worker, this.set.queueUrls.main, 0)).length === 0 ? true : undefined,
        );
        return { failed, waiting: [await this.publish(), await this.publish()] };
    }

    /** Takes every message out of the queue and its dead-letter queue, as many as there should be. */
    async taken({ waiting, failed }: Left): Promise<Left> {
        const { worker, ops } = this.callers;
        return {
            waiting: await drained(worker, this.set.queueUrls.main, waiting.length),
            failed: await drained(ops, this.set.deadLetterQueueUrls.main, failed.length),
        };
    }

    async publish(): Promise<string> {
        const body = uniqueName("order");
        await this.callers.api.sns.send(new PublishCommand({ TopicArn: this.set.topicArn, Message: body }));
        return body;
    }
}

/** Sends to a queue that is nobody's yet. */
export async function sendTo(clients: Clients, url: string): Promise<string> {
    const body = uniqueName("order");
    await clients.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
    return body;
}

async function receive({ sqs }: Clients, QueueUrl: string, VisibilityTimeout?: number): Promise<Message[]> {
    const limits = { MaxNumberOfMessages: 10, WaitTimeSeconds: 0 };
    const { Messages: found = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout, ...limits }),
    );
    return found;
}

/** So many messages, or those that there are. */
async function drained(clients: Clients, QueueUrl: string, count: number): Promise<string[]> {
    const bodies: string[] = [];
    for (const began = Date.now(); bodies.length < count && Date.now() - began < limit; await sleep(20))
        for (const { Body, ReceiptHandle } of await receive(clients, QueueUrl)) {
            bodies.push(Body!);
            await clients.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
    return bodies.sort();
}
