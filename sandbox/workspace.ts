import { spawn, type StdioOptions } from "node:child_process";
import { join, resolve } from "node:path";

import { engine } from "./engine";
import { type EngineEvent, readEvents } from "./events";
import { type Flags, readFlags } from "./flags";
import { type Home, openHome, type Surroundings } from "./home";
import { checkPack } from "./program/pack";
import { checkPackages } from "./program/packages";
import { checkProgram } from "./program/compile";
import { type Project, readProject } from "./program/project";
import { policyPackDirectory } from "./repository";
import { type Say, say } from "./say";
import { type Interruptible, watchSignals } from "./signals";
import { copyConfig, createStack } from "./stack";

/** A program to run with the real engine. Paths are relative to `folder`. */
export interface ProgramRequest {
    /** The folder of the Pulumi program. */
    program: string;
    /** Flags of Pulumi, as a user writes them. Default: none. */
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

/** What came of a run of Pulumi. */
export interface RunResult {
    /** The exit code of Pulumi: 0 unless the run failed or a policy blocked it. */
    code: number;
    /** What Pulumi wrote to its standard output; empty when the output was inherited. */
    stdout: string;
    /** What Pulumi wrote to its standard error; empty when the output was inherited. */
    stderr: string;
    /** The engine's own record of the run, with every violation of a policy. */
    events: EngineEvent[];
}

/** Commands of Pulumi that run the program's stack, with the words that keep them from asking. */
const operations = {
    preview: ["preview"],
    up: ["up", "--yes", "--skip-preview"],
    refresh: ["refresh", "--yes", "--skip-preview"],
    destroy: ["destroy", "--yes", "--skip-preview"],
} as const;

export type Operation = keyof typeof operations;

/** Operations that packs judge. */
const judged: readonly Operation[] = ["preview", "up"];

/** A program, its stack and a private place in which the engine runs them. */
export class Workspace {
    #runs = 0;

    private constructor(
        readonly project: Project,
        private readonly request: ProgramRequest,
        private readonly flags: Flags,
        private readonly packs: readonly string[],
        private readonly home: Home,
        private readonly interruptible: Interruptible,
    ) {}

    /** Makes the place. Rejects with a `SandboxError` of one line when the program cannot be run at all. */
    static async open(request: ProgramRequest, surroundings: Surroundings = {}): Promise<Workspace> {
        const folder = request.folder ?? process.cwd();
        const flags = readFlags(request.flags ?? [], folder);
        const packs = [...(request.packs ?? [policyPackDirectory]), ...flags.packs].map((pack) =>
            resolve(folder, pack),
        );
        const project = await readProject(resolve(folder, request.program));
        checkPackages(project, request.say ?? say);
        const home = openHome(await engine(), project, surroundings);
        process.once("exit", home.close);
        return new Workspace(project, request, flags, packs, home, watchSignals());
    }

    get stack(): string {
        return (this.flags.stack ?? this.request.stack ?? "dev").split("/").pop()!;
    }

    /** Checks the program and the packs. Rejects with a `SandboxError` of one line when one cannot be run at all. */
    async check(): Promise<void> {
        // The packs start in processes of their own while this one checks the program.
        const packsReady = Promise.all(this.packs.map((pack) => checkPack(pack, this.home.environment)));
        packsReady.catch(() => undefined);
        await new Promise(setImmediate);
        checkProgram(this.project);
        await packsReady;
    }

    /** Runs the program's stack. `words` are further flags. */
    async operate(operation: Operation, ...words: string[]): Promise<RunResult> {
        createStack(this.home.state, this.project.name, this.stack);
        const configFile = join(this.home.state, `${this.project.name}.${this.stack}.yaml`);
        await copyConfig(this.configSource(), configFile);
        this.#runs += 1;
        const eventLog = this.flags.eventLog ?? join(this.home.directory, `events.${this.#runs}.json`);
        const packs = judged.includes(operation) ? this.packs : [];
        const output = await this.pulumi(
            ...operations[operation],
            "--non-interactive",
            ...["--stack", this.stack, "--config-file", configFile, "--event-log", eventLog],
            ...packs.flatMap((pack) => ["--policy-pack", pack]),
            ...this.flags.rest,
            ...words,
        );
        return { ...output, events: readEvents(eventLog) };
    }

    /** Takes Pulumi's protection from the stack's resources, which keeps a key from being deleted with its messages. */
    async unprotect(): Promise<void> {
        await this.pulumi("state", "unprotect", "--all", "--yes", "--stack", this.stack);
    }

    /** Runs any command of Pulumi in the place. */
    async pulumi(...words: string[]): Promise<Omit<RunResult, "events">> {
        const channel = this.request.output === "inherit" ? "inherit" : "pipe";
        const stdio: StdioOptions = ["ignore", channel, channel];
        const { directory: cwd } = this.project;
        const child = spawn(await engine(), words, { cwd, env: this.home.environment, stdio });
        const texts = { stdout: "", stderr: "" };
        for (const stream of ["stdout", "stderr"] as const)
            child[stream]?.setEncoding("utf8").on("data", (text: string) => (texts[stream] += text));
        this.interruptible.engine = child;
        return new Promise((resolve, reject) => {
            child.on("error", reject);
            child.on("close", (code) => {
                delete this.interruptible.engine;
                resolve({ code: code ?? 1, ...texts });
            });
        });
    }

    close(): void {
        this.interruptible.release();
        process.removeListener("exit", this.home.close);
        this.home.close();
    }

    private configSource() {
        return {
            project: this.project,
            stack: this.stack,
            file: this.flags.configFile,
            values: this.request.config,
            say: this.request.say ?? say,
        };
    }
}
