import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Set, the samples are written anew instead of compared: `UPDATE_SAMPLES=1 npx mocha ...`. */
const isRenewed = process.env["UPDATE_SAMPLES"] === "1";

const folder = path.resolve(__dirname, "..", "..", "cli", "docs");

/**
 * Holds the sample of a command in `cli/docs/<page>.md` to what the command prints. What differs from run to run has to be
 * replaced in `printed` before.
 */
export function holdsSample(page: string, command: string, printed: string): void {
    const file = path.join(folder, `${page}.md`);
    const text = existsSync(file) ? readFileSync(file, "utf8") : `# Samples of \`${page}\`\n`;
    const head = `\`\`\`console\n$ secure-messaging ${command}\n`;
    const block = `${head}${printed.trimEnd()}\n\`\`\`\n`;
    const start = text.indexOf(head);
    const end = text.indexOf("\n```\n", start) + "\n```\n".length;
    const sample = start < 0 ? undefined : text.slice(start, end);
    if (!isRenewed) return assert.equal(sample, block, `the sample in cli/docs/${page}.md is behind`);
    const renewed =
        sample === undefined ? `${text}\n${block}` : text.slice(0, start) + block + text.slice(end);
    writeFileSync(file, renewed);
}
