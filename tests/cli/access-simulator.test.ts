import assert from "node:assert";
import path from "node:path";

import { columnsOfActions } from "../../cli/access/columns";
import { accessIn } from "../../cli/access/matrix";
import { MessagingSet } from "../../components";
import * as raw from "../../examples/reference-set/raw";
import { repositoryRoot } from "../../sandbox";
import { leftOutOf, simulatorDisagrees } from "../support/access-cells";
import { deployedBy } from "../support/access-matrix";
import { accessModes } from "../support/access-modes";
import { heldBy, heldOf } from "../support/held-programs";
import { runProgram } from "../support/mocks";

/** Programs in one file that take no configuration: those run without an engine, which makes up the ids of a deployment. */
const examples = ["orders", "reference-set"];

const programs: Record<string, () => unknown> = {
    ...Object.fromEntries(examples.map((name) => [`examples/${name}`, () => load(`examples/${name}`)])),
    "examples/reference-set, raw": () => raw.referenceSet("orders"),
    ...Object.fromEntries(
        Object.entries(accessModes).map(([mode, args]) => [
            `a set ${mode}`,
            () => new MessagingSet("orders", args),
        ]),
    ),
};

/** Runs a program anew, which is done by loading it. */
function load(program: string): unknown {
    const file = path.join(repositoryRoot, program, "index.ts");
    delete require.cache[file];
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a program runs when it is loaded
    return require(file) as unknown;
}

describe("the access matrix of the tool and the simulator of IAM", function () {
    this.timeout(120_000);

    for (const [name, program] of Object.entries(programs))
        it(`say the same of every role and action of ${name}`, async () => {
            const recording = await runProgram(program);
            const source = { words: name, resources: heldBy(recording), missing: [] };
            const access = accessIn(source, { columns: columnsOfActions });
            const deployed = deployedBy(recording);
            assert.ok(deployed.callers.length > 3 && deployed.targets.length > 4);
            assert.deepStrictEqual(await simulatorDisagrees(access, deployed), []);
        });

    it("say the same of a preview of examples/orders, whose ids nobody knows yet", async () => {
        const program = () => load("examples/orders");
        const [foretold, recording] = [await heldOf(program, { preview: true }), await runProgram(program)];
        const source = { words: "a preview", resources: foretold, missing: [] };
        const access = accessIn(source, { columns: columnsOfActions });
        assert.deepStrictEqual(await simulatorDisagrees(access, deployedBy(recording)), []);
    });

    it("know the same actions", () => {
        assert.deepStrictEqual((["queue", "topic", "key"] as const).flatMap(leftOutOf), []);
    });
});
