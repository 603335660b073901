import { createRequire } from "node:module";
import { join } from "node:path";

/** A module as code in `directory` would find it. Fails with the sentence that Pulumi's own host uses. */
export function locateModule(name: string, directory: string, installCommand: string): string {
    try {
        return createRequire(join(directory, "noop.js")).resolve(name);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
        const question = `It looks like the Pulumi SDK has not been installed. Have you run ${installCommand}?`;
        throw new Error(question, { cause: error });
    }
}
