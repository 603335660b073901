import { parseJson, UNKNOWN } from "../../iam";

/**
 * The value of a JSON text, or of an object, that is known in every part; undefined where some part is not, or where
 * it could not be written again as it was: a text that names a member twice, or a number that JavaScript rounds.
 */
export function wholeObject(source: unknown): Record<string, unknown> | undefined {
    const value = typeof source === "string" ? valueIn(source) : source;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject && isWhole(value) ? (value as Record<string, unknown>) : undefined;
}

/** A text stays a text, and an object an object. */
export function inFormOf(source: unknown, value: Record<string, unknown>): unknown {
    return typeof source === "string" ? JSON.stringify(value) : value;
}

function valueIn(text: string): unknown {
    const parsed = parseJson(text);
    return "value" in parsed && parsed.repeated.length === 0 ? parsed.value : undefined;
}

function isWhole(value: unknown): boolean {
    if (typeof value === "number") return Number.isSafeInteger(value);
    if (typeof value === "object" && value !== null) return Object.values(value).every(isWhole);
    return value !== UNKNOWN;
}
