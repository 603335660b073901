import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { cacheDirectory, withLock } from "../engine/cache";
import { findOnPath } from "../engine/executable";
import { type Progress, progress } from "../engine/progress";
import { repositoryRoot } from "../repository";
import { reason, type Say, SandboxError, say } from "../say";

/** The folder of the backend's Python sources. */
export const backendSources = join(repositoryRoot, "sandbox", "backend");

/** Where the finder looks and how it gets what the backend runs on. Tests replace the parts. */
export interface PythonSources {
    path: string;
    cache: string;
    say: Say;
    progress: Progress;
    /** The file that pins every package with its hashes. */
    requirements: string;
    /** Makes a virtual environment with what the file pins. */
    make: (base: string, environment: string, requirements: string) => Promise<void>;
}

const run = promisify(execFile);
const names = ["python3.11", "python3.12", "python3.13", "python3.14", "python3", "python"];
const usable = "import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 11) else 1)";
const needed =
    "The local AWS backend needs Python 3.11 or newer with its venv module: install it " +
    "(https://www.python.org/downloads/; on Debian and Ubuntu: apt install python3 python3-venv).";

function defaultSources(): PythonSources {
    return {
        path: process.env["PATH"] ?? "",
        cache: cacheDirectory(),
        say,
        progress,
        requirements: join(backendSources, "requirements.txt"),
        make,
    };
}

/** The Python of a virtual environment that holds what the backend needs, made on first use. */
export async function backendPython(sources: Partial<PythonSources> = {}): Promise<string> {
    const all = { ...defaultSources(), ...sources };
    const environment = join(all.cache, `backend-${fingerprint(all.requirements)}`);
    const python = pythonIn(environment);
    if (existsSync(python)) return python;
    const waiting = () => all.say("Another process is installing the local AWS backend: waiting for it.");
    return withLock(join(all.cache, "backend.lock"), waiting, async () => {
        if (!existsSync(python)) await install(environment, all);
        return python;
    });
}

async function install(environment: string, sources: PythonSources): Promise<void> {
    const base = await findPython(sources.path);
    const staging = `${environment}.${process.pid}`;
    try {
        await sources.progress("Installing the local AWS backend, once, about ten seconds", () =>
            sources.make(base, staging, sources.requirements),
        );
        rmSync(environment, { recursive: true, force: true });
        // Whoever looks sees the whole environment or none.
        renameSync(staging, environment);
    } catch (error) {
        const why = `The local AWS backend could not be installed: ${pipReason(error)}`;
        throw new SandboxError(`${why}. Open the network to the Python package index and run again.`, {
            cause: error,
        });
    } finally {
        rmSync(staging, { recursive: true, force: true });
    }
}

async function make(base: string, environment: string, requirements: string): Promise<void> {
    await run(base, ["-m", "venv", environment]);
    const quiet = ["--quiet", "--no-input", "--disable-pip-version-check"];
    // Wheels alone: nothing of what is downloaded runs while it is installed.
    const safe = ["--require-hashes", "--only-binary", ":all:", "--no-deps"];
    const words = ["-m", "pip", "install", ...quiet, ...safe, "--requirement", requirements];
    await run(pythonIn(environment), words, { maxBuffer: 1 << 26 });
}

async function findPython(path: string): Promise<string> {
    for (const name of names) {
        const executable = findOnPath(name, path);
        if (executable !== undefined && (await runs(executable, usable))) return executable;
    }
    throw new SandboxError(needed);
}

async function runs(python: string, program: string): Promise<boolean> {
    return run(python, ["-c", program]).then(
        () => true,
        () => false,
    );
}

/** pip writes its errors last, each marked. */
function pipReason(error: unknown): string {
    const { stderr = "" } = error as { stderr?: string };
    const errors = stderr.split("\n").filter((line) => line.startsWith("ERROR: "));
    return (errors.at(-1)?.slice("ERROR: ".length) ?? reason(error)).replace(/\.$/, "");
}

function pythonIn(environment: string): string {
    return process.platform === "win32"
        ? join(environment, "Scripts", "python.exe")
        : join(environment, "bin", "python");
}

function fingerprint(requirements: string): string {
    return createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
}
