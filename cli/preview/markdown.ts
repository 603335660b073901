import { markdownTable } from "../table";
import { counted } from "../words";
import { placed, type Report, type Violation } from "./report";

/** More rows than anybody reads; a comment on GitHub holds 65,536 characters. */
const shown = 50;

/** The report as a summary for a pull request. */
export function markdown(report: Report): string {
    const { violations, resources, errors, program } = report;
    const blocking = violations.filter(({ level }) => level === "mandatory");
    const exempt = violations.filter((violation) => violation.exempt !== undefined);
    const advice = violations.filter(
        (violation) => violation.level !== "mandatory" && violation.exempt === undefined,
    );
    return [
        `## ${head(report, blocking.length)}`,
        `\`${program}\`: ${counted(resources, "resource")} judged, ${blocking.length} blocking, ${advice.length} advisory, ${exempt.length} exempt.`,
        ...errors.map((error) => `> ${error.replaceAll("\n", "\n> ")}`),
        ...(blocking.length > 0 ? [table(blocking, program)] : []),
        ...folded("Advice, which blocks nothing", advice, program),
        ...folded("Exemptions", exempt, program),
    ].join("\n\n");
}

function head({ verdict }: Report, blocking: number): string {
    if (verdict === "passed") return "Messages are safe: all rules passed";
    if (verdict === "failed") return "No verdict: the preview failed";
    return `Blocked: ${counted(blocking, "violation")}`;
}

function folded(title: string, violations: readonly Violation[], program: string): string[] {
    if (violations.length === 0) return [];
    return [
        `<details><summary>${title} (${violations.length})</summary>\n\n${table(violations, program)}\n\n</details>`,
    ];
}

function table(violations: readonly Violation[], program: string): string {
    const rows = violations
        .slice(0, shown)
        .map(({ rule, severity = "", resource, place, what, fix, exempt }) => [
            `\`${rule}\``,
            severity,
            resource + (place ? `<br>${placed(program, place)}:${place.line}` : ""),
            escaped(what) + (exempt === undefined ? "" : `<br>exempt ${escaped(exempt)}`),
            escaped(fix),
        ]);
    const more = violations.length - rows.length;
    const lines = markdownTable([
        ["Rule", "Severity", "Resource", "What is wrong", "How to mend it"],
        ...rows,
    ]);
    return more > 0 ? `${lines}\n\nAnd ${more} more.` : lines;
}

/** What a program named is text, not markup. */
function escaped(text: string): string {
    return text.replace(/[<>&]/g, (character) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[character]!);
}
