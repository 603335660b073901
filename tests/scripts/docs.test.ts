import assert from "node:assert";
import path from "node:path";

import { generatedFiles, generatedParts, renew, renewAll } from "../../scripts/docs";
import { renderImportTable } from "../../scripts/import-table";

describe("the generated parts of the documentation", () => {
    it("are up to date: if not, run npm run docs", async function () {
        this.timeout(300_000);
        const all = { parts: generatedParts, files: generatedFiles };
        assert.deepStrictEqual(await renewAll(path.resolve(__dirname, "../.."), "check", all), []);
    });

    const part = { file: "A.md", marker: "list", render: () => "- new" };

    it("replace what lies between their markers and nothing else", async () => {
        const text = "# A\n<!-- list:start -->\n- old\n<!-- list:end -->\nThe end.\n";
        const renewed = "# A\n<!-- list:start -->\n\n- new\n\n<!-- list:end -->\nThe end.\n";
        assert.strictEqual(await renew(text, part), renewed);
        assert.strictEqual(await renew(renewed, part), renewed);
    });

    it("say which markers a file lacks", async () => {
        const message = 'A.md needs the lines "<!-- list:start -->" and "<!-- list:end -->", in this order.';
        await assert.rejects(renew("# A\n", part), { message });
        await assert.rejects(renew("<!-- list:end --> <!-- list:start -->", part), { message });
    });

    it("show the import table a row at a time", () => {
        const table = [
            { from: "iam", ours: [], packages: [], node: false },
            { from: "pack", ours: ["iam"], packages: ["@a/b"], types: ["@a/c"], node: true },
            { from: "tests", ours: ["*"], packages: ["mocha"], node: true },
        ];
        assert.deepStrictEqual(renderImportTable(table).split("\n"), [
            "| In | may import of ours | packages | Node's modules |",
            "| --- | --- | --- | --- |",
            "| `iam` | nothing | none | no |",
            "| `pack` | `iam` | `@a/b`, `@a/c` (types only) | yes |",
            "| `tests` | everything | `mocha` | yes |",
        ]);
    });
});
