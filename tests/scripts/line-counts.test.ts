import assert from "node:assert";

import { codeLines, renderLineCounts } from "../../scripts/line-counts";

describe("the comparison by lines", () => {
    it("counts neither blank lines nor comments", () => {
        const text = [
            "// One.",
            "",
            "const a = 1; // two",
            "    /** Three,",
            "     * four. */",
            "f(/* five */);",
            "  ",
        ];
        assert.strictEqual(codeLines(text.join("\n")), 2);
    });

    it("shows ten lines or fewer for the components", () => {
        const [, lines] = /ours\.ts\) \| (\d+) \|/.exec(renderLineCounts())!;
        assert.ok(Number(lines) <= 10, lines);
    });

    it("shows both programs whole", () => {
        const text = renderLineCounts();
        assert.strictEqual(text.match(/^```ts$/gm)?.length, 2);
        assert.match(text, /new MessagingSet\(name, \{/);
        assert.match(text, /new aws\.sns\.TopicSubscription\(/);
    });
});
