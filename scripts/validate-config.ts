import { readFileSync } from "node:fs";
import path from "node:path";

import { rules } from "../policypack/rules";
import { configCheck } from "./config/validate";

const usage = "Usage: npm run validate-config -- FILE";

/** Checks the file that the words of the command name, in a folder; tells what it finds and gives the exit code. */
export function main(
    [file, ...others]: readonly string[],
    folder: string,
    say: Pick<Console, "log" | "error">,
): number {
    try {
        if (file === undefined) throw new Error(`Which file? ${usage}`);
        if (others.length > 0) throw new Error(`One file at a time. ${usage}`);
        const today = new Date().toISOString().slice(0, 10);
        const { errors, warnings } = configCheck(rules)(read(folder, file), today);
        for (const warning of warnings) say.error(`warning: ${warning}`);
        for (const error of errors) say.error(`error: ${error}`);
        if (errors.length === 0) say.log(`${file} is a valid configuration of the policy pack.`);
        return errors.length === 0 ? 0 : 1;
    } catch (error) {
        say.error((error as Error).message);
        return 1;
    }
}

function read(folder: string, file: string): string {
    try {
        return readFileSync(path.resolve(folder, file), "utf8");
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const reason = { ENOENT: "there is no such file", EISDIR: "it is a folder" }[code ?? ""] ?? message;
        throw new Error(`${file} cannot be read: ${reason}.`, { cause: error });
    }
}

// npm runs scripts in the repository's root and tells in INIT_CWD where the user stands.
if (require.main === module)
    process.exitCode = main(process.argv.slice(2), process.env["INIT_CWD"] ?? ".", console);
