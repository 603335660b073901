import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { SandboxError } from "../say";
import { readManifest } from "./project";

const startLimit = 60_000;
const started = new Map<string, Promise<void>>();

/**
 * Starts a policy pack once and ends it. A pack that cannot start makes the engine print its stack trace; this
 * throws one sentence.
 */
export function checkPack(directory: string, environment: NodeJS.ProcessEnv): Promise<void> {
    const running = started.get(directory) ?? startPack(directory, environment);
    started.set(directory, running);
    // A pack that fails may be put right and tried again.
    running.catch(() => started.delete(directory));
    return running;
}

async function startPack(directory: string, environment: NodeJS.ProcessEnv): Promise<void> {
    if (!existsSync(join(directory, "PulumiPolicy.yaml")))
        throw new SandboxError(`${directory} is not a policy pack: it has no PulumiPolicy.yaml.`);
    const { main } = readManifest(directory);
    if (typeof main === "string" && !existsSync(join(directory, main)))
        throw new SandboxError(
            `The policy pack ${directory} is not built (there is no ${main}): run npm run build.`,
        );
    await boot(directory, runner(directory), environment);
}

function runner(directory: string): string {
    try {
        return createRequire(join(directory, "noop.js")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
    } catch (error) {
        throw new SandboxError(`The policy pack ${directory} lacks its packages: run npm install there.`, {
            cause: error,
        });
    }
}

/** The first thing that a pack prints is its port. Without an engine's address its errors go to standard error. */
function boot(directory: string, script: string, env: NodeJS.ProcessEnv): Promise<void> {
    const pack = spawn(process.execPath, [script, "", directory], {
        cwd: directory,
        env,
        stdio: ["ignore", "pipe", "pipe"],
    });
    const timer = setTimeout(() => pack.kill("SIGKILL"), startLimit);
    let errors = "";
    pack.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    return new Promise((resolve, reject) => {
        pack.stdout.once("data", () => {
            pack.kill("SIGKILL");
            resolve();
        });
        pack.on("close", () => {
            clearTimeout(timer);
            reject(new SandboxError(`The policy pack ${directory} does not start: ${firstReason(errors)}`));
        });
    });
}

/** The line with the error itself, out of a trace. */
function firstReason(errors: string): string {
    const lines = errors.split("\n").map((line) => line.trim());
    const named = lines.find(
        (line) =>
            /\b\w*Error\b.*: |^error TS|: error TS/.test(line) && !line.endsWith("unhandled exception:"),
    );
    return named ?? lines.find((line) => line !== "") ?? "it ended without a word";
}
