import assert from "node:assert/strict";

import { base, oneSet } from "../support/one-set";
import { traffic } from "../support/traffic";

describe("a set that 50 senders and 50 receivers use at once", function () {
    const set = oneSet("traffic", { args: base });

    it("loses no message in a minute, and gives none twice", async () => {
        const { sent, lost, duplicates } = await traffic(set(), 60);
        console.log(`      ${sent} messages, ${Math.round(sent / 60)} a second`);
        assert.deepEqual([lost, duplicates], [[], []]);
    });
});
