import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { engine, type EngineEvent, policyPackDirectory, preview, repositoryRoot } from "../sandbox";
import { openHome } from "../sandbox/home";
import { readProject } from "../sandbox/program/project";
import { deployed } from "./support/deployed";
import { folderWith, withEngine } from "./support/sandbox";

/** Level, rule and resource of each finding. */
function findings(events: readonly EngineEvent[]): string[] {
    return events
        .flatMap(({ policyEvent }) => policyEvent ?? [])
        .map(({ enforcementLevel, policyName, resourceUrn }) => {
            const resource = resourceUrn?.split("::").slice(-2).join(" ");
            return `${enforcementLevel} ${policyName}: ${resource}`;
        })
        .sort();
}

/** `pulumi policy analyze --file STATE --policy-pack policypack --json`: no stack, no login, no provider. */
async function analyze(
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

describe("pulumi policy analyze, on the state that a deployment leaves behind", function () {
    before(withEngine);
    this.timeout(240_000);

    for (const program of ["examples/orders", "examples/insecure"])
        it(`judges ${program} as the preview did`, async () => {
            const previewed = await preview({ program: join(repositoryRoot, program), flags: ["--json"] });
            const analyzed = await analyze(deployed(previewed.stdout), program);
            const blocked = program === "examples/insecure";
            assert.deepEqual([previewed.code !== 0, analyzed.code !== 0], [blocked, blocked]);
            assert.deepEqual(findings(analyzed.events), findings(previewed.events));
            assert.equal(findings(analyzed.events).length > 0, blocked);
        });
});
