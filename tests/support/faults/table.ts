import { type Call, steady, worded } from "./calls";
import { kinds } from "./cells";
import { type ScenarioName, scenarios, tabledNames } from "./scenarios";
import type { Cell, Outcome } from "./trial";

/** A trial and what came of it. */
export interface Result {
    cell: Cell;
    outcome: Outcome;
}

/** What the table says of a call, by the kind of the fault. */
export type Row = Partial<Record<Cell["kind"], string>>;

const notTried = "–";

/** What came of a trial, in the words of the table. */
export function told({ failure, byHand, problems, leftovers }: Outcome): string {
    const left = leftovers.length > 0 ? `, leaves ${leftovers.join(" and ")}` : "";
    if (problems.length > 0) return `**${problems.map(steady).join("; ").replaceAll("\n", " ")}**${left}`;
    if (failure === undefined) return `done${left}`;
    if (byHand === undefined) return `fails, then done${left}`;
    return `fails until ${byHand} is deleted, then done${left}`;
}

/** The tables, one for each change, and what failures say. */
export function render(results: readonly Result[]): string {
    const tables = tabledNames.flatMap((name) => {
        const own = results.filter(({ cell }) => cell.scenario === name);
        return own.length > 0 ? [`### ${scenarios[name].title}\n\n${tableOf(own)}`] : [];
    });
    return [...tables, `### What a failure says\n\n${wordsOf(results)}`].join("\n\n");
}

function tableOf(results: readonly Result[]): string {
    const rows = new Map<string, Row>();
    for (const { cell, outcome } of results)
        for (const call of cell.calls)
            rows.set(worded(call), { ...rows.get(worded(call)), [cell.kind]: told(outcome) });
    // The order of calls is another in each run.
    const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1));
    const lines = sorted.map(([call, row]) => line(call, ...kinds.map((kind) => row[kind] ?? notTried)));
    return [line("Call", ...kinds), line("---", ...kinds.map(() => "---")), ...lines].join("\n");
}

/** For each kind of fault and each service, the first failure. */
function wordsOf(results: readonly Result[]): string {
    const said = new Map<string, string>();
    for (const { cell, outcome } of results) {
        const key = line(cell.kind, serviceOf(cell.calls));
        if (outcome.failure !== undefined && !said.has(key)) said.set(key, outcome.failure);
    }
    const lines = [...said].map(([key, words]) => `${key} ${steady(words).replaceAll(/\s+/g, " ")} |`);
    return [line("Fault", "Service", "Words"), line("---", "---", "---"), ...lines.sort()].join("\n");
}

function serviceOf([call]: readonly Call[]): string {
    return call!.service;
}

function line(...cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |`;
}

/** What a rendered table of a change says, by the call. */
export function rowsOf(text: string, name: ScenarioName): Map<string, Row> {
    const [, own = ""] = text.split(`### ${scenarios[name].title}\n`);
    const lines = own
        .split("\n### ")[0]!
        .split("\n")
        .filter((one) => one.startsWith("| `"));
    return new Map(
        lines.map((one) => {
            const [call, ...cells] = one.slice(2, -2).split(" | ");
            const tried = kinds.map((kind, index) => [kind, cells[index]!] as const);
            return [call!, Object.fromEntries(tried.filter(([, cell]) => cell !== notTried))];
        }),
    );
}
