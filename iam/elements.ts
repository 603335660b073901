import { type Text, UNKNOWN } from "./known";

export type Record_ = Record<string, unknown>;

export function isRecord(value: unknown): value is Record_ {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A single value and a list of one mean the same in a policy document. */
export function listOf(value: unknown): unknown[] {
    return Array.isArray(value) ? (value as unknown[]) : [value];
}

/**
 * The texts of an element, single or in a list. Numbers and booleans may stand for their text
 * (`"aws:SecureTransport": false`). Anything else is a flaw.
 */
export function textsOf(element: unknown, place: string, flaws: string[]): Text[] {
    return listOf(element).flatMap((value) => {
        if (value === UNKNOWN || typeof value === "string") return [value];
        if (typeof value === "number" || typeof value === "boolean") return [String(value)];
        flaws.push(`${place} holds a value that is no text`);
        return [];
    });
}

/**
 * The elements of an object under their usual names, whatever case they are written in. AWS itself insists on the
 * case, so a deviation is a flaw; it is read all the same, for a grant in the wrong case must not look like none.
 */
export function elementsOf(value: Record_, names: readonly string[], flaws: string[]): Record_ {
    const found: Record_ = {};
    for (const [name, element] of Object.entries(value)) {
        const usual = names.includes(name) ? name : inOtherCase(name, names);
        if (usual === undefined) {
            flaws.push(`it carries "${name}", which is no element of a policy document`);
            continue;
        }
        if (usual !== name) flaws.push(`it carries "${name}"; AWS reads only "${usual}"`);
        if (element === undefined || element === null) continue;
        found[usual] = found[usual] === undefined ? element : [...listOf(found[usual]), ...listOf(element)];
    }
    return found;
}

/** One element of an object, as elementsOf reads it. */
export function elementIn(value: Record_, name: string): unknown {
    const lower = name.toLowerCase();
    const written = Object.keys(value).filter(
        ({ length }, place, keys) => length === name.length && keys[place]!.toLowerCase() === lower,
    );
    const [first, ...others] = written.map((key) => value[key]).filter((element) => element != null);
    return others.length === 0 ? first : [first, ...others].flatMap(listOf);
}

function inOtherCase(name: string, names: readonly string[]): string | undefined {
    const lower = name.toLowerCase();
    return names.find((candidate) => candidate.toLowerCase() === lower);
}
