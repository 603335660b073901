import { programFromCommandLine } from "./command-line";
import { howToReach, localCloud, stateFolder } from "./local-cloud";
import { runCommand, say } from "./say";
import { Workspace } from "./workspace";

/** Deploys a program to the local AWS backend, under the policy pack. */
async function up(): Promise<number> {
    const request = programFromCommandLine("up");
    const cloud = await localCloud();
    const workspace = await Workspace.open(request, { state: stateFolder, cloud });
    try {
        await workspace.check();
        const { code } = await workspace.operate("up");
        if (code === 0) say(`Deployed to the local AWS backend at ${cloud.endpoint}. ${howToReach(cloud)}`);
        return code;
    } finally {
        workspace.close();
    }
}

void runCommand(up);
