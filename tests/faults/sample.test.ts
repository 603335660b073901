import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { repositoryRoot } from "../../sandbox";
import { worded } from "../support/faults/calls";
import { cellsOf, kinds } from "../support/faults/cells";
import { madeBy } from "../support/faults/made-by";
import { Worker } from "../support/faults/pool";
import type { ScenarioName } from "../support/faults/scenarios";
import { rowsOf, told } from "../support/faults/table";
import type { Cell } from "../support/faults/trial";
import { withEngine } from "../support/sandbox";

const text = readFileSync(join(repositoryRoot, "sandbox", "FAULTS.md"), "utf8");

/** Of each change but creation: the action whose first call is tried, and how. */
const samples: [ScenarioName, string, Cell["kind"]][] = [
    ["update", "sqs:SetQueueAttributes", "dead"],
    ["rename", "kms:TagResource", "refused"],
    ["rekey", "sqs:SetQueueAttributes", "refused"],
    ["destroy", "sqs:DeleteQueue", "lost"],
];

describe("a deployment that meets a fault", function () {
    this.timeout(120_000);
    let worker: Worker;
    before(withEngine);
    before(() => (worker = new Worker()));
    after(() => worker.end());

    /** Tries one cell of the table, and compares. */
    async function tried(
        name: ScenarioName,
        kind: Cell["kind"],
        isMeant: (call: string) => boolean,
    ): Promise<void> {
        const cells = cellsOf(name, await worker.ask("callsOf", name)).filter((cell) => cell.kind === kind);
        const cell = cells.find(({ calls }) => calls.some((call) => isMeant(worded(call))))!;
        const call = worded(cell.calls.find((one) => isMeant(worded(one)))!);
        assert.equal(told(await worker.ask("run", cell)), rowsOf(text, name).get(call)?.[kind], call);
    }

    for (const [index, [type, action]] of Object.entries(madeBy).entries()) {
        const kind = kinds[index % kinds.length]!;
        it(`comes to what the table says: ${action} of ${type} is ${kind}`, () =>
            tried("create", kind, (call) => call.startsWith(`\`${action}\``)));
    }

    for (const [name, action, kind] of samples)
        it(`comes to what the table says, in a change: ${action} is ${kind}`, () =>
            tried(name, kind, (call) => call.startsWith(`\`${action}\``)));
});
