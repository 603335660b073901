import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The root of this checkout: the same whether the sources or what is built from them run. */
export const repositoryRoot = findRoot(__dirname);

/** The policy pack that every preview runs. */
export const policyPackDirectory = join(repositoryRoot, "policypack");

/** A script of the sandbox in built form: other processes start it, and they know no TypeScript. */
export function builtScript(path: string): string {
    return join(repositoryRoot, "bin", "sandbox", `${path}.js`);
}

function findRoot(folder: string): string {
    if (existsSync(join(folder, "tsconfig.build.json"))) return folder;
    const parent = dirname(folder);
    if (parent === folder)
        throw new Error(`The sandbox runs only inside its checkout, not from ${__dirname}.`);
    return findRoot(parent);
}
