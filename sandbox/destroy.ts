import { programFromCommandLine } from "./command-line";
import { releaseCloud, runningCloud, stateFolder } from "./local-cloud";
import { runCommand, SandboxError } from "./say";
import { Workspace } from "./workspace";

/** Takes back what `npm run up` deployed, and ends the local AWS backend when nothing else is there. */
async function destroy(): Promise<number> {
    const request = programFromCommandLine("destroy");
    const cloud = await runningCloud();
    if (cloud === undefined)
        throw new SandboxError(
            "There is nothing to destroy: no local AWS backend runs. `npm run up` starts one.",
        );
    const workspace = await Workspace.open(request, { state: stateFolder, cloud });
    try {
        await workspace.unprotect();
        const { code } = await workspace.operate("destroy");
        if (code === 0) await releaseCloud();
        return code;
    } finally {
        workspace.close();
    }
}

void runCommand(destroy);
