import assert from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Description } from "../../../cli/describe/sets";
import { key, KEY, queue, role } from "../../support/sketched-access";
import { exported } from "../../support/states";
import { tool } from "../../support/tool";

describe("secure-messaging describe", () => {
    let folder: string;

    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "describe-"));
        const state = exported(queue({ kmsMasterKeyId: KEY }), key(), role("worker"));
        writeFileSync(path.join(folder, "state.json"), state);
        writeFileSync(path.join(folder, "empty.json"), exported());
    });

    after(() => rmSync(folder, { recursive: true }));

    const describes = (...words: string[]) => tool(["describe", ...words], folder);

    it("shows tables without columns that nobody fills", async () => {
        const { code, out } = await describes("--state", "state.json");
        assert.strictEqual(code, 0);
        assert.strictEqual(
            out,
            [
                "beside the components",
                "",
                "queues",
                "",
                "queue  FIFO  encryption  retention  hidden for",
                "jobs   no    key         4 days     30 seconds",
                "",
                "keys",
                "",
                "key  rotation  deleted after  multi-Region  encrypts",
                "key  no        30 days        no            jobs",
                "",
                "roles",
                "",
                "role",
                "worker",
                "",
            ].join("\n"),
        );
    });

    it("writes a page in Markdown", async () => {
        const { out } = await describes("--state", "state.json", "--format", "markdown");
        assert.match(out, /^## beside the components\n\n### queues\n\n\| queue \| FIFO \|/);
    });

    it("tells everything as JSON", async () => {
        const { out } = await describes("--state", "state.json", "--json");
        const { source, sets } = JSON.parse(out) as Description;
        assert.deepStrictEqual(
            [source, Object.keys(sets[0]!.tables)],
            ["state of orders/dev", ["queues", "keys", "roles"]],
        );
    });

    it("says so where there is nothing", async () => {
        assert.match((await describes("--state", "empty.json")).out, /holds no queue, topic or key/);
    });

    it("takes one source", async () => {
        const { code, err } = await describes("infra", "--state", "state.json");
        assert.deepStrictEqual([code, err], [2, "Give a program or --state, not both.\n"]);
    });
});
