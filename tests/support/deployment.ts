import assert from "node:assert/strict";

import type { ProgramRequest, RunResult } from "../../sandbox";
import type { Backend } from "../../sandbox/backend";
import type { Surroundings } from "../../sandbox/home";
import { type Operation, Workspace } from "../../sandbox/workspace";
import { sharedBackend } from "./backend";
import { folderWith } from "./sandbox";

/** A resource as the state of a stack holds it. */
export interface StateResource {
    urn: string;
    type: string;
    id?: string;
    inputs?: Record<string, unknown>;
    outputs?: Record<string, unknown>;
}

/** A program that is deployed to the local backend, step by step. */
export class Deployment {
    private constructor(private readonly workspace: Workspace) {}

    /** The stack's name is the test's own, so that deployments of one program do not meet. */
    static async of(
        request: ProgramRequest,
        cloud?: Backend,
        more: Pick<Surroundings, "checkpoints"> = {},
    ): Promise<Deployment> {
        const backend = cloud ?? (await sharedBackend());
        const workspace = await Workspace.open({ packs: [], ...request }, { cloud: backend, ...more });
        await workspace.check();
        return new Deployment(workspace);
    }

    /** Runs an operation that may fail. */
    run(operation: Operation, ...flags: string[]): Promise<RunResult> {
        return this.workspace.operate(operation, ...flags);
    }

    /** Deploys, and tells how many resources were created, changed and so on. */
    async up(...flags: string[]): Promise<Record<string, number>> {
        return changesOf(succeeded(await this.run("up", ...flags)));
    }

    async refresh(...flags: string[]): Promise<Record<string, number>> {
        return changesOf(succeeded(await this.run("refresh", ...flags)));
    }

    /** Destroys what there is, protected or not. */
    async destroy(): Promise<void> {
        await this.workspace.unprotect();
        succeeded(await this.run("destroy"));
    }

    async outputs<Outputs = Record<string, unknown>>(): Promise<Outputs> {
        const words = ["stack", "output", "--json", "--show-secrets", "--stack", this.workspace.stack];
        return JSON.parse(succeeded(await this.workspace.pulumi(...words)).stdout) as Outputs;
    }

    /** What `pulumi stack export` writes. */
    async exported(): Promise<{ deployment: { resources?: StateResource[] } }> {
        const words = ["stack", "export", "--show-secrets", "--stack", this.workspace.stack];
        return JSON.parse(succeeded(await this.workspace.pulumi(...words)).stdout) as {
            deployment: { resources?: StateResource[] };
        };
    }

    async resources(): Promise<StateResource[]> {
        return (await this.exported()).deployment.resources ?? [];
    }

    /** Runs any command of Pulumi in the place of the deployment. */
    pulumi(...words: string[]) {
        return this.workspace.pulumi(...words);
    }

    close(): void {
        this.workspace.close();
    }
}

/** A program of one file, for a deployment: its folder is gone after `remove`. */
export function programOf(name: string, code: string): { folder: string; remove: () => void } {
    return folderWith({ "Pulumi.yaml": `name: ${name}\nruntime: nodejs\n`, "index.ts": code });
}

/** Does the work with a deployment of the program, and leaves nothing behind, whatever happens. */
export async function withDeployment(
    request: ProgramRequest,
    work: (deployment: Deployment) => Promise<void>,
    { backend, ...more }: Pick<Surroundings, "checkpoints"> & { backend?: Backend } = {},
): Promise<void> {
    const deployment = await Deployment.of(request, backend, more);
    try {
        await work(deployment);
    } finally {
        try {
            await deployment.destroy();
        } finally {
            deployment.close();
        }
    }
}

function succeeded<Result extends { code: number; stdout: string; stderr: string }>(result: Result): Result {
    assert.equal(result.code, 0, `${result.stdout}\n${result.stderr}`);
    return result;
}

/** The summary of a run, without what stayed the same. */
function changesOf({ events }: RunResult): Record<string, number> {
    const { resourceChanges = {} } = events.find(({ summaryEvent }) => summaryEvent)?.summaryEvent ?? {};
    return Object.fromEntries(Object.entries(resourceChanges).filter(([op]) => op !== "same"));
}
