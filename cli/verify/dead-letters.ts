import { setTimeout as sleep } from "node:timers/promises";

import { startTask } from "../redrive/task";
import { type Acceptance, whoMay } from "./acceptance";
import { type Acting } from "./actors";
import { swept } from "./clean";
import { type Check, fail, pass, unknown, type Verdict } from "./check";
import { arrival, names, nobody, patience, tried, unlessInUse } from "./trial";
import { type Received } from "./messages";
import { maxReceiveCount, redriveOf } from "./redrive-policy";
import { type Intended, type Queue, text } from "./state";
import { messagesIn } from "./traffic";

/** More vain receives than this take too long. */
const mostReceives = 20;

/** Whether a queue or subscription of the state names it as its dead-letter queue. */
export function isDeadLetterQueue({ arn }: Queue, { queues, all }: Intended): boolean {
    const subscriptions = all.filter(({ type }) => type === "aws:sns/topicSubscription:TopicSubscription");
    const documents = [
        ...queues.map(({ redrive }) => redrive),
        ...subscriptions.map((held) => text(held, "redrivePolicy")),
    ];
    return documents.some((document) => redriveOf(document).deadLetterTargetArn === arn);
}

/** A message that nobody can handle comes to the dead-letter queue, and the operator moves it back. */
export function deadLetterChecks(acceptance: Acceptance, queues: readonly Queue[]): Check[] {
    return queues.flatMap((queue) => {
        const { deadLetterTargetArn } = redriveOf(queue.redrive);
        const dead = acceptance.intended.queues.find(({ arn }) => arn === deadLetterTargetArn);
        if (dead === undefined) return [];
        const look = () =>
            unlessInUse(queue, acceptance, () =>
                unlessInUse(dead, acceptance, () => thereAndBack(queue, dead, acceptance)),
            );
        return [{ id: "flow.dead-letter", subject: queue.held, look }];
    });
}

/** Who takes part, and where. */
interface Part {
    queue: Queue;
    dead: Queue;
    consumer: Acting;
    operator: Acting;
    /** As often as the queue lets a message be received. */
    receives: number;
}

async function thereAndBack(queue: Queue, dead: Queue, acceptance: Acceptance): Promise<Verdict> {
    const receives = maxReceiveCount(queue);
    if (receives > mostReceives) return unknown(`a message has to be received ${receives} times: not tried`);
    const inUse = await notEmpty([queue, dead], acceptance);
    if (inUse !== undefined)
        return unknown(`${inUse.held.name} holds messages of others, which the trial would move`);
    const [sender] = await whoMay(acceptance, queue, "sqs:SendMessage");
    const [consumer] = await whoMay(acceptance, queue, "sqs:ReceiveMessage", "sqs:DeleteMessage");
    const [operator] = await whoMay(acceptance, dead, "sqs:StartMessageMoveTask", "sqs:ReceiveMessage");
    if (sender === undefined) return unknown(nobody("send to", queue));
    if (consumer === undefined) return unknown(nobody("receive from", queue));
    if (operator === undefined) return unknown(nobody("move messages out of", dead));
    const body = await tried(sender, "send", queue, () =>
        acceptance.messages.send(sender.clients.sqs, queue),
    );
    if (typeof body !== "string") return body;
    const part = { queue, dead, consumer, operator, receives };
    acceptance.messages.copies.mayCome(body, dead);
    return (await failing(part, body, acceptance)) ?? (await movingBack(part, body, acceptance));
}

/**
 * A queue that holds messages, or may: even with --allow-traffic, for vain receives and a move concern every message there
 * is. Counts may be behind, and what is left of this run does not count.
 */
async function notEmpty(queues: readonly Queue[], acceptance: Acceptance): Promise<Queue | undefined> {
    await swept(acceptance);
    for (const began = Date.now(); ; await sleep(1000)) {
        const counts = await Promise.all(queues.map((queue) => messagesIn(queue, acceptance.now)));
        const full = queues[counts.findIndex((count) => count !== 0)];
        const isOver =
            Date.now() - began > acceptance.choices.wait * 1000 || acceptance.context.interrupted.aborted;
        if (full === undefined || isOver) return full;
    }
}

/** Receives the message in vain until it is among the dead letters. Undefined when it is; else what is wrong. */
async function failing(
    { queue, dead, consumer, operator, receives }: Part,
    body: string,
    acceptance: Acceptance,
) {
    const { messages, choices, context } = acceptance;
    const limit = patience(choices.wait);
    const inVain = { VisibilityTimeout: 0 };
    const isIts = (received: Received) => received.body === body;
    let count = 0;
    for (const began = Date.now(); Date.now() - began < limit && !context.interrupted.aborted;) {
        const tries = await tried(consumer, "receive", queue, () =>
            messages.receive(consumer.clients.sqs, queue, inVain),
        );
        if ("outcome" in tries) return tries;
        if (tries.foreign > 0) return unknown(`messages of others came into ${queue.held.name} meanwhile`);
        if (tries.own.some(isIts)) count += 1;
        if (count > receives)
            return fail(`the message was received ${count} times, and is not among the dead letters`);
        if (tries.own.length > 0) continue;
        const seen = await tried(operator, "receive", dead, () =>
            messages.receive(operator.clients.sqs, dead, inVain),
        );
        if ("outcome" in seen) return seen;
        if (seen.foreign > 0) return unknown(`messages of others came into ${dead.held.name} meanwhile`);
        if (seen.own.some(isIts)) return undefined;
    }
    return context.interrupted.aborted
        ? unknown("stopped before the message was among the dead letters")
        : fail(
              `received ${count} times in vain, the message did not come to ${dead.held.name} in ${limit / 1000} s`,
          );
}

async function movingBack(
    { queue, dead, consumer, operator, receives }: Part,
    body: string,
    acceptance: Acceptance,
) {
    const started = await tried(operator, "move messages back", dead, () =>
        startTask(operator.clients.sqs, dead.arn),
    );
    if (typeof started !== "string") return started;
    const wrong = await arrival({ queue, body, by: consumer }, acceptance);
    if (wrong !== undefined)
        return { ...wrong, evidence: `moved back from ${dead.held.name}, ${wrong.evidence}` };
    return pass(
        `received in vain ${receives} times by ${names([consumer])}, the message came to ${dead.held.name}; ` +
            `${names([operator])} moved it back, and it was received again`,
    );
}
