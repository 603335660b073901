import { preview } from "./index";
import { runCommand, SandboxError } from "./say";

const usage = "Usage: npm run preview -- PROGRAM_DIR [flags of pulumi preview]";

// npm runs scripts in the repository's root and tells in INIT_CWD where the user stands.
const folder = process.env["INIT_CWD"] ?? process.cwd();

void runCommand(async () => {
    const [program, ...flags] = process.argv.slice(2);
    if (program === undefined) throw new SandboxError(`Which program? ${usage}`);
    if (program.startsWith("-"))
        throw new SandboxError(`The program's folder comes before ${program}. ${usage}`);
    const { code } = await preview({ program, flags, folder, output: "inherit" });
    return code;
});
