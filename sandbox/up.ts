import { programFromCommandLine } from "./command-line";
import { howToReach, localCloud, releaseCloud, stacksWithResources, stateFolder } from "./local-cloud";
import { runCommand, say } from "./say";
import { Workspace } from "./workspace";

/** Deploys a program to the local AWS backend, under the policy pack. */
async function up(): Promise<number> {
    const { flags = [], ...request } = programFromCommandLine("up");
    const cloud = await localCloud();
    // What a policy blocks is blocked before any of it is there. A flag of the user comes later, and wins.
    const previewed = { ...request, flags: ["--skip-preview=false", ...flags] };
    const workspace = await Workspace.open(previewed, { state: stateFolder, cloud });
    try {
        await workspace.check();
        const { code } = await workspace.operate("up");
        if (code === 0) say(`Deployed to the local AWS backend at ${cloud.endpoint}. ${howToReach(cloud)}`);
        else if (stacksWithResources().length === 0) await releaseCloud();
        return code;
    } finally {
        workspace.close();
    }
}

void runCommand(up);
