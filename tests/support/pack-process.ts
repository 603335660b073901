import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import type { Readable } from "node:stream";

const bootTimeout = 30_000;
const stopTimeout = 3_000;

/** A policy pack that runs and has said where it serves. */
export interface PackProcess {
    pid: number;
    port: number;
    /** False once the process has ended. */
    alive(): boolean;
    /** What the pack wrote to standard error so far. */
    errors(): string;
    /** Ends the process and waits until it is gone. */
    stop(): Promise<void>;
}

/**
 * Starts a pack as the engine does: the runner comes from the pack's own dependencies and works in its folder.
 * Rejects, with what the pack wrote, when it ends, stays silent, or prints anything before its port.
 */
export async function startPack(packDir: string, environment: Record<string, string>): Promise<PackProcess> {
    const child = spawn(process.execPath, [findRunner(packDir), "127.0.0.1:0", packDir], {
        cwd: packDir,
        env: { ...process.env, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    const port = await readPort(child, child.stdout).catch(async (cause: Error) => {
        await stop(child);
        throw new Error(`The policy pack in ${packDir} ${cause.message}${errors && `:\n${errors}`}`, {
            cause,
        });
    });
    release(child);
    const alive = () => child.exitCode === null && child.signalCode === null;
    return { pid: child.pid!, port, alive, errors: () => errors, stop: () => stop(child) };
}

function findRunner(packDir: string): string {
    try {
        return createRequire(path.join(packDir, "package.json")).resolve(
            "@pulumi/pulumi/cmd/run-policy-pack",
        );
    } catch (cause) {
        throw new Error(`The policy pack in ${packDir} has no @pulumi/pulumi: run npm install there.`, {
            cause,
        });
    }
}

/** The engine takes the first line of standard output for the port, whatever it is. */
function readPort(child: ChildProcess, stdout: Readable): Promise<number> {
    return new Promise((resolve, reject) => {
        let text = "";
        const timer = setTimeout(
            () => reject(new Error(`did not start within ${bootTimeout} ms`)),
            bootTimeout,
        );
        const settle = (error?: Error, port = 0) => {
            clearTimeout(timer);
            if (error) reject(error);
            else resolve(port);
        };
        stdout.setEncoding("utf8").on("data", (chunk: string) => {
            text += chunk;
            if (!text.includes("\n")) return;
            const line = text.split("\n")[0]!;
            if (/^\d+$/.test(line)) settle(undefined, Number(line));
            else settle(new Error(`printed "${line}" where the engine reads its port`));
        });
        child.once("error", (error) => settle(new Error(`could not be started: ${error.message}`)));
        child.once("close", (code, signal) =>
            settle(new Error(`ended at start-up (${signal ?? `exit code ${code}`})`)),
        );
    });
}

/** A pack that a test forgot to close must not keep the test run alive. */
function release(child: ChildProcess): void {
    child.unref();
    for (const stream of [child.stdout, child.stderr]) (stream as Readable & { unref(): void }).unref();
}

async function stop(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeout);
    const gone = once(child, "exit");
    child.ref();
    child.kill();
    await gone;
    clearTimeout(timer);
}
