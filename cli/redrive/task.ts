import { setTimeout as sleep } from "node:timers/promises";

import {
    CancelMessageMoveTaskCommand,
    ListMessageMoveTasksCommand,
    type ListMessageMoveTasksResultEntry,
    SQSClient,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

import { isDenied } from "../failure";
import { type Queue } from "./queue";

/** A task that moves messages out of a dead-letter queue. */
export interface Task {
    status: string;
    started: string;
    moved: number;
    /** As many as there were when it began, where AWS tells. */
    toMove?: number;
    /** The queue that everything goes to; without one, each message goes back to where it came from. */
    destination?: string;
    perSecond?: number;
    failure?: string;
    /** By it the task is cancelled; AWS tells it only while the task runs. */
    handle?: string;
}

/** SQS lists so many tasks of a queue at most. */
const listed = 10;

export async function tasksOf({ arn, cloud }: Queue): Promise<Task[]> {
    const command = new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: listed });
    return ((await cloud.client(SQSClient).send(command)).Results ?? []).map(taskIn);
}

function taskIn(entry: ListMessageMoveTasksResultEntry): Task {
    const optional = {
        toMove: entry.ApproximateNumberOfMessagesToMove,
        destination: entry.DestinationArn,
        perSecond: entry.MaxNumberOfMessagesPerSecond,
        failure: entry.FailureReason,
        handle: entry.TaskHandle,
    };
    return {
        status: entry.Status ?? "UNKNOWN",
        started: new Date(Number(entry.StartedTimestamp ?? 0)).toISOString(),
        moved: Number(entry.ApproximateNumberOfMessagesMoved ?? 0),
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    };
}

export function isActive({ status }: Task): boolean {
    return status === "RUNNING" || status === "CANCELLING";
}

/** The task of the queue that moves messages now. */
export async function activeTask(queue: Queue): Promise<Task | undefined> {
    return (await tasksOf(queue)).find(isActive);
}

/** The same, where the caller may know it. */
export async function activeTaskIfTold(queue: Queue): Promise<Task | undefined> {
    try {
        return await activeTask(queue);
    } catch (error) {
        if (isDenied(error)) return undefined;
        throw error;
    }
}

/** Begins to move, and gives the handle. */
export async function startTask(
    sqs: SQSClient,
    SourceArn: string,
    { destination, perSecond }: { destination?: string; perSecond?: number } = {},
): Promise<string> {
    const command = new StartMessageMoveTaskCommand({
        SourceArn,
        ...(destination === undefined ? {} : { DestinationArn: destination }),
        ...(perSecond === undefined ? {} : { MaxNumberOfMessagesPerSecond: perSecond }),
    });
    return (await sqs.send(command)).TaskHandle!;
}

/** Lets no more messages be moved, and tells how many were. */
export async function cancelTask({ cloud }: Queue, TaskHandle: string): Promise<number> {
    const answer = await cloud.client(SQSClient).send(new CancelMessageMoveTaskCommand({ TaskHandle }));
    return Number(answer.ApproximateNumberOfMessagesMoved ?? 0);
}

/** Looks at the latest task until it has ended, or until the user stops looking. */
export async function watchTask(
    queue: Queue,
    interrupted: AbortSignal,
    tell: (task: Task) => void,
): Promise<Task | undefined> {
    for (;;) {
        const [task] = await tasksOf(queue);
        if (task !== undefined) tell(task);
        if (task === undefined || !isActive(task) || interrupted.aborted) return task;
        await sleep(1000, undefined, { signal: interrupted }).catch(() => undefined);
    }
}
