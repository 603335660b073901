import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { installedAt, versionOf } from "../installed";
import { repositoryRoot } from "../repository";

/** What the generated SDK knows of a resource type. */
export interface ResourceShape {
    inputs: ReadonlySet<string>;
    /** Properties that only the cloud gives: unknown until the resource exists. */
    outputs: readonly string[];
}

let directory: string | undefined;
const shapes = new Map<string, ResourceShape | undefined>();

/** The shape of `aws:sqs/queue:Queue` from the file `sqs/queue.js` of @pulumi/aws; undefined for a type it lacks. */
export function resourceShape(type: string): ResourceShape | undefined {
    if (!shapes.has(type)) shapes.set(type, readShape(type));
    return shapes.get(type);
}

/** The version of @pulumi/aws that the program uses. */
export function sdkVersion(): string {
    return versionOf(sdkDirectory());
}

function readShape(type: string): ResourceShape | undefined {
    const file = join(sdkDirectory(), `${type.split(":")[1]}.js`);
    if (!existsSync(file)) return undefined;
    const code = readFileSync(file, "utf8");
    const named = (pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match[1]!);
    const given = named(/resourceInputs\["(\w+)"\] = (?!undefined|state\?)/g);
    return { inputs: new Set(given), outputs: named(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g) };
}

/** The program's own SDK where it has one: the engine starts this process in the program's folder. */
function sdkDirectory(): string {
    const name = "@pulumi/aws";
    directory ??= installedAt(process.cwd(), name) ?? installedAt(repositoryRoot, name);
    if (directory === undefined)
        throw new Error(`The stand-in AWS provider needs ${name}, but it is not installed.`);
    return directory;
}
