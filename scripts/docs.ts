import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { configSchema } from "../cli/config/schema";
import { type Rule } from "../policypack/rule";
import { rules } from "../policypack/rules";
import { renderAccessTable } from "../tests/support/access-table";
import { renderKnownMoments } from "../tests/support/moments/known";
import { renderBackendLimits } from "./backend-limits";
import { baseline, strict } from "./config/profiles";
import { renderCoverage } from "./coverage/render";
import { renderImportTable } from "./import-table";
import { renderLineCounts } from "./line-counts";
import { examplesOf } from "./pages/examples";
import { renderIndex } from "./pages/index-page";
import { renderPage, settings } from "./pages/rule-page";
import { picturedPrograms, renderPicture } from "./picture";
import { renderRules } from "./rule-table";
import { packageSchema } from "./schema";
import { renderCommands, renderExitCodes } from "./tool-docs";

/** A part of a hand-written file that is written from the sources: what lies between its two markers. */
export interface GeneratedPart {
    /** The file, from the root of the repository. */
    readonly file: string;
    /** `name` in `<!-- name:start -->` and `<!-- name:end -->`. */
    readonly marker: string;
    readonly render: () => string | Promise<string>;
}

export const generatedParts: readonly GeneratedPart[] = [
    { file: "ARCHITECTURE.md", marker: "import-table", render: () => renderImportTable() },
    { file: "ARCHITECTURE.md", marker: "backend-limits", render: renderBackendLimits },
    { file: "README.md", marker: "access", render: renderAccessTable },
    { file: "README.md", marker: "line-counts", render: renderLineCounts },
    { file: "cli/README.md", marker: "exit-codes", render: renderExitCodes },
    { file: "cli/README.md", marker: "commands", render: renderCommands },
    { file: "sandbox/FAULTS.md", marker: "open-moments", render: () => renderKnownMoments() },
    { file: "policypack/README.md", marker: "settings", render: () => settings(...rules) },
    { file: "policypack/README.md", marker: "rules", render: () => renderRules(rules) },
];

/** The pictures of the systems among the examples, for each of which the engine previews a program. */
export const pictures: readonly GeneratedPart[] = picturedPrograms().map((program) => ({
    file: `${program}/README.md`,
    marker: "picture",
    render: () => renderPicture(program),
}));

/** A file that is written from the sources as a whole. */
export interface GeneratedFile {
    readonly file: string;
    readonly render: () => string | Promise<string>;
}

const PAGES = "policypack/docs/rules";

/** A rule's page, with code from the rule's own test. */
function pageOf(rule: Rule): GeneratedFile {
    const test = path.resolve(
        __dirname,
        "../tests/policypack/rules",
        `${rule.name.replace("-", "/")}.test.ts`,
    );
    return {
        file: `${PAGES}/${rule.name}.md`,
        render: async () => renderPage(rule, await examplesOf(rule, test)),
    };
}

const asJson = (value: unknown) => `${JSON.stringify(value, undefined, 4)}\n`;

export const generatedFiles: readonly GeneratedFile[] = [
    { file: "schema.json", render: () => asJson(packageSchema()) },
    { file: "policypack/profiles/baseline.json", render: () => asJson(baseline(rules)) },
    { file: "policypack/profiles/strict.json", render: () => asJson(strict(rules)) },
    { file: "policypack/config.schema.json", render: () => asJson(configSchema(rules)) },
    { file: "policypack/docs/README.md", render: () => renderIndex(rules) },
    { file: "docs/COVERAGE.md", render: renderCoverage },
    ...rules.map(pageOf),
];

/** The text of a file with one part renewed. */
export async function renew(text: string, { file, marker, render }: GeneratedPart): Promise<string> {
    const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from)
        throw new Error(`${file} needs the lines "${start}" and "${end}", in this order.`);
    return `${text.slice(0, from + start.length)}\n\n${await render()}\n\n${text.slice(to)}`;
}

interface Generated {
    parts: readonly GeneratedPart[];
    files: readonly GeneratedFile[];
}

/** Renews what is given on disk, or only says which files are behind. */
export async function renewAll(
    root: string,
    mode: "write" | "check",
    { parts, files }: Generated,
): Promise<string[]> {
    const behind = new Set<string>();
    const put = (file: string, text: string) => {
        const place = path.join(root, file);
        if (existsSync(place) && readFileSync(place, "utf8") === text) return;
        behind.add(file);
        if (mode !== "write") return;
        mkdirSync(path.dirname(place), { recursive: true });
        writeFileSync(place, text);
    };
    for (const part of parts)
        put(part.file, await renew(readFileSync(path.join(root, part.file), "utf8"), part));
    for (const { file, render } of files) put(file, await render());
    for (const file of stalePages(root)) {
        behind.add(file);
        if (mode === "write") rmSync(path.join(root, file));
    }
    return [...behind];
}

/** The pages of rules that are gone. */
export function stalePages(root: string): string[] {
    const folder = path.join(root, PAGES);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
        .map((page) => `${PAGES}/${page}`)
        .filter((page) => !generatedFiles.some(({ file }) => file === page));
}

async function main(): Promise<void> {
    const all = { parts: [...generatedParts, ...pictures], files: generatedFiles };
    const written = await renewAll(path.resolve(__dirname, ".."), "write", all);
    console.log(
        written.length > 0 ? `Renewed ${written.join(", ")}.` : "Every generated part is up to date.",
    );
}

if (require.main === module) void main();
