import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";

import { LocalWorkspace } from "@pulumi/pulumi/automation";

import { reason, SandboxError } from "../say";

/** A Pulumi program that the sandbox can run. */
export interface Project {
    name: string;
    /** The folder of Pulumi.yaml. */
    directory: string;
    /** The folder from which the program runs: that of Pulumi.yaml, or the one that its `main` names. */
    programDirectory: string;
    /** The file that is run first. */
    entry: string;
    /** Whether the program is an ES module. */
    isModule: boolean;
    /** Whether Pulumi.yaml names the program's main file or folder. */
    namesMain: boolean;
    /** The path of the tsconfig.json that applies, whether it is there or not. */
    tsconfig: string;
    /** The folder of the stacks' configuration files. */
    configDirectory: string;
    /** What Pulumi.yaml says under `config`. */
    config: Record<string, unknown>;
}

interface Settings {
    name?: unknown;
    runtime?: unknown;
    main?: unknown;
    config?: unknown;
    stackConfigDir?: unknown;
}

const extensions = [".js", ".ts", ".mjs", ".mts", ".cjs", ".cts"];

/** Reads the project in a folder. Throws one sentence when there is none or the sandbox cannot run it. */
export async function readProject(directory: string): Promise<Project> {
    if (!existsSync(directory)) throw new SandboxError(`The folder ${directory} does not exist.`);
    if (!statSync(directory).isDirectory())
        throw new SandboxError(`${directory} is a file: name the folder of a Pulumi program.`);
    const settings = await readSettings(directory);
    if (typeof settings.name !== "string") throw new SandboxError(`Pulumi.yaml in ${directory} has no name.`);
    const { tsconfig = "tsconfig.json" } = runtimeOptions(settings.runtime, directory);
    const program = locate(directory, settings.main);
    return {
        name: settings.name,
        directory,
        ...program,
        namesMain: typeof settings.main === "string",
        isModule: readManifest(program.programDirectory)["type"] === "module",
        tsconfig: resolve(program.programDirectory, String(tsconfig)),
        configDirectory: resolve(
            directory,
            typeof settings.stackConfigDir === "string" ? settings.stackConfigDir : ".",
        ),
        config: isRecord(settings.config) ? settings.config : {},
    };
}

async function readSettings(directory: string): Promise<Settings> {
    const file = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].find((name) =>
        existsSync(join(directory, name)),
    );
    if (file === undefined)
        throw new SandboxError(`The folder ${directory} has no Pulumi.yaml: it is not a Pulumi program.`);
    try {
        const settings: unknown = await readYaml(directory).projectSettings();
        if (isRecord(settings)) return settings;
    } catch (error) {
        throw new SandboxError(`${file} in ${directory} cannot be read: ${reason(error)}`, { cause: error });
    }
    throw new SandboxError(`${file} in ${directory} is empty.`);
}

/** Pulumi's reader of its own files. Only the folder matters to it, and no CLI has to be there yet. */
export function readYaml(directory: string): Pick<LocalWorkspace, "projectSettings" | "stackSettings"> {
    const workspace = Object.create(LocalWorkspace.prototype) as LocalWorkspace;
    return Object.assign(workspace, { workDir: directory });
}

function runtimeOptions(runtime: unknown, directory: string): Record<string, unknown> {
    const { name, options } = isRecord(runtime) ? runtime : { name: runtime, options: {} };
    if (name === "nodejs") return isRecord(options) ? options : {};
    throw new SandboxError(
        `The program in ${directory} has the runtime ${String(name)}: the sandbox runs TypeScript and JavaScript (runtime: nodejs).`,
    );
}

/** Where Pulumi will find the program. */
function locate(directory: string, main: unknown): { programDirectory: string; entry: string } {
    const target = typeof main === "string" ? resolve(directory, main) : directory;
    const programDirectory = isDirectory(target)
        ? target
        : typeof main === "string"
          ? resolve(target, "..")
          : directory;
    const candidates = isDirectory(target) ? [packageMain(target), join(target, "index")] : [target];
    const entry = candidates.flatMap((path) => (path === undefined ? [] : withExtensions(path))).find(isFile);
    if (entry !== undefined) return { programDirectory, entry };
    const wanted = typeof main === "string" ? main : "index.ts or index.js";
    throw new SandboxError(`The program in ${directory} has no entry file: there is no ${wanted}.`);
}

function packageMain(directory: string): string | undefined {
    const { main } = readManifest(directory);
    return typeof main === "string" ? join(directory, main) : undefined;
}

function withExtensions(path: string): string[] {
    const inside = extensions.map((extension) => join(path, `index${extension}`));
    return [
        ...(extname(path) === "" ? [] : [path]),
        ...extensions.map((extension) => path + extension),
        ...inside,
    ];
}

/** The package.json of a folder, or an empty object. */
export function readManifest(directory: string): Record<string, unknown> {
    const file = join(directory, "package.json");
    if (!existsSync(file)) return {};
    try {
        return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    } catch (error) {
        throw new SandboxError(`${file} is not JSON: ${reason(error)}`, { cause: error });
    }
}

function isDirectory(path: string): boolean {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
