import { UnknownValueError } from "@pulumi/policy";

import { UNKNOWN } from "../../iam";

/** A resource as the rules see it: plain values, with UNKNOWN where a preview does not know. */
export interface Resource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** A property, read at every depth; undefined where it is not set. */
    get(property: string): unknown;
    /** The resources that a property's value was made from, as far as the engine tells. */
    sources(property: string): readonly Resource[];
}

/**
 * Reads one property of what Pulumi hands to a policy. Pulumi throws at the touch of an unknown value, and a policy
 * that lets that pass is switched off for the resource; so each value is read by itself.
 */
export function readProperty(props: Record<string, unknown>, property: string): unknown {
    return readKnown(() => props[property]);
}

function readKnown(read: () => unknown): unknown {
    let value: unknown;
    try {
        value = read();
    } catch (error) {
        if (error instanceof UnknownValueError) return UNKNOWN;
        throw error;
    }
    return plain(value);
}

function plain(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value ?? undefined;
    if (Array.isArray(value))
        return Array.from({ length: value.length }, (_, i) => readKnown(() => value[i]));
    const record = value as Record<string, unknown>;
    return Object.fromEntries(Object.keys(record).map((key) => [key, readKnown(() => record[key])]));
}

/** A text property: undefined where it is absent or blank, which AWS takes for the same. */
export function textProperty(resource: Resource, property: string): string | typeof UNKNOWN | undefined {
    const value = resource.get(property);
    if (value === UNKNOWN) return UNKNOWN;
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
