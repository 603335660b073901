import assert from "node:assert/strict";
import { join } from "node:path";

import { rules } from "../policypack/rules";
import { strict } from "../scripts/config/profiles";
import { preview, repositoryRoot, type RunResult } from "../sandbox";
import { folderWith, withEngine } from "./support/sandbox";
import { unknown } from "./support/wire";

/** The profile strict of an organisation that has a partner. */
function profile(): string {
    const trusting = Object.entries(strict(rules)).map(([name, settings]) => {
        const reads = rules.find((rule) => rule.name === name)?.parameters?.includes("trustedAccounts");
        return [name, reads ? { ...settings, trustedAccounts: ["444455556666"] } : settings];
    });
    return JSON.stringify(Object.fromEntries(trusting));
}

interface Step {
    urn: string;
    newState: { inputs?: Record<string, unknown> };
}

/** The policy documents of a preview, and those of them that have a part which is not known. */
function documents({ stdout }: RunResult): { all: number; unknown: string[] } {
    const { steps } = JSON.parse(stdout) as { steps: Step[] };
    const found = steps.flatMap(({ urn, newState }) =>
        Object.entries(newState.inputs ?? {})
            .filter(([property]) => /policy(Document)?$/i.test(property))
            .map(([property, value]) => [`${urn.split("::").at(-1)} ${property}`, String(value)] as const),
    );
    const isUnknown = ([, text]: readonly [string, string]) => text.includes(unknown);
    return { all: found.length, unknown: found.filter(isUnknown).map(([name]) => name) };
}

describe("every component, access, trust and source, on the first preview by the real engine", function () {
    before(withEngine);
    this.timeout(120_000);

    it("passes the profile strict, with every policy document known", async () => {
        const { folder, remove } = folderWith({ "strict.json": profile() });
        try {
            const result = await preview({
                program: "tests/programs/everything",
                folder: repositoryRoot,
                flags: ["--json", "--policy-pack-config", join(folder, "strict.json")],
                say: () => undefined,
            });
            const said = result.events.flatMap(({ policyEvent }) =>
                policyEvent ? [`${policyEvent.enforcementLevel} ${policyEvent.policyName}`] : [],
            );
            // AWS takes no condition where EventBridge publishes: told, and nobody can mend it.
            assert.deepEqual(said, ["advisory sns-policy-service-source"]);
            const { all, unknown: notKnown } = documents(result);
            assert.deepEqual(notKnown, []);
            assert.ok(all > 60, `${all} documents`);
            assert.equal(result.code, 0);
        } finally {
            remove();
        }
    });
});
