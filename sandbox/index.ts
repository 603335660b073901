import { type ProgramRequest, type RunResult, Workspace } from "./workspace";

export { engine, findEngine } from "./engine";
export type { EngineEvent } from "./events";
export { runCommand, SandboxError, say } from "./say";
export { policyPackDirectory, repositoryRoot } from "./repository";
export type { ProgramRequest, RunResult } from "./workspace";

/**
 * Previews a program with the real engine, without an account: the user's Pulumi login, the user's credentials and
 * the program's folder are neither read for secrets nor changed. Previews may run at the same time. Rejects with a
 * `SandboxError` of one line when the program or a pack cannot be run at all.
 */
export async function preview(request: ProgramRequest): Promise<RunResult> {
    const workspace = await Workspace.open(request);
    try {
        await workspace.check();
        return await workspace.operate("preview");
    } finally {
        workspace.close();
    }
}
