import assert from "node:assert";
import path from "node:path";

import fc from "fast-check";

import { type Analyzer, type Diagnostic, openAnalyzer, type Resource } from "../support/analyzer";
import { malformedResource } from "../support/malformed";
import { preview } from "../support/pack-preview";

describe("the pack, whatever a program writes", () => {
    let pack: Analyzer;
    before(async () => {
        pack = await openAnalyzer(path.resolve(__dirname, "../../policypack"));
        await preview(pack, []);
    });
    after(() => pack.close());

    it("stands a component of any type, for the engine takes every text for one", async () => {
        const types = ["constructor", "toString", "__proto__", "x"];
        const odd = types.map((type) => ({ type, name: "odd", props: {} }));
        assert.deepStrictEqual(await preview(pack, odd), []);
    });

    it("judges malformed resources without giving up", async function () {
        this.timeout(240_000);
        const gaveUp = /can't run policy|the rule itself failed/;
        const judge = async (resources: Resource[]) => {
            const named = resources.map((resource, index) => ({ ...resource, name: `r${index}` }));
            const found: Diagnostic[] = [];
            for (const resource of named) found.push(...(await pack.analyze(resource)).diagnostics);
            found.push(...(await pack.analyzeStack(named)).diagnostics);
            assert.deepStrictEqual(
                found.map(({ message }) => message).filter((message) => gaveUp.test(message)),
                [],
            );
        };
        const stacks = fc.array(malformedResource, { minLength: 1, maxLength: 3 });
        await fc.assert(fc.asyncProperty(stacks, judge), { numRuns: 2500, seed: 20250301 });
    });
});
