import assert from "node:assert";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Rule } from "../../../policypack/rule";
import { generatedFiles, stalePages } from "../../../scripts/docs";
import { renderIndex } from "../../../scripts/pages/index-page";
import { WIDTH } from "../../../scripts/pages/program";
import { renderPage } from "../../../scripts/pages/rule-page";
import { renderRules } from "../../../scripts/rule-table";

const rule: Rule = {
    name: "sqs-named",
    description: "A queue has a name.",
    why: "nobody finds it otherwise",
    fix: "set name to <team>-*",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 CM-6"],
    sources: ["https://docs.aws.amazon.com/a.html"],
    types: ["aws:sqs/queue:Queue"],
    check: () => [],
};

describe("the page of a rule", () => {
    const example = (code: string, said: string[] = [], config?: object) => ({
        name: "",
        code,
        said,
        config,
    });
    const page = renderPage(rule, {
        violates: example("bad();", ["it has no name - why - fix"], { requiredTags: ["Owner"] }),
        complies: example("good();"),
    });

    it("has every part, each once and in order", () => {
        assert.deepStrictEqual(
            page.split("\n").filter((line) => line.startsWith("#")),
            [
                "# sqs-named",
                "## Why",
                "## How to fix it",
                "## Code that violates it",
                "## Code that complies",
                "## Settings",
                "## Exemption",
                "## Remediation",
                "## Resources",
                "## Frameworks",
                "## Sources",
            ],
        );
    });

    for (const line of [
        "| low | advisory | mandatory |",
        "Nobody finds it otherwise.",
        "Set name to \\<team>-\\*.",
        "bad();",
        "it has no name - why - fix",
        '    "requiredTags": [',
        "good();",
        "None: what is wanted cannot be told from the program.",
        "- `aws:sqs/queue:Queue`",
        "- NIST 800-53 CM-6",
        "- <https://docs.aws.amazon.com/a.html>",
    ])
        it(`says ${line.trim()}`, () => assert.ok(page.split("\n").includes(line), page));

    it("is linked from the index and from the pack's README", () => {
        assert.ok(
            renderIndex([rule]).includes(
                "| [`sqs-named`](rules/sqs-named.md) | low | advisory | each resource | no | A queue has a name. |",
            ),
        );
        assert.ok(
            renderRules([rule]).includes(
                "| [`sqs-named`](docs/rules/sqs-named.md) | low | advisory | A queue has a name. |",
            ),
        );
    });

    it("goes with its rule", () => {
        const root = mkdtempSync(path.join(tmpdir(), "pages-"));
        try {
            assert.deepStrictEqual(stalePages(root), []);
            const folder = path.join(root, "policypack/docs/rules");
            mkdirSync(folder, { recursive: true });
            for (const page of ["sqs-encrypted.md", "sqs-gone.md"])
                writeFileSync(path.join(folder, page), "");
            assert.deepStrictEqual(stalePages(root), ["policypack/docs/rules/sqs-gone.md"]);
        } finally {
            rmSync(root, { recursive: true });
        }
    });
});

describe("the pages of the rules", () => {
    const root = path.resolve(__dirname, "../../..");
    const pages = generatedFiles
        .map(({ file }) => file)
        .filter((file) => file.startsWith("policypack/docs/rules/"));

    it("hold code of the width of a screen", () => {
        const tooWide = pages.flatMap((file) =>
            [...readFileSync(path.join(root, file), "utf8").matchAll(/```ts\n([^]*?)```/g)]
                .flatMap(([, code]) => code!.split("\n"))
                .filter((line) => line.length > WIDTH)
                .map((line) => `${file}: ${line}`),
        );
        assert.deepStrictEqual(tooWide, []);
    });
});
