#!/usr/bin/env node
import { CommanderError } from "commander";

import { contextOf } from "./context";
import { exitCodes } from "./exit-codes";
import { Console, type Stream } from "./terminal";
import { toolFor } from "./tool";

/** Where the tool runs, and where it speaks. */
export interface Place {
    folder: string;
    out: Stream;
    err: Stream;
    interrupted: AbortSignal;
}

/** Runs the tool with the words of a command line, and gives its exit code. */
export async function run(
    words: readonly string[],
    { folder, out, err, interrupted }: Place,
): Promise<number> {
    const context = contextOf(new Console(out, err), folder, interrupted);
    const tool = toolFor(context);
    for (const command of [tool, ...tool.commands, ...tool.commands.flatMap((group) => group.commands)])
        command.exitOverride().configureOutput({
            writeOut: (text) => void out.write(text),
            writeErr: (text) => void err.write(text),
            // A mistake takes one line, its suggestion included.
            outputError: (text, write) => write(text.replace(/\n(?=.)/g, " ")),
        });
    try {
        await tool.parseAsync([...words], { from: "user" });
        return context.code;
    } catch (error) {
        // Help that was asked for is no mistake; a mistake has been told by now.
        if (error instanceof CommanderError)
            return error.exitCode === 0 ? exitCodes.done.code : exitCodes.usage.code;
        throw error;
    }
}

function main(): void {
    const stopped = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
    // npm runs scripts in the repository's root and tells in INIT_CWD where the user stands.
    const folder = process.env["INIT_CWD"] ?? process.cwd();
    const place = { folder, out: process.stdout, err: process.stderr, interrupted: stopped.signal };
    void run(process.argv.slice(2), place).then((code) => (process.exitCode = code));
}

if (require.main === module) main();
