import assert from "node:assert/strict";

import { BusyError, MemoryLedger, once } from "../../../examples/messages";

describe("work with an id", () => {
    it("is done once, however often it is asked for", async () => {
        const ledger = new MemoryLedger();
        let done = 0;
        const work = async () => void (done += 1);
        assert.equal(await once(ledger, "a", work), "done");
        assert.equal(await once(ledger, "a", work), "done before");
        assert.equal(await once(ledger, "b", work), "done");
        assert.equal(done, 2);
    });

    it("is done once when two are at it at the same time, and the second comes back", async () => {
        const ledger = new MemoryLedger();
        let done = 0;
        let release = () => {};
        const first = once(ledger, "a", async () => {
            await new Promise<void>((resolve) => (release = resolve));
            done += 1;
        });
        await new Promise(setImmediate);
        await assert.rejects(
            once(ledger, "a", async () => void (done += 1)),
            BusyError,
        );
        release();
        assert.equal(await first, "done");
        assert.equal(done, 1);
    });

    it("is done again when it failed", async () => {
        const ledger = new MemoryLedger();
        await assert.rejects(
            once(ledger, "a", async () => Promise.reject(new Error("not yet"))),
            /not yet/,
        );
        assert.equal(await once(ledger, "a", async () => {}), "done");
    });
});
