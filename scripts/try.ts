import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { type ProgramRequest, runCommand, SandboxError, say } from "../sandbox";
import { type Backend, startBackend } from "../sandbox/backend";
import type { Credentials } from "../sandbox/backend/control";
import { Workspace } from "../sandbox/workspace";
import { type Held, takenRoles } from "./try/roles";
import { startStory } from "./try/story";

const usage = "Usage: npm run try -- PROGRAM_DIR, a folder with a try.ts, such as examples/inventory-updates";

/**
 * Deploys a system to a local AWS backend of its own, tells its story, and takes it back. Where it has a folder `before`,
 * that is deployed first: a system that it takes over, and that needs to please no policy pack.
 */
async function attempt(program: string | undefined): Promise<number> {
    if (program === undefined) throw new SandboxError(`Which program? ${usage}`);
    const folder = process.env["INIT_CWD"] ?? process.cwd();
    const before = path.join(program, "before");
    const hasBefore = existsSync(path.resolve(folder, before, "Pulumi.yaml"));
    const phases = [...(hasBefore ? [{ program: before, packs: [] }] : []), { program }];
    const backend = await startBackend();
    try {
        return await performed(
            phases.map((phase) => ({ ...phase, folder, stack: "try" })),
            backend,
        );
    } finally {
        await backend.stop();
    }
}

/** What a later program knows of those before it: what they export, and their roles. */
interface Earlier {
    outputs: Record<string, unknown>;
    roles: Record<string, Credentials>;
}

/** Performs the first program, within it those that follow, and takes it back. */
async function performed(
    [request, ...others]: readonly ProgramRequest[],
    backend: Backend,
    earlier: Earlier = { outputs: {}, roles: {} },
): Promise<number> {
    const texts = Object.entries(earlier.outputs).filter(([, value]) => typeof value === "string");
    const config = Object.fromEntries(texts) as Record<string, string>;
    const workspace = await Workspace.open({ ...request!, config }, { cloud: backend });
    try {
        await workspace.check();
        say(`Deploying ${request!.program} to a local AWS backend ...`);
        const deployed = await workspace.operate("up");
        if (deployed.code !== 0) {
            process.stderr.write(`${deployed.stdout}${deployed.stderr}`);
            return deployed.code;
        }
        const now = await tellIn(workspace, backend, earlier);
        const code = others.length > 0 ? now.code || (await performed(others, backend, now)) : now.code;
        say("Taking it back ...");
        await workspace.unprotect();
        const destroyed = await workspace.operate("destroy");
        if (destroyed.code !== 0) process.stderr.write(`${destroyed.stdout}${destroyed.stderr}`);
        return code || destroyed.code;
    } finally {
        workspace.close();
    }
}

/** Tells the story of what is deployed now. */
async function tellIn(
    workspace: Workspace,
    backend: Backend,
    earlier: Earlier,
): Promise<Earlier & { code: number }> {
    const words = ["--stack", workspace.stack];
    const own = (await workspace.pulumi("stack", "output", "--json", "--show-secrets", ...words)).stdout;
    const state = (await workspace.pulumi("stack", "export", ...words)).stdout;
    const outputs = { ...earlier.outputs, ...(JSON.parse(own) as object) };
    const { resources } = (JSON.parse(state) as { deployment: { resources: Held[] } }).deployment;
    const roles = { ...earlier.roles, ...(await takenRoles(backend, resources)) };
    const place = mkdtempSync(path.join(tmpdir(), "try-"));
    try {
        const STATE = path.join(place, "state.json");
        writeFileSync(STATE, state, { mode: 0o600 });
        const { directory } = workspace.project;
        const story = startStory({ backend, directory, outputs, roles }, "inherit", { STATE });
        const [code] = (await once(story, "close")) as [number | null];
        return { code: code ?? 1, outputs, roles };
    } finally {
        rmSync(place, { recursive: true });
    }
}

void runCommand(() => attempt(process.argv[2]));
