import { markdownTable, textTable } from "../table";
import { type Change } from "./diff";

/** What changed, the widest first. */
export function changesAs(format: "table" | "markdown", changes: readonly Change[]): string {
    if (changes.length === 0) return "Nobody's access changed.";
    const order = ["wider", "unknown", "narrower"];
    const rows = [...changes]
        .sort((one, other) => order.indexOf(one.direction) - order.indexOf(other.direction))
        .map((change) => [
            change.direction,
            change.resource,
            change.principal,
            change.column,
            `${change.before} -> ${change.after}`,
            detail(change),
        ]);
    const counts = order.map(
        (direction) => `${changes.filter((it) => it.direction === direction).length} ${direction}`,
    );
    const table = [["", "resource", "principal", "access", "change", "by"], ...rows];
    return `${(format === "markdown" ? markdownTable : textTable)(table)}\n\n${counts.join(", ")}`;
}

function detail({ actions, conditions }: Change): string {
    if (conditions)
        return `other conditions: ${conditions.map((list) => list.join("; ") || "none").join(" -> ")}`;
    return Object.entries(actions)
        .map(([action, [before, after]]) => `${action} ${before} -> ${after}`)
        .join(", ");
}
