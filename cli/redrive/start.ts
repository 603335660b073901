import { SQSClient } from "@aws-sdk/client-sqs";

import { type Context } from "../context";
import { type Ending } from "../exit-codes";
import { type Counts, countsOf, inWords, type Queue } from "./queue";
import { type Plan, refusedByAws } from "./refusals";
import { isActive, startTask, type Task, watchTask } from "./task";

/** What is told of a move at its end. */
export interface Moved {
    source: string;
    destination?: string;
    task?: Task;
    handle: string;
    before: Record<string, Counts | null>;
    /** Absent where the end was not waited for. */
    after?: Record<string, Counts | null>;
}

export async function move(
    { source, targets, destination }: Plan,
    { perSecond, wait }: { perSecond?: number; wait: boolean },
    context: Context,
): Promise<Moved> {
    const queues = [source, ...targets];
    const before = await countsOfAll(queues);
    const sqs = source.cloud.client(SQSClient);
    const asked = startTask(sqs, source.arn, { destination: destination?.arn, perSecond });
    const handle = await asked.catch((error: unknown) => {
        throw refusedByAws(error, source);
    });
    const told = { source: source.arn, ...(destination && { destination: destination.arn }), handle, before };
    if (!wait) return told;
    const task = await watched(source, context);
    return { ...told, ...(task && { task }), after: await countsOfAll(queues) };
}

/** Shows how far the latest task is, until it ends; whoever stops looking does not stop the task. */
export async function watched(source: Queue, context: Context): Promise<Task | undefined> {
    const task = await watchTask(source, context.interrupted, (now) =>
        context.progress(`${now.status.toLowerCase()}: ${progressOf(now)}`),
    );
    if (task !== undefined && isActive(task) && context.interrupted.aborted)
        context.say(
            `The task goes on (${progressOf(task)}): \`redrive watch ${source.name}\` shows it again, \`redrive cancel ${source.name}\` stops it.`,
        );
    return task;
}

async function countsOfAll(queues: readonly Queue[]): Promise<Record<string, Counts | null>> {
    const counts = await Promise.all(
        queues.map(async (queue) => [queue.name, (await countsOf(queue)) ?? null]),
    );
    return Object.fromEntries(counts) as Record<string, Counts | null>;
}

export function progressOf({ moved, toMove }: Task): string {
    return `${moved}${toMove === undefined ? "" : ` of about ${toMove}`} moved`;
}

/** The move in lines. */
export function movedInWords({ task, before, after, handle }: Moved): string {
    const queues = Object.keys(before).map((name) => {
        const now = after === undefined ? "" : `; after: ${inWords(after[name] ?? undefined)}`;
        return `${name}: before: ${inWords(before[name] ?? undefined)}${now}`;
    });
    const end = task === undefined ? `started: ${handle}` : inLine(task);
    return [end, ...queues].join("\n");
}

export function inLine(task: Task): string {
    const rate = task.perSecond === undefined ? "" : `, at most ${task.perSecond} a second`;
    const to = task.destination === undefined ? "" : `, to ${task.destination}`;
    return `${task.status}: ${progressOf(task)}${rate}${to}${task.failure === undefined ? "" : `; ${reasonOf(task.failure)}`}`;
}

/** Why a task failed, with what to do about it. */
function reasonOf(failure: string): string {
    if (/^kms/i.test(failure) && /AccessDenied/.test(failure))
        return `${failure}: who started it may not use the key: decrypt with that of the dead-letter queue, decrypt and generate data keys with that of the target`;
    if (/^kms/i.test(failure)) return `${failure}: the key cannot be used; see whether it is enabled`;
    if (failure === "AccessDenied") return `${failure}: who started it may not send to the target`;
    if (failure === "CouldNotDetermineMessageSource")
        return `${failure}: a message did not come from a queue; name a target with --to`;
    return failure;
}

export function endingOf(task: Task | undefined): Ending {
    return task?.status === "FAILED" ? "found" : "done";
}
