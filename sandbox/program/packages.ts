import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { installedAt } from "../installed";
import { repositoryRoot } from "../repository";
import { type Say, SandboxError } from "../say";
import { isRecord, type Project, readManifest } from "./project";

/** The name under which programs import the components of this repository. */
export const componentPackage = "pulumi-secure-messaging";

/** Checks that the program's packages are there, and tells when something of a package around it is used. */
export function checkPackages({ directory, programDirectory, namesMain }: Project, say: Say): void {
    const itself = namesMain || existsSync(join(programDirectory, "package.json"));
    const around = itself ? undefined : packageAround(dirname(programDirectory));
    if (around !== undefined)
        say(`Outside the sandbox, Pulumi would run ${around} here: add "main: index.ts" to Pulumi.yaml.`);
    const missing = declared(programDirectory).filter((name) => !installedAt(programDirectory, name));
    const lacking = missing.filter((name) => name !== componentPackage && !installedAt(repositoryRoot, name));
    if (lacking.length > 0)
        throw new SandboxError(
            `The program in ${directory} needs ${lacking.join(", ")}, not installed: run npm install there.`,
        );
    if (!installedAt(programDirectory, "@pulumi/pulumi"))
        say(`${directory} has no packages of its own: using those of ${repositoryRoot}.`);
}

/** What Pulumi takes for the program where a folder without a package.json lies inside a package. */
function packageAround(directory: string): string | undefined {
    if (existsSync(join(directory, "package.json"))) {
        const { main, exports } = readManifest(directory);
        return main === undefined && exports === undefined ? undefined : `the package in ${directory}`;
    }
    return dirname(directory) === directory ? undefined : packageAround(dirname(directory));
}

function declared(directory: string): string[] {
    const { dependencies } = readManifest(directory);
    return isRecord(dependencies) ? Object.keys(dependencies) : [];
}
