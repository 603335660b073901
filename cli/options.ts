import { InvalidArgumentError, Option } from "commander";

/** How a command with tables tells what it found. */
export interface FormatOptions {
    format: "table" | "markdown" | "json";
    json?: boolean;
}

/** `--format` and `--json`, for a command with tables. */
export function formatOptions(): Option[] {
    return [
        new Option("--format <format>", "how to tell")
            .choices(["table", "markdown", "json"])
            .default("table"),
        new Option("--json", "the same as --format json"),
    ];
}

/** The format that is asked for. */
export function formatIn({ format, json }: FormatOptions): FormatOptions["format"] {
    return json ? "json" : format;
}

/** `--state`, for a command that reads one. */
export function stateOption(): Option {
    return new Option("--state <file>", "what `pulumi stack export` wrote; - for standard input");
}

/** Reads a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
    return (text) => {
        const number = Number(text);
        if (text.trim() === "" || !Number.isInteger(number) || number < least || number > most)
            throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
        return number;
    };
}

/** A value as JSON for people to read, too. */
export function asJson(value: unknown): string {
    return JSON.stringify(value, undefined, 4);
}
