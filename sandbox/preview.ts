import { programFromCommandLine } from "./command-line";
import { preview } from "./index";
import { runCommand } from "./say";

void runCommand(async () => (await preview(programFromCommandLine("preview"))).code);
