import { existsSync } from "node:fs";
import { join } from "node:path";

import { version as officialVersion } from "@pulumi/pulumi/version";

import { reason, SandboxError, say } from "../say";
import { buildWithGo, pinned } from "./build";
import { cacheDirectory, withLock } from "./cache";
import { downloadOfficial } from "./download";
import { engineVersion, findOnPath, isRecent, oldestVersion } from "./executable";
import { progress } from "./progress";

/** Where the finder looks and how it gets an engine. Tests replace the parts. */
export interface EngineSources {
    path: string;
    cache: string;
    say: (line: string) => void;
    /** Puts `bin/pulumi` into a folder. */
    download: (root: string) => Promise<void>;
    /** Makes the executable. */
    build: (executable: string) => Promise<void>;
}

const executableName = process.platform === "win32" ? "pulumi.exe" : "pulumi";

function defaultSources(): EngineSources {
    return {
        path: process.env["PATH"] ?? "",
        cache: cacheDirectory(),
        say,
        download: (root) => downloadOfficial(root, progress),
        build: (executable) => buildWithGo(executable, progress),
    };
}

let found: Promise<string> | undefined;

/** The Pulumi CLI of this process, looked for once. */
export function engine(): Promise<string> {
    found ??= findEngine();
    return found;
}

/**
 * Finds the Pulumi CLI or gets it: from the PATH, from the cache, by the official download, by a build with Go.
 * Tells of each step that fails why and what comes next; throws one message when all have failed.
 */
export async function findEngine(sources: Partial<EngineSources> = {}): Promise<string> {
    const all = { ...defaultSources(), ...sources };
    const onPath = await usableOnPath(all);
    return onPath ?? (await cached(all.cache)) ?? (await getEngine(all));
}

async function usableOnPath({ path, say }: EngineSources): Promise<string | undefined> {
    const executable = findOnPath("pulumi", path);
    if (executable === undefined) return undefined;
    try {
        const version = await engineVersion(executable);
        if (isRecent(version)) return executable;
        say(
            `${executable} is Pulumi ${version}, but ${oldestVersion} or newer is needed: looking for another one.`,
        );
    } catch (error) {
        say(`${executable} does not run (${reason(error)}): looking for another Pulumi CLI.`);
    }
    return undefined;
}

async function cached(cache: string): Promise<string | undefined> {
    for (const executable of [downloadedExecutable(cache), builtExecutable(cache)]) {
        if (!existsSync(executable)) continue;
        const runs = await engineVersion(executable).then(
            () => true,
            () => false,
        );
        if (runs) return executable;
    }
    return undefined;
}

function getEngine(sources: EngineSources): Promise<string> {
    const { cache, say } = sources;
    const waiting = () => say("Another process is getting the Pulumi CLI: waiting for it.");
    return withLock(join(cache, "getting.lock"), waiting, async () => {
        const meanwhile = await cached(cache);
        return meanwhile ?? (await downloaded(sources)) ?? (await built(sources));
    });
}

async function downloaded({ cache, download, say }: EngineSources): Promise<string | undefined> {
    try {
        say("There is no Pulumi CLI yet: trying the official download.");
        await download(downloadRoot(cache));
        return downloadedExecutable(cache);
    } catch (error) {
        say(`The official download failed (${reason(error)}): building the Pulumi CLI with Go instead.`);
        return undefined;
    }
}

async function built({ cache, build }: EngineSources): Promise<string> {
    try {
        await build(builtExecutable(cache));
        return builtExecutable(cache);
    } catch (error) {
        const ways = [
            `install Pulumi ${oldestVersion} or newer (https://www.pulumi.com/docs/install/)`,
            "open the network to https://get.pulumi.com",
            `install Go ${pinned().go} or newer (https://go.dev/dl/)`,
        ];
        throw new SandboxError(
            `There is no Pulumi CLI: the build failed too (${reason(error)}). One of these helps: ${ways.join("; ")}.`,
            { cause: error },
        );
    }
}

function downloadRoot(cache: string): string {
    return join(cache, `official-${officialVersion}`);
}

function downloadedExecutable(cache: string): string {
    return join(downloadRoot(cache), "bin", executableName);
}

function builtExecutable(cache: string): string {
    return join(cache, `go-${pinned().pulumi}`, "bin", executableName);
}
