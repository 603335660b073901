import { isRecord, UNKNOWN } from "../../iam";
import { exactJsonIn } from "../model/values";

/**
 * The value of a JSON text, or of an object, that is known in every part; undefined where some part is not, or where
 * it could not be written again as it was: a text that names a member twice, or a number that JavaScript rounds.
 */
export function wholeObject(source: unknown): Record<string, unknown> | undefined {
    const value = typeof source === "string" ? exactJsonIn(source) : source;
    return isRecord(value) && isWhole(value) ? value : undefined;
}

/** A text stays a text, and an object an object. */
export function inFormOf(source: unknown, value: Record<string, unknown>): unknown {
    return typeof source === "string" ? JSON.stringify(value) : value;
}

function isWhole(value: unknown): boolean {
    if (typeof value === "number") return Number.isSafeInteger(value);
    if (typeof value === "object" && value !== null) return Object.values(value).every(isWhole);
    return value !== UNKNOWN;
}
