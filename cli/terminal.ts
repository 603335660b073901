/** Where a command speaks: results to standard output, all else to standard error. */
export interface Terminal {
    /** A part of the result. */
    print(text: string): void;
    /** What the caller has to know beside the result, in one line. */
    say(text: string): void;
    /** How far long work has come. On a terminal the next one takes its place. */
    progress(text: string): void;
}

/** What a stream has to offer. */
export interface Stream {
    isTTY?: boolean;
    write(text: string): unknown;
}

/** Where nobody watches, progress is said this often, in milliseconds. */
const quiet = 10_000;

export class Console implements Terminal {
    private line = "";
    private said = Date.now();

    constructor(
        private readonly out: Stream,
        private readonly err: Stream,
    ) {}

    print(text: string): void {
        this.clear();
        this.out.write(text.endsWith("\n") ? text : `${text}\n`);
    }

    say(text: string): void {
        this.clear();
        this.err.write(`${text}\n`);
    }

    progress(text: string): void {
        if (this.err.isTTY) {
            this.clear();
            this.err.write(text);
            this.line = text;
        } else if (Date.now() - this.said >= quiet) {
            this.said = Date.now();
            this.err.write(`${text}\n`);
        }
    }

    private clear(): void {
        if (this.line !== "") this.err.write(`\r${" ".repeat(this.line.length)}\r`);
        this.line = "";
    }
}
