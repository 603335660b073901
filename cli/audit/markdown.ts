import { markdownTable } from "../table";
import { type Audit, type Audited } from "./facts";
import { needsPlan, type Plan, planFor } from "./plan";
import { cellsOf, columns, sumOf } from "./text";

/** The audit as a document: the table, what was found, and a plan for each queue and topic that needs one. */
export function markdown(audit: Audit): string {
    const { items, others, missing, notJudged } = audit;
    const found = items.filter(({ findings }) => findings.length > 0);
    const rules = Object.entries(notJudged).map(([rule, why]) => `- \`${rule}\`: ${why}`);
    return [
        "# Audit of queues and topics",
        sumOf(audit),
        ...(missing.length > 0
            ? [["## Not read", ...missing.map((line) => `- ${escaped(line)}`)].join("\n\n")]
            : []),
        ...(items.length > 0
            ? [markdownTable([columns, ...items.map((item) => cellsOf(item).map(escaped))])]
            : []),
        ...(found.length > 0 ? ["## Findings", ...found.map(findingsOf)] : []),
        ...(others.length > 0 ? ["## Findings on other resources", others.map(lineOf).join("\n")] : []),
        ...(rules.length > 0 ? [["## Rules that were not asked", rules.join("\n")].join("\n\n")] : []),
        ...items.filter(needsPlan).map((item) => planMarkdown(planFor(item, items), 2)),
    ].join("\n\n");
}

function findingsOf({ name, region, findings }: Audited): string {
    return [`### ${escaped(name)}${region ? ` in ${region}` : ""}`, findings.map(lineOf).join("\n")].join(
        "\n\n",
    );
}

function lineOf({ rule, severity, verdict, at, what, fix, exempt }: Audit["others"][number]): string {
    const about = at === undefined ? "" : ` (${at})`;
    const stands = exempt === undefined ? "" : ` Exempt ${exempt}.`;
    return `- **${severity}** \`${rule}\`${verdict === "undecided" ? " undecided" : ""}${escaped(`${about}: ${what}.${stands} Fix: ${fix}.`)}`;
}

/** A plan as a part of a document. */
export function planMarkdown({ of, steps }: Plan, level = 1): string {
    const head = "#".repeat(level);
    return [
        `${head} Plan for ${of}`,
        ...steps.flatMap(({ title, text, code }, at) => [
            `${head}# ${at + 1}. ${title}`,
            listsApart(text.map(escaped)),
            ...code.map(({ about, language, text }) =>
                [...(about === undefined ? [] : [escaped(about), ""]), `\`\`\`${language}`, text, "```"].join(
                    "\n",
                ),
            ),
        ]),
    ].join("\n\n");
}

/** Paragraphs stand apart, the items of a list together. */
function listsApart(lines: readonly string[]): string {
    return lines
        .map((line, at) =>
            at === 0
                ? line
                : `${line.startsWith("- ") && lines[at - 1]!.startsWith("- ") ? "\n" : "\n\n"}${line}`,
        )
        .join("");
}

/** What others named is text, not markup. */
function escaped(text: string): string {
    return text.replace(/[<>&]/g, (character) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[character]!);
}
