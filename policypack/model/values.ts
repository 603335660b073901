import { isRecord, parseJson, UNKNOWN, type Unknown } from "../../iam";
import { type Resource } from "./resource";

/** A number, given as a number or as text; NaN for anything that is neither. */
export function numberProperty(resource: Resource, property: string): number | Unknown | undefined {
    return numberIn(resource.get(property));
}

export function numberIn(value: unknown): number | Unknown | undefined {
    if (value === UNKNOWN) return UNKNOWN;
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value === "string" && value.trim() !== "") return Number(value);
    return typeof value === "number" ? value : NaN;
}

/** A switch, given as a boolean or as text; undefined for anything that is neither. */
export function switchProperty(resource: Resource, property: string): boolean | Unknown | undefined {
    const value = resource.get(property);
    if (value === UNKNOWN) return UNKNOWN;
    const text = String(value).toLowerCase();
    return text === "true" ? true : text === "false" ? false : undefined;
}

/** An object, given as such or as JSON text; undefined where it is not set, null where it cannot be read. */
export function objectProperty(
    resource: Resource,
    property: string,
): Record<string, unknown> | Unknown | null | undefined {
    const given = resource.get(property);
    if (given === UNKNOWN) return UNKNOWN;
    if (given === undefined || (typeof given === "string" && given.trim() === "")) return undefined;
    const value = typeof given === "string" ? exactJsonIn(given) : given;
    return isRecord(value) ? value : null;
}

/** The value of a JSON text; undefined where it is none, or one that names a member twice. */
export function exactJsonIn(text: string): unknown {
    const json = parseJson(text);
    return "value" in json && json.repeated.length === 0 ? json.value : undefined;
}

/** The object or list in a JSON text; undefined where there is none. */
export function jsonIn(text: string): unknown {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "string" ? undefined : value;
    } catch {
        return undefined;
    }
}

/** A member of an object; of what is not known it is not known either. */
export function memberOf(value: unknown, name: string): unknown {
    if (value === UNKNOWN) return UNKNOWN;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The objects in a list. */
export function recordsIn(list: unknown): Record<string, unknown>[] {
    return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** A value for a message: texts and numbers as they are written, `not set` where there is none. */
export function shown(value: unknown): string {
    if (value === undefined || value === null) return "not set";
    return value === UNKNOWN ? "not known yet" : JSON.stringify(value);
}
