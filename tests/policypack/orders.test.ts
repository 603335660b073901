import assert from "node:assert";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { isStackRule, type Rule } from "../../policypack/rule";
import { type Member, run } from "../support/rule-run";
import { type AnyCase, recordTests } from "../support/rule-tester";

const ORDERS = 100;
const folder = path.join(__dirname, "rules");
const load = createRequire(__filename);

/** The cases of every rule on stacks, by the rule. */
function relationalCases(): Map<Rule, AnyCase[]> {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const cases = new Map<Rule, AnyCase[]>();
    for (const file of files.filter((name) => name.endsWith(".test.ts"))) {
        const module = load.resolve(path.join(folder, file));
        delete load.cache[module];
        for (const { rule, cases: of } of recordTests(() => void load(module)))
            if (isStackRule(rule))
                cases.set(rule, [
                    ...(cases.get(rule) ?? []),
                    ...[of.accepts, of.rejects, of.undecided ?? {}].flatMap((side) => Object.values(side)),
                ]);
    }
    return cases;
}

/** The same numbers in each run. */
function random(seed: number): () => number {
    let state = seed;
    return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
}

function verdict(rule: Rule, members: readonly Member[], { config = {} }: AnyCase): string[] {
    return run(rule, members, config)
        .map(({ on, level, message }) => `${on} ${level} ${message}`)
        .sort();
}

describe("the order in which the resources of a stack arrive", () => {
    it(`changes no verdict: ${ORDERS} orders of each case of each rule on stacks`, function () {
        this.timeout(600_000);
        const next = random(20261121);
        let judged = 0;
        for (const [rule, cases] of relationalCases())
            for (const given of cases) {
                if (!("resources" in given) || given.resources.length < 2) continue;
                const first = verdict(rule, given.resources, given);
                for (let order = 0; order < ORDERS; order++) {
                    assert.deepStrictEqual(verdict(rule, shuffled(given.resources, next), given), first);
                    judged += 1;
                }
            }
        assert.ok(judged > 1000 * ORDERS, `${judged} orders`);
    });
});
