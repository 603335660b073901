import { spawn } from "node:child_process";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import { builtScript } from "../repository";
import { reason } from "../say";
import type { Progress } from "./progress";

const installer = "https://get.pulumi.com/install.sh";
const answerLimit = 15_000;
const downloadLimit = 300_000;

/** Puts the official CLI, with its language hosts, into `root`. Fails when the download cannot be reached in time. */
export async function downloadOfficial(root: string, progress: Progress): Promise<void> {
    await reach();
    const staging = `${root}.${process.pid}`;
    try {
        mkdirSync(dirname(root), { recursive: true });
        await progress("Downloading the official Pulumi CLI", () => install(staging));
        rmSync(root, { recursive: true, force: true });
        renameSync(staging, root);
    } finally {
        rmSync(staging, { recursive: true, force: true });
    }
}

/** A network that drops packets would keep the installer waiting for minutes. */
async function reach(): Promise<void> {
    const response = await fetch(installer, { signal: AbortSignal.timeout(answerLimit) }).catch(
        (error: unknown) => {
            const cause = error instanceof Error ? error.cause : undefined;
            throw new Error(`${installer} cannot be reached: ${reason(cause ?? error)}`, { cause: error });
        },
    );
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${installer} answers ${response.status}`);
}

/** The installer has no time limit of its own, so it runs in a process that can be ended. */
function install(root: string): Promise<void> {
    const child = spawn(process.execPath, [builtScript("engine/install"), root], {
        stdio: ["ignore", "ignore", "pipe"],
        detached: process.platform !== "win32",
    });
    let errors = "";
    child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    const timer = setTimeout(() => stop(child.pid), downloadLimit);
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code, signal) => {
            clearTimeout(timer);
            if (code === 0) return resolve();
            const why = signal ? `no end after ${downloadLimit / 1000} s` : reason(errors);
            reject(new Error(`the official installer failed: ${why}`));
        });
    });
}

/** The installer starts a shell and that a download: all of one process group. */
function stop(pid: number | undefined): void {
    if (pid === undefined) return;
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
}
