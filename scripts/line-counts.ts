import { readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(__dirname, "../examples/reference-set");

/** The lines of a TypeScript program that are neither blank nor comments. */
export function codeLines(text: string): number {
    const code = text.replaceAll(/^\s*\/\*[^]*?\*\/\s*$/gm, "");
    return code.split("\n").filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

/** The reference set by the components beside the same set written raw, for README.md. */
export function renderLineCounts(): string {
    const [ours, raw] = [["ours.ts"], ["raw.ts", "raw-alarms.ts"]].map((files) =>
        files.map((file) => readFileSync(path.join(folder, file), "utf8").trim()).join("\n\n"),
    );
    return [
        "| The same set | Lines, neither blank nor comment |",
        "| --- | --- |",
        `| [by the components](examples/reference-set/ours.ts) | ${codeLines(ours!)} |`,
        `| [raw, with @pulumi/aws](examples/reference-set/raw.ts) | ${codeLines(raw!)} |`,
        "",
        code(ours!),
        "",
        "<details>",
        "<summary>The same, raw</summary>",
        "",
        code(raw!),
        "",
        "</details>",
    ].join("\n");
}

function code(text: string): string {
    return ["```ts", text, "```"].join("\n");
}
