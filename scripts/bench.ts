import path from "node:path";
import { parseArgs } from "node:util";

import { isStackRule } from "../policypack/rule";
import { rules } from "../policypack/rules";
import { writeTemporaryPack } from "../tests/support/temporary-pack";
import { awsGuard } from "./bench/awsguard";
import { measureComponents, subjects } from "./bench/components";
import { measureMemory, measureStacks, measureStartUp, measureWork, type Row } from "./bench/measure";
import { syntheticResources } from "./bench/resources";

const usage = `npm run bench -- [--resources 3000] [--runs 5] [--pack policypack]

Measures a policy pack beside awsguard, a pack with as many empty stack policies and a pack with a single empty rule; and
the components beside the same resources written raw; in turn, after a warm-up. Prints medians and their ratios to the
last. Times differ from machine to machine; what
counts is the ratio.`;

/** Sizes of stacks between which the growth of the stack phase is told. */
const SIZES = [1000, 10_000] as const;

const emptyRule = `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty", {
    policies: [{ name: "nothing", description: "Nothing.", validateResource: () => undefined }],
});
`;

const emptyStackRules = (count: number) => `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty-stack-rules", {
    policies: Array.from({ length: ${count} }, (_, i) => ({
        name: "nothing-" + i, description: "Nothing.", validateStack: () => undefined,
    })),
});
`;

function print(names: readonly string[], rows: readonly Row[]): void {
    const line = (what: string, cells: readonly string[]) =>
        console.log(what.padEnd(36) + cells.map((cell) => cell.padStart(14)).join(""));
    line("", names);
    for (const { what, values, ratios } of rows) {
        line(
            what,
            values.map((value) => value.toFixed(2)),
        );
        if (ratios)
            line(
                "  to the last",
                ratios.map((ratio) => ratio.toFixed(2)),
            );
    }
}

async function bench(pack: string, resources: number, runs: number): Promise<void> {
    const guard = awsGuard();
    const stackRules = rules.filter(isStackRule).length;
    const [empty, many] = [writeTemporaryPack(emptyRule), writeTemporaryPack(emptyStackRules(stackRules))];
    try {
        const others = guard === undefined ? [] : [{ name: "awsguard", dir: guard }];
        const packs = [
            { name: "this pack", dir: path.resolve(pack) },
            ...others,
            { name: `${stackRules} empty`, dir: many.dir },
            { name: "empty rule", dir: empty.dir },
        ];
        const dirs = packs.map(({ dir }) => dir);
        const shown = syntheticResources(resources);
        console.error(`Measuring ${runs} runs after a warm-up ...`);
        const rows = [
            await measureStartUp(dirs, runs),
            await measureWork(dirs, shown, runs),
            await measureMemory(dirs, shown, runs),
            ...(await measureStacks(dirs, SIZES.map(syntheticResources), runs)),
        ];
        print(
            packs.map(({ name }) => name),
            rows,
        );
        print(subjects, await measureComponents(runs));
    } finally {
        empty.remove();
        many.remove();
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
