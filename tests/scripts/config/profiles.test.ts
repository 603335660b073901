import assert from "node:assert";

import type { Rule } from "../../../policypack/rule";
import { rules } from "../../../policypack/rules";
import { baseline, strict } from "../../../scripts/config/profiles";
import { checked, fine } from "../../support/config-check";

const facts = { description: "", why: "", fix: "", severity: "low", frameworks: [], sources: [] } as const;
const check = () => [];
const invented: readonly Rule[] = [
    { ...facts, name: "a-core", level: "mandatory", types: [], check },
    { ...facts, name: "a-hardening", level: "advisory", types: [], check },
    { ...facts, name: "a-mixed", level: "mandatory", parameters: ["advice"], types: [], check },
    { ...facts, name: "a-neighbour", level: "advisory", surroundings: true, types: [], check },
];

describe("the profiles", () => {
    it("baseline writes out each rule's own level", () => {
        assert.deepStrictEqual(baseline(invented), {
            "a-core": { enforcementLevel: "mandatory" },
            "a-hardening": { enforcementLevel: "advisory" },
            "a-mixed": { enforcementLevel: "mandatory" },
            "a-neighbour": { enforcementLevel: "advisory" },
        });
    });

    it("strict blocks on hardening, but not on what only stands around messages", () => {
        assert.deepStrictEqual(strict(invented), {
            "a-core": { enforcementLevel: "mandatory" },
            "a-hardening": { enforcementLevel: "mandatory" },
            "a-mixed": { enforcementLevel: "mandatory", advice: "mandatory" },
            "a-neighbour": { enforcementLevel: "advisory" },
        });
    });

    it("name every rule in the order of the pack and are valid configurations", () => {
        const names = rules.map(({ name }) => name);
        for (const profile of [baseline(rules), strict(rules)]) {
            assert.deepStrictEqual(Object.keys(profile), names);
            assert.deepStrictEqual(checked(profile), fine);
        }
    });
});
