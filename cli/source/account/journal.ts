import { appendFileSync, existsSync, truncateSync } from "node:fs";

import { readText } from "../../configuration";
import { Failure } from "../../failure";
import { type Read } from "./held";

/** What has been read of an account so far, so that a second run need not read it again. */
export interface Journal {
    /** What was read under a key; undefined where nothing was, null where there was nothing any more. */
    get(key: string): Read | null | undefined;
    put(key: string, read: Read | null): void;
}

/** The first line of a journal: what it is about. */
interface Head {
    journal: "secure-messaging";
    account: string;
    regions: string[];
    begun: string;
}

type Line = [key: string, read: Read | null];

/** A journal in a file, one line of JSON for each resource, written as soon as it was read. */
export class FileJournal implements Journal {
    private readonly lines: Map<string, Read | null>;

    private constructor(
        private readonly file: string,
        /** When it was begun, where there was one. */
        readonly begun: string | undefined,
        lines: readonly Line[],
    ) {
        this.lines = new Map(lines);
    }

    /** Opens a journal, or begins one; `said` is what the user has to know about it. */
    static open(
        file: string,
        about: { account: string; regions: readonly string[] },
        say: (text: string) => void,
    ) {
        const regions = [...about.regions].sort();
        const text = existsSync(file) ? readText(file) : "";
        if (text === "") {
            append(file, {
                journal: "secure-messaging",
                account: about.account,
                regions,
                begun: new Date().toISOString(),
            });
            return new FileJournal(file, undefined, []);
        }
        const [head, ...lines] = whole(file, text, say);
        fits(file, head, { account: about.account, regions });
        return new FileJournal(file, (head as Head).begun, lines as Line[]);
    }

    get size(): number {
        return this.lines.size;
    }

    get(key: string): Read | null | undefined {
        return this.lines.get(key);
    }

    put(key: string, read: Read | null): void {
        this.lines.set(key, read);
        append(this.file, [key, read]);
    }
}

function append(file: string, line: Head | Line): void {
    try {
        // Policies tell who may do what: they are for the user alone.
        appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch (error) {
        throw new Failure("input", `${file} cannot be written: ${(error as Error).message}.`, {
            cause: error,
        });
    }
}

/** The lines of a journal. A last line that was cut off while it was written is taken away. */
function whole(file: string, text: string, say: (text: string) => void): unknown[] {
    const end = text.lastIndexOf("\n") + 1;
    const lines = text.slice(0, end).split("\n").slice(0, -1);
    const kept = lines.map((line, at) => {
        const value = parsed(line);
        if (value === undefined && at < lines.length - 1) throw damaged(file, `line ${at + 1} is not JSON`);
        return { line, value };
    });
    const cut = end < text.length || kept.at(-1)?.value === undefined;
    if (kept.at(-1)?.value === undefined) kept.pop();
    if (kept.length === 0) throw damaged(file, "its first line does not tell what it is about");
    if (cut) {
        say(`${file}: the last line was cut off; what it told is read again.`);
        truncateSync(file, Buffer.byteLength(kept.map(({ line }) => `${line}\n`).join("")));
    }
    return kept.map(({ value }) => value);
}

function parsed(line: string): unknown {
    try {
        return JSON.parse(line) as unknown;
    } catch {
        return undefined;
    }
}

function fits(file: string, head: unknown, about: { account: string; regions: string[] }): void {
    const { journal, account, regions } = (head ?? {}) as Partial<Head>;
    if (journal !== "secure-messaging" || !Array.isArray(regions))
        throw damaged(file, "its first line does not tell what it is about");
    const other = (what: string) =>
        new Failure("input", `${file} is a journal of ${what}: name another file, or delete this one.`);
    if (account !== about.account)
        throw other(`account ${account}, and these credentials are of ${about.account}`);
    if (regions.join() !== about.regions.join())
        throw other(`${regions.join(", ")}, and what is asked for is ${about.regions.join(", ")}`);
}

function damaged(file: string, how: string): Failure {
    return new Failure(
        "input",
        `${file} is no journal of an audit: ${how}. Name another file, or delete this one.`,
    );
}
