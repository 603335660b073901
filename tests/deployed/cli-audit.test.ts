import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { type Audit } from "../../cli/audit/facts";
import { holdsAll, spawnTool } from "../support/audited";
import { type Account, eventually } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { type MadeQueue, manyQueues } from "../support/many-queues";
import { folderWith } from "../support/sandbox";

describe("secure-messaging audit, of 1,000 queues in mixed states", function () {
    this.timeout(180_000);
    const { folder, remove } = folderWith({});
    after(remove);
    const words = ["audit", "--json", "--fail-on", "never"];
    let account: Account;
    let made: MadeQueue[];
    let whole: string;

    before(withOwnAccount((it) => (account = it)));
    before("1,000 queues", async () => {
        made = await manyQueues(account, 1_000);
    });
    beforeEach(() => account.control.clearJournal());
    afterEach(() => account.control.clearFault());

    const calls = async (action: string) =>
        (await account.control.journal()).filter((entry) => entry.action === action).length;

    it("tells all of them within a minute, in 300 MiB, by two calls for each", async () => {
        const { code, out, err, seconds, mebibytes } = await spawnTool(account.backend, words);
        assert.equal(code, 0, err);
        holdsAll(JSON.parse(out) as Audit, made);
        assert.ok(seconds < 60, `${seconds} s`);
        assert.ok(mebibytes > 0 && mebibytes < 300, `${mebibytes} MiB`);
        assert.deepEqual([await calls("GetQueueAttributes"), await calls("ListQueueTags")], [1_000, 1_000]);
        whole = out;
    });

    it("tells the same where one call in five is throttled", async () => {
        await account.control.setFault({ kind: "throttled", every: 5 });
        const { code, out, err } = await spawnTool(account.backend, words);
        assert.deepEqual([code, err.includes("Not read")], [0, false], err);
        assert.equal(out, whole);
    });

    it("goes on where it was stopped, and tells the same", async () => {
        const file = path.join(folder, "audit.jsonl");
        const lines = () => readFileSync(file, "utf8").split("\n").length;
        const stopped = await spawnTool(account.backend, [...words, "--resume", file], (child) => {
            const half = eventually(
                () => Promise.resolve(isThere(lines) && lines() > 500 ? true : undefined),
                60_000,
            );
            void half.then(() => child.kill("SIGINT"));
        });
        assert.deepEqual([stopped.code, stopped.out], [130, ""], stopped.err);
        assert.match(
            stopped.err,
            /Stopped\. What was read is in .*audit\.jsonl: the same command goes on from there\.\n$/,
        );
        const kept = lines() - 2;
        assert.ok(kept >= 500 && kept < 1_000, String(kept));

        await account.control.clearJournal();
        const second = await spawnTool(account.backend, [...words, "--resume", file]);
        assert.equal(second.code, 0, second.err);
        assert.match(
            second.err,
            new RegExp(`Going on from .*audit.jsonl, begun at \\S+: ${kept} resources were read\\.`),
        );
        assert.equal(second.out, whole);
        assert.equal(await calls("GetQueueAttributes"), 1_000 - kept);
    });
});

function isThere(look: () => unknown): boolean {
    try {
        look();
        return true;
    } catch {
        return false;
    }
}
