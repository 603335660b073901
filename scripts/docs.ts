import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { rules } from "../policypack/rules";
import { renderImportTable } from "./import-table";
import { renderRules } from "./rule-table";

/** A part of a hand-written file that is written from the sources: what lies between its two markers. */
export interface GeneratedPart {
    /** The file, from the root of the repository. */
    readonly file: string;
    /** `name` in `<!-- name:start -->` and `<!-- name:end -->`. */
    readonly marker: string;
    readonly render: () => string;
}

export const generatedParts: readonly GeneratedPart[] = [
    { file: "ARCHITECTURE.md", marker: "import-table", render: () => renderImportTable() },
    { file: "policypack/README.md", marker: "rules", render: () => renderRules(rules) },
];

/** The text of a file with one part renewed. */
export function renew(text: string, { file, marker, render }: GeneratedPart): string {
    const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from)
        throw new Error(`${file} needs the lines "${start}" and "${end}", in this order.`);
    return `${text.slice(0, from + start.length)}\n\n${render()}\n\n${text.slice(to)}`;
}

/** Renews every part on disk, or only says which files are behind. */
export function renewAll(root: string, mode: "write" | "check"): string[] {
    const behind = new Set<string>();
    for (const part of generatedParts) {
        const file = path.join(root, part.file);
        const text = readFileSync(file, "utf8");
        const renewed = renew(text, part);
        if (renewed === text) continue;
        behind.add(part.file);
        if (mode === "write") writeFileSync(file, renewed);
    }
    return [...behind];
}

if (require.main === module) {
    const written = renewAll(path.resolve(__dirname, ".."), "write");
    console.log(
        written.length > 0 ? `Renewed ${written.join(", ")}.` : "Every generated part is up to date.",
    );
}
