import { engine, preview, type RunResult, repositoryRoot, runCommand, say } from "./index";
import { blockedSummary, isBlocked, passedSummary } from "./summary";

const secure = "examples/orders";
const insecure = "examples/insecure";

const readOn = `Read on
  README.md               the components: what three lines of yours become
  policypack/README.md    every rule, and how to use the pack in your own project
  npm run preview -- DIR  the same preview of any Pulumi program, such as examples/insecure or one of yours
`;

/** Shows the main job: a program made of the components passes, its insecure twin is blocked. */
async function start(): Promise<number> {
    await engine();
    say(
        `Previewing ${secure} and ${insecure} with the real Pulumi engine and no AWS account, about 15 seconds ...`,
    );
    const [passed, blocked] = await Promise.all([show(secure), show(insecure)]);
    if (passed.code !== 0) return failed(`${secure} must pass, but it did not`, passed);
    if (!isBlocked(blocked))
        return failed(`${insecure} must be blocked by the policy pack, but it was not`, blocked);
    print(`PASSED   ${secure}: queues, a topic, a key and roles, made of the components.`);
    print(`${passedSummary(passed)}\n`);
    print(`BLOCKED  ${insecure}: the same kind of resources, written by hand without protection.`);
    print(`${blockedSummary(blocked)}\n`);
    print(readOn.trimEnd());
    return 0;
}

function show(program: string): Promise<RunResult> {
    return preview({ program, folder: repositoryRoot });
}

function failed(what: string, { stdout, stderr }: RunResult): number {
    say(`${what}. This is what Pulumi said:\n\n${stdout}${stderr}`);
    return 1;
}

function print(text: string): void {
    process.stdout.write(`${text}\n`);
}

void runCommand(start);
