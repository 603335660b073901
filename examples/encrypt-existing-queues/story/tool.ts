import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";

/** Where `npm run secure-messaging` builds the tool in a checkout of this repository. */
const main = path.join(__dirname, "..", "..", "..", "cli", "bin", "cli", "main.js");

/** Runs `secure-messaging` as whoever runs the story, and gives what it prints. */
export async function tool(...words: string[]): Promise<{ code: number; out: string }> {
    if (!existsSync(main)) throw new Error(`the tool is not built, in ${main}: node scripts/setup.mjs cli`);
    const child = spawn(process.execPath, [main, ...words], { stdio: ["ignore", "pipe", "inherit"] });
    const [out, [code]] = await Promise.all([text(child.stdout), once(child, "close") as Promise<[number]>]);
    return { code, out };
}
