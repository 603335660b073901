import { run } from "../../cli/main";

/** What a run of the tool said, and its exit code. */
export interface Said {
    code: number;
    out: string;
    err: string;
}

/** Runs the tool `secure-messaging` in this process. */
export async function tool(
    words: readonly string[],
    folder = process.cwd(),
    interrupted?: AbortSignal,
): Promise<Said> {
    const said = { out: "", err: "" };
    const code = await run(words, {
        folder,
        out: { write: (text: string) => (said.out += text) },
        err: { write: (text: string) => (said.err += text) },
        interrupted: interrupted ?? new AbortController().signal,
    });
    return { code, ...said };
}
