import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { rules } from "../../../policypack/rules";
import { preview, repositoryRoot, type RunResult } from "../../../sandbox";
import { folderWith, withEngine } from "../../support/sandbox";

const examples = path.join(repositoryRoot, "examples");

/** The examples that show what an insecure system looks like, each variant beside the rule that blocks it. */
const shown = readdirSync(examples).filter((name) =>
    existsSync(path.join(examples, name, "insecure", "Pulumi.yaml")),
);

/** What the program says of its variants. */
function variantsIn({ events }: RunResult): Record<string, string[]> {
    const outputs = events.flatMap(({ resOutputsEvent }) => {
        const { type, new: made } = (resOutputsEvent?.metadata ?? {}) as Step;
        return type === "pulumi:pulumi:Stack" ? [made?.outputs?.["variants"]] : [];
    });
    return outputs.at(-1) as Record<string, string[]>;
}

interface Step {
    type?: string;
    new?: { outputs?: Record<string, unknown> };
}

/** The rules that the resources of each variant break, and of which level; "" holds what belongs to none. */
function brokenIn({ events }: RunResult, variants: readonly string[]): Map<string, Set<string>> {
    const broken = new Map<string, Set<string>>();
    for (const { policyEvent } of events) {
        if (policyEvent === undefined) continue;
        const { resourceUrn = "", policyName, enforcementLevel } = policyEvent;
        const name = resourceUrn.split("::").slice(3).join("::");
        const [variant = ""] = variants
            .filter((it) => name === it || name.startsWith(`${it}-`))
            .sort((left, right) => right.length - left.length);
        const found = broken.get(variant) ?? new Set();
        broken.set(variant, found.add(`${enforcementLevel} ${policyName}`));
    }
    return broken;
}

/** Rules that ask for nothing unless they are told to. */
const askedFor = ["iam-permissions-boundary", "messaging-required-tags", "vpc-endpoint-required"];

const levels = new Map(rules.map(({ name, level }) => [name, level]));

describe("the insecure variants of the examples", function () {
    before(withEngine);
    this.timeout(180_000);
    const named = new Set<string>();

    for (const name of shown)
        it(`are blocked by the rules that ${name} names, and by nothing unrelated`, async () => {
            const program = path.join("examples", name, "insecure");
            const config = path.join(repositoryRoot, program, "policy-config.json");
            const flags = existsSync(config) ? ["--policy-pack-config", config] : [];
            const result = await preview({ program, folder: repositoryRoot, flags });
            const variants = variantsIn(result);
            assert.ok(Object.keys(variants ?? {}).length > 0, `${result.stdout}${result.stderr}`);
            const broken = brokenIn(result, Object.keys(variants));
            for (const [variant, expected] of Object.entries(variants)) {
                const found = broken.get(variant) ?? new Set();
                const missed = expected.filter((rule) => ![...found].some((it) => it.endsWith(` ${rule}`)));
                assert.deepEqual(missed, [], `${variant} is not found by`);
                const unknown = expected.filter((rule) => !levels.has(rule));
                assert.deepEqual(unknown, [], `${variant} names what is no rule`);
                const blocking = [...found].filter((it) => it.startsWith("mandatory "));
                const unrelated = blocking.filter((it) => !expected.includes(it.replace("mandatory ", "")));
                assert.deepEqual(unrelated, [], `${variant} is also blocked by`);
            }
            assert.deepEqual([...(broken.get("") ?? [])], [], "a violation that belongs to no variant");
            for (const rules of Object.values(variants)) for (const rule of rules) named.add(rule);
        });

    it("break the rules that ask for nothing by default, as well", async () => {
        assert.deepEqual(
            askedFor.filter((rule) => !named.has(rule)),
            [],
        );
        const { folder, remove } = folderWith({
            "config.json": '{ "trail-present": { "requireTrail": true } }',
        });
        try {
            const flags = ["--policy-pack-config", path.join(folder, "config.json")];
            const { events } = await preview({ program: "examples/orders", folder: repositoryRoot, flags });
            const broken = events.flatMap(({ policyEvent }) => policyEvent?.policyName ?? []);
            assert.deepEqual(broken, ["trail-present"]);
        } finally {
            remove();
        }
    });
});
