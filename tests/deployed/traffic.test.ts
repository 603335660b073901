import assert from "node:assert/strict";

import { base, oneSet } from "../support/one-set";
import { traffic } from "../support/traffic";

describe("a set that 50 senders and 50 receivers use at once", function () {
    this.timeout(120_000);
    const set = oneSet("traffic", { args: base });

    it("loses no message in 20 seconds, and gives none twice", async () => {
        const { sent, lost, duplicates } = await traffic(set(), 20);
        assert.deepEqual([lost, duplicates], [[], []]);
        assert.ok(sent > 1_000, `${sent} messages`);
    });
});
