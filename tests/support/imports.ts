import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

import type { ImportRow } from "../../scripts/import-table";

/** A source file: its path from the root with forward slashes, and its text. */
export interface Source {
    file: string;
    text: string;
}

/** Every source in a folder of the repository; files at its root are configuration. */
export function readSources(root: string): Source[] {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return folders
        .flatMap((folder) => sourcesBelow(root, folder.name))
        .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function sourcesBelow(root: string, folder: string): Source[] {
    if (/(^|\/)(node_modules|bin|\.[^/]*)$/.test(folder)) return [];
    return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const file = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return sourcesBelow(root, file);
        if (!/\.[cm]?[jt]sx?$/.test(entry.name)) return [];
        return [{ file, text: readFileSync(path.join(root, file), "utf8") }];
    });
}

/** The imports of a source that the table does not allow, each as a sentence. */
export function forbiddenImports(source: Source, table: readonly ImportRow[]): string[] {
    const row = rowOf(source.file, table);
    if (!row) return [`${source.file} is in no folder of the import table: add a row for it.`];
    return importsOf(source).flatMap(({ specifier, typeOnly }) => {
        const reason = objection(source.file, specifier, typeOnly, row, table);
        return reason === undefined ? [] : [`${source.file} imports "${specifier}": ${reason}`];
    });
}

/** What stands before the argument of a method of that name, as in config.require("name"). */
const isMethod = /\.\s*require\s*\(\s*["'`]?$/;
const isTypeOnly = /\b(?:import|export)\s+type\s+(?:\{[^{}]*\}|[\w*\s]+?)\s*from\s*["']?$/;

function importsOf({ text }: Source): { specifier: string; typeOnly: boolean }[] {
    return ts
        .preProcessFile(text, true, true)
        .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, before: text.slice(0, pos) }))
        .filter(({ before }) => !isMethod.test(before))
        .map(({ specifier, before }) => ({ specifier, typeOnly: isTypeOnly.test(before) }));
}

function objection(
    file: string,
    specifier: string,
    typeOnly: boolean,
    row: ImportRow,
    table: readonly ImportRow[],
): string | undefined {
    if (/^\.{0,2}\//.test(specifier) || specifier === "." || specifier === "..")
        return ourObjection(path.posix.join(path.posix.dirname(file), specifier), row, table);
    if (specifier.startsWith("node:"))
        return row.node ? undefined : `${row.from} may not use Node's modules.`;
    return packageObjection(specifier, typeOnly, row);
}

function ourObjection(target: string, row: ImportRow, table: readonly ImportRow[]): string | undefined {
    const allowed =
        row.ours.includes("*") || [row.from, ...row.ours].some((place) => contains(place, target));
    // What lies inside a folder but has a row of its own is still the folder's: components/ uses its pure parts.
    if (allowed) return undefined;
    const known = rowOf(target, table) ?? { from: target };
    return `${row.from} may not import ${known.from}, only ${["itself", ...row.ours].join(", ")}.`;
}

function packageObjection(specifier: string, typeOnly: boolean, row: ImportRow): string | undefined {
    const matches = (pattern: string) =>
        specifier === pattern ||
        specifier.startsWith(pattern.endsWith("/*") ? pattern.slice(0, -1) : `${pattern}/`);
    if (row.packages.some(matches)) return undefined;
    if (row.types?.some(matches))
        return typeOnly ? undefined : `${row.from} may use it with "import type" only.`;
    return `${row.from} may use ${row.packages.join(", ") || "no package"}.`;
}

function rowOf(file: string, table: readonly ImportRow[]): ImportRow | undefined {
    const rows = table.filter(({ from }) => contains(from, file));
    return rows.sort((a, b) => b.from.length - a.from.length)[0];
}

/** Whether a path is the place, lies below it, or is the place with an extension. */
function contains(place: string, target: string): boolean {
    return (
        target === place || target.startsWith(`${place}/`) || target.replace(/\.[cm]?[jt]sx?$/, "") === place
    );
}
