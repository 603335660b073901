import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { engine, repositoryRoot } from "../../sandbox";

/** The engine may have to be built on the first use. */
const engineLimit = 15 * 60_000;

/** For a suite that runs the real engine: `before(withEngine)`. */
export async function withEngine(this: Mocha.Context): Promise<void> {
    this.timeout(engineLimit);
    if (!existsSync(join(repositoryRoot, "bin", "sandbox", "provider", "main.js")))
        throw new Error("The sandbox is not built: run npm run build.");
    await engine();
}

/** A new folder with the given files, and the function that removes it. */
export function folderWith(files: Record<string, string>): { folder: string; remove: () => void } {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "secure-messaging-test-")));
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
