import { textTable } from "../table";
import { type Line, type Outcome } from "./check";

export interface Report {
    state: string;
    region: string;
    account: string;
    checks: Line[];
    summary: Record<Outcome, number>;
    /** Whether every check was made: AWS denied none, and nobody stopped the tool. */
    complete: boolean;
    /** Messages of others that were received, and given back at once. */
    foreign: number;
}

export function summaryOf(checks: readonly Line[]): Record<Outcome, number> {
    const count = (outcome: Outcome) => checks.filter((line) => line.outcome === outcome).length;
    return { PASS: count("PASS"), FAIL: count("FAIL"), UNKNOWN: count("UNKNOWN") };
}

/** One line for each check, and one for all. */
export function inWords({ state, region, account, checks, summary, complete }: Report): string {
    const rows = checks.map(({ outcome, check, resource, evidence }) => [outcome, check, resource, evidence]);
    const place = `${state}, in ${region} of account ${account}`;
    const counts = `${summary.PASS} passed, ${summary.FAIL} failed, ${summary.UNKNOWN} unknown`;
    const end = `${counts}${complete ? "" : "; not complete"}: ${place}`;
    return [...(rows.length > 0 ? [textTable(rows)] : []), end].join("\n");
}
