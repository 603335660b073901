import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Names another folder for the engine, in place of the user's cache. */
export const cacheVariable = "PULUMI_SECURE_MESSAGING_CACHE";

/** The folder in which an engine that was downloaded or built stays for the next run. */
export function cacheDirectory(environment = process.env, platform = process.platform): string {
    const chosen = environment[cacheVariable];
    if (chosen) return chosen;
    return join(userCache(environment, platform), "pulumi-secure-messaging");
}

function userCache(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
    if (environment["XDG_CACHE_HOME"]) return environment["XDG_CACHE_HOME"];
    if (platform === "win32") return environment["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
    if (platform === "darwin") return join(homedir(), "Library", "Caches");
    return join(homedir(), ".cache");
}

/** Does the work while no other process does it; `waiting` is told once when another one is at it. */
export async function withLock<T>(lock: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
    for (let told = false; !take(lock); told = true) {
        if (!told) waiting();
        await sleep(1000);
    }
    try {
        return await work();
    } finally {
        rmSync(lock, { force: true });
    }
}

function take(lock: string): boolean {
    mkdirSync(join(lock, ".."), { recursive: true });
    try {
        writeFileSync(lock, String(process.pid), { flag: "wx" });
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        // The holder may have been killed: then its lock goes, and the next round takes it.
        if (!isAlive(Number(readHolder(lock)))) rmSync(lock, { force: true });
        return false;
    }
}

function readHolder(lock: string): string {
    try {
        return readFileSync(lock, "utf8");
    } catch {
        return "";
    }
}

function isAlive(pid: number): boolean {
    // The file is empty for the moment between its creation and the write.
    if (!pid) return true;
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}
