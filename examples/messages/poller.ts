import { setTimeout as sleep } from "node:timers/promises";

import {
    ChangeMessageVisibilityBatchCommand,
    DeleteMessageCommand,
    type Message,
    ReceiveMessageCommand,
    type SQSClient,
} from "@aws-sdk/client-sqs";

import { type AuditLog, auditLog, reasonOf } from "./audit-log";
import { fromMessage } from "./delivery";
import { failuresOf, type Work } from "./jobs";

/** A worker that reads a queue by itself, in a container or on an instance. */
export interface PollerSettings {
    sqs: SQSClient;
    queueUrl: string;
    work: Work;
    /** For how long a message is hidden from others before that is renewed: some seconds at least. Default 30. */
    visibilitySeconds?: number;
    /** How many messages are worked on at once: 1 to 10. Default 10. */
    mostMessages?: number;
    /** Ends the worker when what it has begun is done. Default: SIGTERM and SIGINT do. */
    signal?: AbortSignal;
    log?: AuditLog;
}

type Settings = Required<PollerSettings>;

/**
 * Works until it is told to stop. A message is deleted when the work is done, and never before or instead: one that
 * fails comes back, and after the last receive SQS moves it to the dead-letter queue.
 */
export async function poll(given: PollerSettings): Promise<void> {
    const settings = {
        visibilitySeconds: 30,
        mostMessages: 10,
        log: auditLog,
        ...given,
        signal: given.signal ?? untilStopped(),
    };
    settings.log("worker_started", {});
    while (!settings.signal.aborted) await turn(settings);
    settings.log("worker_stopped", {});
}

async function turn(settings: Settings): Promise<void> {
    const { signal, log } = settings;
    try {
        await workedOn(await received(settings), settings);
    } catch (error) {
        if (signal.aborted) return;
        log("receive_failed", { reason: reasonOf(error) });
        await sleep(1_000, undefined, { signal }).catch(() => undefined);
    }
}

async function received(settings: Settings): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
        QueueUrl: settings.queueUrl,
        MaxNumberOfMessages: settings.mostMessages,
        WaitTimeSeconds: 20,
        VisibilityTimeout: settings.visibilitySeconds,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["ApproximateReceiveCount", "MessageGroupId"],
    });
    const { Messages = [] } = await settings.sqs.send(command, { abortSignal: settings.signal });
    return Messages;
}

async function workedOn(messages: readonly Message[], settings: Settings): Promise<void> {
    const { sqs, queueUrl: QueueUrl, log } = settings;
    const open = new Map(messages.map((message) => [message.MessageId!, message]));
    const beat = setInterval(() => void renewed([...open.values()], settings), renewalMs(settings));
    const work: Work = async (delivery) => {
        const { ReceiptHandle } = open.get(delivery.id)!;
        try {
            await settings.work(delivery);
            await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        } finally {
            open.delete(delivery.id);
        }
    };
    try {
        await failuresOf(
            messages.map((message) => fromMessage(message, QueueUrl)),
            work,
            log,
        );
    } finally {
        clearInterval(beat);
    }
}

const renewalMs = ({ visibilitySeconds }: Settings) => (visibilitySeconds * 1_000) / 3;

/** Keeps messages hidden that are still worked on, or wait for the one before them. */
async function renewed(open: readonly Message[], settings: Settings): Promise<void> {
    if (open.length === 0) return;
    const { sqs, queueUrl: QueueUrl, visibilitySeconds: VisibilityTimeout, log } = settings;
    const Entries = open.map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
        VisibilityTimeout,
    }));
    await sqs
        .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }))
        .catch((error: unknown) => log("renewal_failed", { reason: reasonOf(error) }));
}

/** Aborted when the process is asked to end, as ECS, Batch and systemd ask before they kill. */
export function untilStopped(): AbortSignal {
    const stopping = new AbortController();
    for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stopping.abort());
    return stopping.signal;
}
