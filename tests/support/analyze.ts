import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { engine, type EngineEvent, policyPackDirectory, repositoryRoot } from "../../sandbox";
import { openHome } from "../../sandbox/home";
import { readProject } from "../../sandbox/program/project";
import { folderWith } from "./sandbox";

/** Level, rule and resource of each finding. */
export function findings(events: readonly EngineEvent[]): string[] {
    return events
        .flatMap(({ policyEvent }) => policyEvent ?? [])
        .map(({ enforcementLevel, policyName, resourceUrn }) => {
            const resource = resourceUrn?.split("::").slice(-2).join(" ");
            return `${enforcementLevel} ${policyName}: ${resource}`;
        })
        .sort();
}

/** `pulumi policy analyze --file STATE --policy-pack policypack --json`: no stack, no login, no provider. */
export async function analyze(
    state: string,
    program: string,
): Promise<{ code: number | null; events: EngineEvent[] }> {
    const { folder, remove } = folderWith({ "state.json": state });
    const home = openHome(await engine(), await readProject(join(repositoryRoot, program)));
    try {
        const words = ["--file", join(folder, "state.json"), "--policy-pack", policyPackDirectory, "--json"];
        const { status, stdout } = spawnSync(await engine(), ["policy", "analyze", ...words], {
            cwd: folder,
            env: home.environment,
            encoding: "utf8",
            maxBuffer: 1 << 26,
        });
        const lines = stdout.split("\n").filter((line) => line !== "");
        return { code: status, events: lines.map((line) => JSON.parse(line) as EngineEvent) };
    } finally {
        home.close();
        remove();
    }
}
