import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const cache = path.resolve(__dirname, "../../node_modules/.cache");

/** A policy pack for one occasion. */
export interface TemporaryPack {
    dir: string;
    remove(): void;
}

/**
 * Writes a pack of plain JavaScript where the repository's dependencies are found. `source` is the whole program:
 * it requires @pulumi/policy itself.
 */
export function writeTemporaryPack(source: string): TemporaryPack {
    mkdirSync(cache, { recursive: true });
    const dir = mkdtempSync(path.join(cache, "policy-pack-"));
    writeFileSync(path.join(dir, "package.json"), JSON.stringify({ name: "temporary", version: "1.2.3" }));
    writeFileSync(path.join(dir, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(path.join(dir, "index.js"), source);
    return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
