import { createInterface } from "node:readline/promises";

import { Failure } from "../failure";

/** Goes on only when the user wants it: who is not at a terminal says so beforehand. */
export async function confirmed(question: string, yes: boolean, interrupted: AbortSignal): Promise<boolean> {
    if (yes) return true;
    if (!process.stdin.isTTY || !process.stderr.isTTY)
        throw new Failure("usage", `${question} Nobody is here to answer: give --yes.`);
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
        return /^y(es)?$/i.test(
            (await terminal.question(`${question} [y/N] `, { signal: interrupted })).trim(),
        );
    } catch (error) {
        if (interrupted.aborted) return false;
        throw error;
    } finally {
        terminal.close();
    }
}
