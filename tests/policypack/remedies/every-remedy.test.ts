import assert from "node:assert";

import fc from "fast-check";

import { type Rule } from "../../../policypack/rule";
import { rules } from "../../../policypack/rules";
import { malformedResource } from "../../support/malformed";
import { remedied } from "../../support/remedy-tester";
import { type Resource } from "../../support/wire";

const mending = (): Rule[] => rules.filter(({ remedy }) => remedy !== undefined);

describe("the remedies of all rules", () => {
    it("are those where what is wanted is not in doubt", () => {
        assert.deepStrictEqual(
            mending()
                .map(({ name }) => name)
                .sort(),
            [
                "dlq-redrive-allow",
                "dlq-retention",
                "kms-rotation",
                "sns-tls-only",
                "sqs-data-key-reuse",
                "sqs-tls-only",
                "vpc-endpoint-private-dns",
            ],
        );
    });

    it("take whatever a program writes, and find nothing to do a second time", async function () {
        this.timeout(120_000);
        const mend = async (resource: Resource) => {
            for (const rule of mending()) {
                const after = await remedied(rule, { resource });
                if (after !== undefined)
                    assert.strictEqual(await remedied(rule, { resource }, after), undefined, rule.name);
            }
        };
        await fc.assert(fc.asyncProperty(malformedResource, mend), { numRuns: 2000, seed: 20250301 });
    });
});
