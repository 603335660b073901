import assert from "node:assert/strict";
import { join } from "node:path";

import { preview, repositoryRoot } from "../sandbox";
import { analyze, findings } from "./support/analyze";
import { deployed } from "./support/deployed";
import { withEngine } from "./support/sandbox";

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
