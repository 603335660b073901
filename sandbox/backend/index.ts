import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { reason, type Say, SandboxError, say } from "../say";
import { localCertificate } from "./certificate";
import { backendPython, backendSources } from "./install";
import { ask } from "./request";

/** A local stand-in for AWS that runs. */
export interface Backend {
    /** The address for every service, for example `https://127.0.0.1:41234`. */
    endpoint: string;
    /** The same without TLS, where AWS answers too and policies have to refuse. */
    plainEndpoint: string;
    /** The file with the certificate, as PEM, that a client of the endpoint has to trust. */
    certificate: string;
    /** The account it stands for. Its number is also the access key of its root user, with any secret. */
    account: string;
    /** Its process. */
    pid: number;
    /** Ends it, and what it held is gone. */
    stop(): Promise<void>;
}

/** How a backend is started. */
export interface BackendOptions {
    /** Whether it goes on when this process ends; then `directory` is needed to find it again. Default: false. */
    detached?: boolean;
    /** A folder for its log, its certificate and its address. Default: a temporary one, gone with it. */
    directory?: string;
    /** Who is told what is done before it runs. Default: standard error. */
    say?: Say;
}

/** What the process tells of itself once it runs. */
interface Announcement {
    pid: number;
    port: number;
    plainPort: number;
    account: string;
}

const startLimit = 30_000;
const stopLimit = 5_000;
const tailLines = 10;

/** Starts the backend, installs it before where that is needed, and waits until it answers. */
export async function startBackend(options: BackendOptions = {}): Promise<Backend> {
    const { detached = false, directory } = options;
    if (detached && directory === undefined)
        throw new SandboxError("A detached backend needs a directory by which it is found again.");
    const python = await backendPython({ say: options.say ?? say });
    const folder = directory ?? mkdtempSync(join(tmpdir(), "pulumi-secure-messaging-backend-"));
    // It clears its own folder as well, for this process may not live to do so.
    const clear = () => (directory === undefined ? remove(folder) : undefined);
    const flags = [...(detached ? ["--detached"] : []), ...(directory === undefined ? ["--temporary"] : [])];
    const child = launch(python, folder, flags);
    try {
        const backend = await answering(folder, child);
        return { ...backend, stop: () => backend.stop().finally(clear) };
    } catch (error) {
        child.kill("SIGKILL");
        clear();
        throw error;
    }
}

/** The backend that was started detached with this directory, if it still runs. */
export async function findBackend(directory: string): Promise<Backend | undefined> {
    const backend = announced(directory);
    return backend !== undefined && (await answers(backend)) ? backend : undefined;
}

function launch(python: string, folder: string, flags: string[]): ChildProcess {
    const scratch = join(folder, "scratch");
    mkdirSync(scratch, { recursive: true });
    rmSync(addressFile(folder), { force: true });
    const { certificate, key } = localCertificate();
    writeFileSync(join(folder, "certificate.pem"), certificate);
    writeFileSync(join(folder, "key.pem"), key, { mode: 0o600 });
    const log = openSync(logFile(folder), "w");
    const detached = flags.includes("--detached");
    const child = spawn(python, ["-m", "overlay", folder, ...flags], {
        cwd: backendSources,
        // Nothing of the user's settings: MiniStack takes many, and keys of a real account among them.
        env: environment(scratch),
        stdio: [detached ? "ignore" : "pipe", log, log],
        detached,
    });
    closeSync(log);
    child.unref();
    // The pipe is never written to: its end tells the backend that this process is gone.
    (child.stdin as unknown as { unref(): void } | null)?.unref();
    return child;
}

function environment(scratch: string): NodeJS.ProcessEnv {
    const kept = ["PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "USERPROFILE"];
    return {
        ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
        PYTHONDONTWRITEBYTECODE: "1",
        PYTHONUNBUFFERED: "1",
        TMPDIR: scratch,
        TEMP: scratch,
    };
}

async function answering(folder: string, child: ChildProcess): Promise<Backend> {
    let ended: string | undefined;
    child.once("error", (error) => (ended = reason(error)));
    child.once("exit", (code, signal) => (ended ??= `it ended with ${signal ?? `exit code ${code}`}`));
    for (const started = Date.now(); Date.now() - started < startLimit; await sleep(20)) {
        if (ended !== undefined) throw new SandboxError(failure(folder, ended));
        const backend = announced(folder);
        if (backend !== undefined && (await answers(backend))) return backend;
    }
    throw new SandboxError(failure(folder, `no answer after ${startLimit / 1000} s`));
}

function announced(folder: string): Backend | undefined {
    try {
        const text = readFileSync(addressFile(folder), "utf8");
        const { pid, port, plainPort, account } = JSON.parse(text) as Announcement;
        const certificate = join(folder, "certificate.pem");
        const endpoint = `https://127.0.0.1:${port}`;
        const plainEndpoint = `http://127.0.0.1:${plainPort}`;
        return { endpoint, plainEndpoint, certificate, account, pid, stop: () => end(pid) };
    } catch {
        return undefined;
    }
}

async function answers(backend: Backend): Promise<boolean> {
    return ask(backend, "GET", "/_ministack/health").then(
        () => true,
        () => false,
    );
}

async function end(pid: number): Promise<void> {
    signal(pid, "SIGTERM");
    for (const asked = Date.now(); signal(pid, 0); await sleep(20))
        if (Date.now() - asked > stopLimit) signal(pid, "SIGKILL");
}

/** Whether there was such a process to signal. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
    try {
        return process.kill(pid, name);
    } catch {
        return false;
    }
}

function failure(folder: string, why: string): string {
    const lines = readFileSync(logFile(folder), "utf8").trimEnd().split("\n").slice(-tailLines);
    return [`The local AWS backend did not start: ${why}. The end of its log:`, ...lines].join("\n");
}

function remove(folder: string): void {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

const addressFile = (folder: string) => join(folder, "backend.json");
const logFile = (folder: string) => join(folder, "backend.log");
