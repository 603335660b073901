import path from "node:path";
import { parseArgs } from "node:util";

import { writeTemporaryPack } from "../tests/support/temporary-pack";
import { measureStartUp, measureWork, type Row } from "./bench/measure";
import { syntheticResources } from "./bench/resources";

const usage = `npm run bench -- [--resources 500] [--runs 9] [--pack policypack]

Measures a policy pack beside one with a single empty rule, in turn, after a warm-up, and prints medians.
Times differ from machine to machine; what counts is the ratio.`;

const emptyPack = `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty", {
    policies: [{ name: "nothing", description: "Nothing.", validateResource: () => undefined }],
});
`;

function print(rows: readonly Row[]): void {
    const line = (what: string, cells: readonly string[]) =>
        console.log(what.padEnd(34) + cells.map((cell) => cell.padStart(13)).join(""));
    line("", ["this pack", "empty rule", "ratio"]);
    for (const { what, values, ratio } of rows)
        line(
            what,
            [...values, ratio].map((value) => value.toFixed(2)),
        );
}

async function bench(pack: string, resources: number, runs: number): Promise<void> {
    const empty = writeTemporaryPack(emptyPack);
    try {
        const dirs = [path.resolve(pack), empty.dir] as const;
        console.error(`Measuring ${runs} runs after a warm-up ...`);
        print([
            await measureStartUp(dirs, runs),
            ...(await measureWork(dirs, syntheticResources(resources), runs)),
        ]);
    } finally {
        empty.remove();
    }
}

function positive(flag: string, text: string): number {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1)
        throw new Error(`--${flag} must be a whole number above 0, not ${text}.`);
    return value;
}

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            help: { type: "boolean", default: false },
            pack: { type: "string", default: path.resolve(__dirname, "../policypack") },
            resources: { type: "string", default: "500" },
            runs: { type: "string", default: "9" },
        },
    });
    if (values.help) console.log(usage);
    else await bench(values.pack, positive("resources", values.resources), positive("runs", values.runs));
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
