import { parseArn } from "../../iam";
import { textTable } from "../table";
import { type Audit, type Audited, type Told } from "./facts";
import { type Plan } from "./plan";
import { weights } from "./risk";
import { counted } from "../words";

/** The heads of the columns. */
export const columns = [
    "Risk",
    "Kind",
    "Name",
    "Region",
    "Encryption",
    "Key",
    "Data",
    "DLQ",
    "Callers",
    "Messages",
    "Findings",
];

/** One queue or topic as a row. */
export function cellsOf(item: Audited): string[] {
    const {
        risk,
        kind,
        name,
        region = "-",
        encryption,
        key,
        dataClass,
        personalData,
        callers,
        findings,
    } = item;
    return [
        String(risk),
        kind,
        name,
        region,
        encryption,
        key === undefined ? "-" : shortKey(key),
        (dataClass ?? (item.unknown.includes("tags") ? "?" : "-")) + (personalData ? " (personal)" : ""),
        deadLetterCell(item),
        String(callers.length),
        depthCell(item),
        countsOf(findings),
    ];
}

function shortKey(key: string): string {
    return (parseArn(key)?.resource ?? key).replace(/^key\//, "");
}

function deadLetterCell({ kind, deadLetterQueue, deadLettersOf, unknown }: Audited): string {
    if (kind === "topic") return "";
    if (unknown.includes("redrivePolicy")) return "?";
    if (deadLetterQueue !== undefined) return deadLetterQueue.split(":").pop()!;
    return deadLettersOf.length > 0 ? `(of ${deadLettersOf.length})` : "none";
}

function depthCell({ kind, depth }: Audited): string {
    if (kind === "topic") return "";
    return depth === undefined ? "?" : String(depth.visible + depth.inFlight + depth.delayed);
}

/** `1 critical, 2 high`; what is exempt does not count. */
export function countsOf(findings: readonly Told[]): string {
    const standing = findings.filter(({ exempt }) => exempt === undefined);
    const failed = Object.keys(weights).flatMap((severity) => {
        const count = standing.filter((one) => one.severity === severity && one.verdict === "fail").length;
        return count > 0 ? [`${count} ${severity}`] : [];
    });
    const open = standing.filter(({ verdict }) => verdict === "undecided").length;
    return [...failed, ...(open > 0 ? [`${open} undecided`] : [])].join(", ") || "none";
}

/** The sum of an audit, in one line. */
export function sumOf({ items, sources, missing }: Audit): string {
    const of = (kind: Audited["kind"]) => counted(items.filter((item) => item.kind === kind).length, kind);
    const modes = [...new Set(items.map(({ encryption }) => encryption))].sort();
    const byMode = modes.map(
        (mode) => `${items.filter(({ encryption }) => encryption === mode).length} ${mode}`,
    );
    const partial = missing.length > 0 ? " Partial: a part could not be read." : "";
    return `${sources.join(", ")}: ${of("queue")}, ${of("topic")}; encryption: ${byMode.join(", ") || "nothing to encrypt"}.${partial}`;
}

/** The audit for who reads a console. */
export function text(audit: Audit): string {
    const rows = audit.items.map(cellsOf);
    return [...(rows.length > 0 ? [textTable([columns, ...rows])] : []), sumOf(audit)].join("\n\n");
}

/** A plan for who reads a console. */
export function planText({ of, steps }: Plan): string {
    const blocks = steps.map(({ title, text, code }, at) =>
        [
            `${at + 1}. ${title}`,
            ...text,
            ...code.flatMap(({ about, text }) => ["", ...(about === undefined ? [] : [about]), text]),
        ]
            .flatMap((part) => part.split("\n"))
            .map((line, place) => (place === 0 || line === "" ? line : `   ${line}`))
            .join("\n"),
    );
    return [`Plan for ${of}`, ...blocks].join("\n\n");
}
