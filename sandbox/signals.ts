import type { ChildProcess } from "node:child_process";

/** What an interruption ends: the engine while it runs, this process while it prepares. */
export interface Interruptible {
    engine?: ChildProcess;
    release(): void;
}

/** Watches for interruptions until it is released. Ending this process by `exit` lets it clean up. */
export function watchSignals(): Interruptible {
    const end = (signal: NodeJS.Signals) => {
        const { engine } = target;
        if (!engine) process.exit(signal === "SIGINT" ? 130 : 143);
        // A terminal interrupts the engine itself, and a second signal would end it without an orderly stop.
        if (signal === "SIGTERM" || !process.stdin.isTTY) engine.kill(signal);
    };
    const release = () => void process.removeListener("SIGINT", end).removeListener("SIGTERM", end);
    const target: Interruptible = { release };
    process.on("SIGINT", end).on("SIGTERM", end);
    return target;
}
