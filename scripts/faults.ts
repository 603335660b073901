import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { type Call } from "../tests/support/faults/calls";
import { cellsOf } from "../tests/support/faults/cells";
import { sharedOut, Worker } from "../tests/support/faults/pool";
import { plainQueue } from "../tests/support/faults/reference-set";
import { type ScenarioName, tabledNames } from "../tests/support/faults/scenarios";
import { render, type Result } from "../tests/support/faults/table";
import type { Cell } from "../tests/support/faults/trial";
import { renew } from "./docs";

const usage = `npm run faults -- [--only create,rename] [--workers 2]

Makes each change of a small, complete set again and again on local AWS backends, each time with another call that fails
in another way, and then once more without a fault; writes what came of it into sandbox/FAULTS.md. Takes about a quarter
of an hour on two cores. With --only it prints the tables of these changes and writes nothing.`;

const file = path.resolve(__dirname, "..", "sandbox", "FAULTS.md");

async function faults(only: readonly ScenarioName[], count: number): Promise<string> {
    const workers = Array.from({ length: count }, () => new Worker());
    try {
        const names = tabledNames.filter((name) => only.includes(name));
        const calls = await sharedOut(workers, names, (worker, name) => worker.ask("callsOf", name));
        const cells = names.flatMap((name, index) => cellsOf(name, ownCalls(name, calls[index]!)));
        const tell = progress(cells.length);
        const results = await sharedOut(workers, cells, async (worker, cell): Promise<Result> => {
            const outcome = await worker.ask("run", cell).catch((error: Error) => failed(cell, error));
            tell();
            return { cell, outcome };
        });
        return render(results);
    } finally {
        for (const worker of workers) worker.end();
    }
}

/** What a take-over does beyond a creation. */
function ownCalls(name: ScenarioName, calls: readonly Call[]): readonly Call[] {
    return name === "adopt" ? calls.filter(({ resource }) => resource.includes(plainQueue)) : calls;
}

/** A trial that says nothing is no proof. */
function failed({ kind }: Cell, { message }: Error) {
    return { problems: [`no ${kind} trial: ${message}`], leftovers: [] };
}

function progress(total: number): () => void {
    const began = Date.now();
    let done = 0;
    return () => {
        done += 1;
        const left = Math.ceil((((Date.now() - began) / done) * (total - done)) / 60_000);
        const line = `${done} of ${total} trials, ${left} min left`;
        if (process.stderr.isTTY) process.stderr.write(`\r${line}   ${done === total ? "\n" : ""}`);
        else if (done % 25 === 0 || done === total) process.stderr.write(`${line}\n`);
    };
}

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: { only: { type: "string" }, workers: { type: "string" }, help: { type: "boolean" } },
    });
    if (values.help) return console.log(usage);
    const only = (values.only?.split(",") ?? tabledNames) as ScenarioName[];
    const table = await faults(only, Number(values.workers ?? 2));
    if (values.only !== undefined) return console.log(table);
    const part = { file, marker: "faults", render: () => table };
    writeFileSync(file, await renew(readFileSync(file, "utf8"), part));
}

void main();
