import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { type Backend, findBackend, startBackend } from "./backend";
import { environmentFor } from "./backend/environment";
import { repositoryRoot } from "./repository";
import { say } from "./say";

/** What `npm run up` leaves for `npm run destroy`: the local AWS backend, and the stacks that it holds. */
const folder = join(repositoryRoot, ".sandbox");
const backendFolder = join(folder, "backend");

/** The folder of the stacks' states. */
export const stateFolder = join(folder, "stacks");

/** The local AWS backend that runs, or undefined. */
export function runningCloud(): Promise<Backend | undefined> {
    return findBackend(backendFolder);
}

/** The local AWS backend, started if it does not run. */
export async function localCloud(): Promise<Backend> {
    const running = await runningCloud();
    if (running !== undefined) return running;
    if (stacksWithResources().length > 0)
        say("The local AWS backend has ended, and what was deployed to it is gone: starting anew.");
    rmSync(stateFolder, { recursive: true, force: true });
    return startBackend({ detached: true, directory: backendFolder });
}

/** Ends the backend when no stack is left in it. */
export async function releaseCloud(): Promise<void> {
    const left = stacksWithResources();
    if (left.length > 0) {
        say(`The local AWS backend goes on for ${left.join(", ")}.`);
        return;
    }
    await (await runningCloud())?.stop();
    rmSync(folder, { recursive: true, force: true });
    say("Nothing is left: the local AWS backend has ended.");
}

/** The stacks of the local cloud that hold resources, as `project/stack`. */
export function stacksWithResources(): string[] {
    const projects = join(stateFolder, ".pulumi", "stacks");
    if (!existsSync(projects)) return [];
    return readdirSync(projects).flatMap((project) =>
        readdirSync(join(projects, project))
            .filter((file) => file.endsWith(".json") && hasResources(join(projects, project, file)))
            .map((file) => `${project}/${file.slice(0, -".json".length)}`),
    );
}

function hasResources(file: string): boolean {
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
        checkpoint?: { latest?: { resources?: unknown[] } };
    };
    return (checkpoint?.latest?.resources ?? []).length > 0;
}

/** How another program reaches the backend with the AWS SDK or the AWS command line. */
export function howToReach(backend: Backend): string {
    const variables = environmentFor(backend);
    const lines = Object.entries(variables).map(([name, value]) => `  export ${name}=${value}`);
    return [`The AWS command line and programs reach it with`, ...lines].join("\n");
}
