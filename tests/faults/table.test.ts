import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { repositoryRoot } from "../../sandbox";
import { kinds } from "../support/faults/cells";
import { madeBy } from "../support/faults/made-by";
import { versions } from "../support/faults/reference-set";
import { tabledNames } from "../support/faults/scenarios";
import { rowsOf } from "../support/faults/table";
import { runProgram } from "../support/mocks";

const text = readFileSync(join(repositoryRoot, "sandbox", "FAULTS.md"), "utf8");
const cells = (name: (typeof tabledNames)[number]) =>
    [...rowsOf(text, name)].flatMap(([call, row]) =>
        Object.entries(row).map(([kind, said]) => ({ call, kind, said })),
    );

describe("the table of faults", () => {
    for (const name of tabledNames)
        it(`tells of every kind of fault, and of nothing lost or left undone: ${name}`, () => {
            const told = cells(name);
            assert.deepEqual([...new Set(told.map(({ kind }) => kind))].sort(), [...kinds].sort());
            const allowed =
                /^(done|fails, then done|fails until a log group is deleted, then done)(, leaves .+)?$/;
            assert.deepEqual(
                told.filter(({ said }) => !allowed.test(said)),
                [],
            );
        });

    it("has no leftover that lets anybody do anything", () => {
        const left = tabledNames
            .flatMap((name) => cells(name))
            .flatMap(({ said }) => said.split(", leaves ")[1] ?? []);
        const harmless = ["a key", "a role", "an alias", "an instance profile"];
        assert.deepEqual([...new Set(left)].sort(), harmless);
    });

    it("has the call that makes each resource of the reference set", async () => {
        const { all } = await runProgram(versions.asItIs);
        const types = new Set(all.map(({ type }) => type).filter((type) => type.startsWith("aws:")));
        assert.deepEqual([...types].sort(), Object.keys(madeBy).sort());
        const rows = [...rowsOf(text, "create")];
        for (const [type, call] of Object.entries(madeBy)) {
            const row = rows.find(([of]) => of.startsWith(`\`${call}\``));
            assert.deepEqual(Object.keys(row?.[1] ?? {}), [...kinds], type);
        }
    });
});
