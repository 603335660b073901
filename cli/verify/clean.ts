import { SQSClient } from "@aws-sdk/client-sqs";

import { isDenied } from "../failure";
import { type Acceptance, whoMay } from "./acceptance";
import { type Queue } from "./state";

/** So many empty answers in a row say that nothing of this run is left. */
const enough = 2;

/** So long a message may take from a topic to a queue, in milliseconds. */
const onItsWay = 1_000;

/** Deletes what is left of the messages of this run, also after the user has stopped the tool, and says what it may not. */
export async function clean(acceptance: Acceptance): Promise<void> {
    const { copies } = acceptance.messages;
    const left = await swept(acceptance);
    // SQS may bring back what was deleted.
    for (const queue of copies.queues)
        if (!copies.isIn(queue)) await emptied(queue, { acceptance, until: 0, enough: 1 });
    for (const name of left)
        acceptance.context.say(
            `Messages of this run may be left in ${name}: their bodies begin with "secure-messaging-verify".`,
        );
}

/** Deletes what may be somewhere; gives the names of queues in which something may be left. */
export async function swept(acceptance: Acceptance): Promise<string[]> {
    const { copies } = acceptance.messages;
    const left: string[] = [];
    for (const { queue, since } of copies.places) {
        if (!copies.isIn(queue)) continue;
        const delay = Number(queue.held.outputs["delaySeconds"] ?? 0) * 1000;
        if (await emptied(queue, { acceptance, until: since + delay + onItsWay, enough }))
            copies.forget(queue);
        else left.push(queue.held.name);
    }
    return left;
}

/** How long to look: until so many answers were empty, and at least until then. */
interface Sweep {
    acceptance: Acceptance;
    until: number;
    enough: number;
}

/** Whether somebody was allowed to look, and nothing is left. */
async function emptied(queue: Queue, sweep: Sweep): Promise<boolean> {
    const { acceptance } = sweep;
    const receivers = await whoMay(acceptance, queue, "sqs:ReceiveMessage", "sqs:DeleteMessage");
    const callers = [...receivers.map(({ clients }) => clients.sqs), acceptance.now.aws.client(SQSClient)];
    for (const sqs of callers)
        try {
            return await through(sqs, queue, sweep);
        } catch (error) {
            if (!isDenied(error) && !/^kms|DoesNotExist/i.test((error as Error).name)) throw error;
        }
    return false;
}

async function through(
    sqs: SQSClient,
    queue: Queue,
    { acceptance, until, enough: wanted }: Sweep,
): Promise<boolean> {
    const { messages } = acceptance;
    const isSure = until > 0;
    for (let empty = 0; empty < wanted || Date.now() < until;) {
        const { own, atRisk } = await messages.receive(sqs, queue, { WaitTimeSeconds: isSure ? 1 : 0 });
        for (const received of own) await messages.remove(sqs, queue, received);
        // What is left of this run expires; a message of others would be moved by one more look.
        if (atRisk) return false;
        if (isSure && !messages.copies.isIn(queue)) return true;
        empty = own.length === 0 ? empty + 1 : 0;
    }
    return true;
}
