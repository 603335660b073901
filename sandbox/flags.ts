import { resolve } from "node:path";

import { SandboxError } from "./say";

/** What the user's flags for `pulumi preview` mean to the sandbox; it passes on all the others as they are. */
export interface Flags {
    stack?: string;
    configFile?: string;
    /** Policy packs of the user, which run after ours. */
    packs: string[];
    eventLog?: string;
    rest: string[];
}

/** Flags whose value is a path, which the user means relative to where he stands. */
const paths = new Set(["--policy-pack-config", "--save-plan", "--import-file", "--profiling"]);
const shortNames: Record<string, string> = { "-s": "--stack", "-C": "--cwd" };

/** Sorts the flags; `folder` is where the user stands. */
export function readFlags(words: readonly string[], folder: string): Flags {
    const flags: Flags = { packs: [], rest: [] };
    const queue = [...words];
    for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
        const { name, attached } = split(word);
        const value = () => attached ?? queue.shift() ?? missing(name);
        if (name === "--stack") flags.stack = value();
        else if (name === "--config-file") flags.configFile = resolve(folder, value());
        else if (name === "--policy-pack") flags.packs.push(resolve(folder, value()));
        else if (name === "--event-log") flags.eventLog = resolve(folder, value());
        else if (paths.has(name)) flags.rest.push(name, resolve(folder, value()));
        else if (name === "--cwd")
            throw new SandboxError("--cwd is not for the sandbox: name the program's folder first.");
        else flags.rest.push(word);
    }
    return flags;
}

function split(word: string): { name: string; attached?: string } {
    const short = shortNames[word.slice(0, 2)];
    if (short !== undefined && !word.startsWith("--")) {
        const attached = word.slice(2).replace(/^=/, "");
        return attached === "" ? { name: short } : { name: short, attached };
    }
    const equals = word.startsWith("--") ? word.indexOf("=") : -1;
    return equals < 0 ? { name: word } : { name: word.slice(0, equals), attached: word.slice(equals + 1) };
}

function missing(name: string): never {
    throw new SandboxError(`${name} needs a value.`);
}
