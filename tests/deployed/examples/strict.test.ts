import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { preview, repositoryRoot } from "../../../sandbox";
import { withEngine } from "../../support/sandbox";

const examples = path.join(repositoryRoot, "examples");

/** The systems: programs with a story. */
const systems = readdirSync(examples).filter((name) => existsSync(path.join(examples, name, "try.ts")));

const strict = path.join(repositoryRoot, "policypack", "profiles", "strict.json");

/** What nobody can know before the deployment. */
const undecided: Readonly<Record<string, readonly string[]>> = {
    // The policy of who calls the API names it by an id that AWS makes.
    "atx-batch-jobs": ["policy-valid-actions"],
};

describe("the systems among the examples, on their first preview in the profile strict", function () {
    before(withEngine);
    this.timeout(120_000);

    for (const name of systems)
        it(`${name} passes`, async () => {
            const flags = ["--policy-pack-config", strict];
            const result = await preview({ program: `examples/${name}`, folder: repositoryRoot, flags });
            const told = result.events.flatMap(({ policyEvent }) => policyEvent?.policyName ?? []);
            assert.deepEqual([result.code, told], [0, undecided[name] ?? []], result.stdout);
        });
});
