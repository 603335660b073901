import assert from "node:assert/strict";

import { repositoryRoot } from "../../../sandbox";
import { pictures, renewAll } from "../../../scripts/docs";
import { withEngine } from "../../support/sandbox";

describe("the pictures of the systems among the examples", () => {
    before(withEngine);

    it("show what the programs make now: if not, run npm run docs", async function () {
        this.timeout(300_000);
        assert.ok(pictures.length > 4);
        assert.deepEqual(await renewAll(repositoryRoot, "check", { parts: pictures, files: [] }), []);
    });
});
