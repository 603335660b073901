import path from "node:path";
import { parseArgs } from "node:util";

import { writeTemporaryPack } from "../tests/support/temporary-pack";
import { awsGuard } from "./bench/awsguard";
import { measureMemory, measureStartUp, measureWork, type Row } from "./bench/measure";
import { syntheticResources } from "./bench/resources";

const usage = `npm run bench -- [--resources 3000] [--runs 5] [--pack policypack]

Measures a policy pack beside awsguard and beside a pack with a single empty rule, in turn, after a warm-up, and
prints medians and their ratios to the empty rule. Times differ from machine to machine; what counts is the ratio.`;

const emptyPack = `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty", {
    policies: [{ name: "nothing", description: "Nothing.", validateResource: () => undefined }],
});
`;

function print(names: readonly string[], rows: readonly Row[]): void {
    const line = (what: string, cells: readonly string[]) =>
        console.log(what.padEnd(36) + cells.map((cell) => cell.padStart(12)).join(""));
    line("", names);
    for (const { what, values, ratios } of rows) {
        line(
            what,
            values.map((value) => value.toFixed(2)),
        );
        line(
            "  to the empty rule",
            ratios.map((ratio) => ratio.toFixed(2)),
        );
    }
}

async function bench(pack: string, resources: number, runs: number): Promise<void> {
    const guard = awsGuard();
    const empty = writeTemporaryPack(emptyPack);
    try {
        const others = guard === undefined ? [] : [{ name: "awsguard", dir: guard }];
        const packs = [
            { name: "this pack", dir: path.resolve(pack) },
            ...others,
            { name: "empty rule", dir: empty.dir },
        ];
        const dirs = packs.map(({ dir }) => dir);
        const shown = syntheticResources(resources);
        console.error(`Measuring ${runs} runs after a warm-up ...`);
        print(
            packs.map(({ name }) => name),
            [
                await measureStartUp(dirs, runs),
                ...(await measureWork(dirs, shown, runs)),
                await measureMemory(dirs, shown, runs),
            ],
        );
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
            resources: { type: "string", default: "3000" },
            runs: { type: "string", default: "5" },
        },
    });
    if (values.help) console.log(usage);
    else await bench(values.pack, positive("resources", values.resources), positive("runs", values.runs));
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
