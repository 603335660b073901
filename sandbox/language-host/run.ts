import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { RunResponse, type RunRequest } from "@pulumi/pulumi/proto/language_pb";

import { locateModule } from "./locate";
import { optionVariables, runtimeOptions } from "./options";

/** With this exit code the program has told the user itself what went wrong. */
const alreadyReported = 32;

/** Runs a Pulumi program to its end. The signal stops it. */
export function runProgram(request: RunRequest, engine: string, stop: AbortSignal): Promise<RunResponse> {
    const options = runtimeOptions(request.getInfo());
    const directory = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
    const runner = locateModule("@pulumi/pulumi/cmd/run", directory, "pulumi install");
    const env = { ...process.env, ...configVariables(request), ...optionVariables(options) };
    const words = [...options.nodeArguments, runner, ...programArguments(request, engine, directory)];
    // Standard input is the pipe by which the engine owns this process: it is not the program's.
    const program = spawn(process.execPath, words, {
        env,
        stdio: ["ignore", "inherit", "inherit"],
        signal: stop,
        killSignal: "SIGINT",
    });
    return new Promise((resolve) => {
        program.on("error", (error) => resolve(failure(`Problem executing program: ${error.message}`)));
        program.on("exit", (code, signal) => resolve(outcome(code, signal)));
    });
}

function outcome(code: number | null, signal: NodeJS.Signals | null): RunResponse {
    if (code === 0) return new RunResponse();
    if (code === alreadyReported) return new RunResponse().setBail(true);
    if (code === null) return failure(`Program was stopped by ${signal}`);
    return failure(`Program exited with non-zero exit code: ${code}`);
}

function failure(text: string): RunResponse {
    return new RunResponse().setError(text);
}

function programArguments(request: RunRequest, engine: string, directory: string): string[] {
    const info = request.getInfo();
    const flags: Record<string, string> = {
        monitor: request.getMonitorAddress(),
        engine,
        organization: request.getOrganization(),
        project: request.getProject(),
        "root-directory": info?.getRootDirectory() ?? "",
        stack: request.getStack(),
        pwd: directory,
        parallel: String(request.getParallel()),
    };
    const words = Object.entries(flags).flatMap(([name, value]) =>
        value === "" ? [] : [`--${name}`, value],
    );
    if (request.getDryrun()) words.push("--dry-run");
    return [...words, entryPoint(info?.getEntryPoint() ?? ".", directory), ...request.getArgsList()];
}

/**
 * Given ".", Pulumi's runner looks for a package.json on the way up and runs that package's main file, even where the
 * folder is a program of its own within the package. "./" says that the folder is meant.
 */
function entryPoint(given: string, directory: string): string {
    return given === "." && !existsSync(join(directory, "package.json")) ? "./" : given;
}

function configVariables(request: RunRequest): Record<string, string> {
    const config = Object.fromEntries(
        request
            .getConfigMap()
            .toObject(false)
            .map(([key, value]) => [oldKey(key), value]),
    );
    return {
        PULUMI_CONFIG: JSON.stringify(config),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    };
}

/** `package:name` as `package:config:name`, which every version of the SDK reads. */
function oldKey(key: string): string {
    const [namespace, ...rest] = key.split(":");
    return rest.length === 1 ? `${namespace}:config:${rest[0]}` : key;
}
