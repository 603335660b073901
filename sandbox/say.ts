/** Speaks to the person at the terminal. Standard output belongs to Pulumi, so this goes to standard error. */
export function say(line: string): void {
    process.stderr.write(`${line}\n`);
}

/** Whoever is told, line by line, what the sandbox does. */
export type Say = (line: string) => void;

/** What the person at the terminal can put right: shown as one line, without a stack trace. */
export class SandboxError extends Error {}

/** The first line of whatever was thrown. */
export function reason(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    return text.trim().split("\n")[0] ?? "";
}

/** Runs a command; an error that the user can put right ends it with one line and exit code 1. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
    try {
        process.exitCode = await command();
    } catch (error) {
        if (!(error instanceof SandboxError)) throw error;
        say(error.message);
        process.exitCode = 1;
    }
}
