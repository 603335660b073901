import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

import type { Tasks } from "./worker";

interface Answer {
    id: number;
    answer?: unknown;
    error?: string;
}

/**
 * A process of its own with a backend and a stack. The SDK of Pulumi runs one program at a time in a process, and
 * what it leaves behind when a deployment fails is no business of other tests.
 */
export class Worker {
    readonly #process: ChildProcess;
    readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
    #asked = 0;

    constructor() {
        const execArgv = ["--require", "ts-node/register/transpile-only"];
        const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
        this.#process = fork(join(__dirname, "worker.ts"), { execArgv, env });
        this.#process.on("message", ({ id, answer, error }: Answer) => {
            const { resolve, reject } = this.#waiting.get(id)!;
            this.#waiting.delete(id);
            if (error === undefined) resolve(answer);
            else reject(new Error(error));
        });
        this.#process.on("exit", (code) => {
            for (const { reject } of this.#waiting.values())
                reject(new Error(`The worker ended with ${code}.`));
        });
    }

    ask<Task extends keyof Tasks>(task: Task, ...ask: Tasks[Task]["ask"]): Promise<Tasks[Task]["answer"]> {
        const id = (this.#asked += 1);
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
            this.#process.send({ id, task, ask });
        });
    }

    end(): void {
        this.#process.disconnect();
    }
}

/** Does all the work, each piece by the next worker that is free, and gives the results in their order. */
export async function sharedOut<Work, Result>(
    workers: readonly Worker[],
    pieces: readonly Work[],
    work: (worker: Worker, piece: Work) => Promise<Result>,
): Promise<Result[]> {
    const results: Result[] = [];
    const queue = pieces.map((piece, index) => ({ piece, index }));
    const take = async (worker: Worker) => {
        for (let next = queue.shift(); next; next = queue.shift())
            results[next.index] = await work(worker, next.piece);
    };
    await Promise.all(workers.map(take));
    return results;
}
