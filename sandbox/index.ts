import { spawn, type StdioOptions } from "node:child_process";
import { join, resolve } from "node:path";

import { engine } from "./engine";
import { type EngineEvent, readEvents } from "./events";
import { type Flags, readFlags } from "./flags";
import { type Home, openHome } from "./home";
import { checkPack } from "./program/pack";
import { checkPackages } from "./program/packages";
import { checkProgram } from "./program/compile";
import { type Project, readProject } from "./program/project";
import { policyPackDirectory } from "./repository";
import { type Say, say } from "./say";
import { type Interruptible, watchSignals } from "./signals";
import { copyConfig, createStack } from "./stack";

export { engine, findEngine } from "./engine";
export type { EngineEvent } from "./events";
export { runCommand, SandboxError, say } from "./say";
export { policyPackDirectory, repositoryRoot } from "./repository";

/** A preview to make. Paths are relative to `folder`. */
export interface PreviewRequest {
    /** The folder of the Pulumi program. */
    program: string;
    /** Flags of `pulumi preview`, as a user writes them. Default: none. */
    flags?: readonly string[];
    /** The policy packs that run. Default: the pack of this repository. */
    packs?: readonly string[];
    /** The name of the stack when the flags name none. Default: `dev`. */
    stack?: string;
    /** Configuration values on top of the stack's own. Default: none. */
    config?: Record<string, string>;
    /** Default: the working directory. */
    folder?: string;
    /** Whether Pulumi writes to this process's standard output and error, or its output is collected. Default: `collect`. */
    output?: "collect" | "inherit";
    /** Who is told what the sandbox does before Pulumi runs. Default: standard error. */
    say?: Say;
}

/** What came of a preview. */
export interface PreviewResult {
    /** The exit code of Pulumi: 0 unless the preview failed or a policy blocked it. */
    code: number;
    /** What Pulumi wrote to its standard output; empty when the output was inherited. */
    stdout: string;
    /** What Pulumi wrote to its standard error; empty when the output was inherited. */
    stderr: string;
    /** The engine's own record of the preview, with every violation of a policy. */
    events: EngineEvent[];
}

/**
 * Previews a program with the real engine, without an account: the user's Pulumi login, the user's credentials and
 * the program's folder are neither read for secrets nor changed. Previews may run at the same time. Rejects with a
 * `SandboxError` of one line when the program or a pack cannot be run at all.
 */
export async function preview(request: PreviewRequest): Promise<PreviewResult> {
    const folder = request.folder ?? process.cwd();
    const flags = readFlags(request.flags ?? [], folder);
    const packs = [...(request.packs ?? [policyPackDirectory]), ...flags.packs].map((pack) =>
        resolve(folder, pack),
    );
    const project = await readProject(resolve(folder, request.program));
    checkPackages(project, request.say ?? say);
    const home = openHome(await engine(), project);
    const interruptible = watchSignals();
    const cleanUp = () => home.close();
    process.once("exit", cleanUp);
    try {
        // The packs start in processes of their own while this one checks the program.
        const packsReady = Promise.all(packs.map((pack) => checkPack(pack, home.environment)));
        packsReady.catch(() => undefined);
        await new Promise(setImmediate);
        checkProgram(project);
        await packsReady;
        return await run(request, { project, packs, flags, home, interruptible });
    } finally {
        cleanUp();
        process.removeListener("exit", cleanUp);
        interruptible.release();
    }
}

interface Prepared {
    project: Project;
    packs: string[];
    flags: Flags;
    home: Home;
    interruptible: Interruptible;
}

async function run(request: PreviewRequest, prepared: Prepared): Promise<PreviewResult> {
    const { project, packs, flags, home } = prepared;
    const stack = (flags.stack ?? request.stack ?? "dev").split("/").pop()!;
    createStack(home.backend, project.name, stack);
    const configFile = join(home.directory, "config.yaml");
    const source = {
        project,
        stack,
        file: flags.configFile,
        values: request.config,
        say: request.say ?? say,
    };
    await copyConfig(source, configFile);
    const eventLog = flags.eventLog ?? join(home.directory, "events.json");
    const words = [
        ...[
            "preview",
            "--non-interactive",
            "--stack",
            stack,
            "--config-file",
            configFile,
            "--event-log",
            eventLog,
        ],
        ...packs.flatMap((pack) => ["--policy-pack", pack]),
        ...flags.rest,
    ];
    const output = await runEngine(words, prepared, request.output ?? "collect");
    return { ...output, events: readEvents(eventLog) };
}

async function runEngine(
    words: string[],
    { project, home, interruptible }: Prepared,
    output: "collect" | "inherit",
): Promise<Omit<PreviewResult, "events">> {
    const channel = output === "inherit" ? "inherit" : "pipe";
    const stdio: StdioOptions = ["ignore", channel, channel];
    const child = spawn(await engine(), words, { cwd: project.directory, env: home.environment, stdio });
    const texts = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const)
        child[stream]?.setEncoding("utf8").on("data", (text: string) => (texts[stream] += text));
    interruptible.engine = child;
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => {
            resolve({ code: code ?? 1, ...texts });
        });
    });
}
