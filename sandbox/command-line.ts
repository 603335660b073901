import { SandboxError } from "./say";
import type { ProgramRequest } from "./workspace";

/** Reads `npm run <command> -- PROGRAM_DIR [flags of pulumi]`. */
export function programFromCommandLine(command: string): ProgramRequest {
    const usage = `Usage: npm run ${command} -- PROGRAM_DIR [flags of pulumi ${command}]`;
    const [program, ...flags] = process.argv.slice(2);
    if (program === undefined) throw new SandboxError(`Which program? ${usage}`);
    if (program.startsWith("-"))
        throw new SandboxError(`The program's folder comes before ${program}. ${usage}`);
    // npm runs scripts in the repository's root and tells in INIT_CWD where the user stands.
    return { program, flags, folder: process.env["INIT_CWD"] ?? process.cwd(), output: "inherit" };
}
