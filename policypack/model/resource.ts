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
    /** Whether the program gave a property that AWS fills in; undefined where its inputs were not seen. */
    gave(property: string): boolean | undefined;
    /** What rules work out of the resource alone, worked out once. */
    once<T>(key: unknown, work: () => T): T;
}

/**
 * Reads one property of what Pulumi hands to a policy, at every depth. Pulumi stands for an unknown value by a marker,
 * or, where it guards the properties, throws at its touch; a policy that lets that pass is switched off.
 */
export function readProperty(props: Readonly<Record<string, unknown>>, property: string): unknown {
    let value: unknown;
    try {
        value = props[property];
    } catch (error) {
        if (error instanceof UnknownValueError) return UNKNOWN;
        throw error;
    }
    if (typeof value === "string") return MARKERS.has(value) ? UNKNOWN : value;
    return typeof value === "object" && value !== null ? plain(value) : (value ?? undefined);
}

/** What stands for an unknown boolean, number, text, list, asset, archive and object. */
const MARKERS: ReadonlySet<string> = new Set([
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

function plain(value: object): unknown {
    const record = value as Record<string, unknown>;
    if (Array.isArray(value))
        return Array.from({ length: value.length }, (_, i) => readProperty(record, String(i)));
    return Object.fromEntries(Object.keys(record).map((key) => [key, readProperty(record, key)]));
}

/** A text property: undefined where it is absent or blank, which AWS takes for the same. */
export function textProperty(resource: Resource, property: string): string | typeof UNKNOWN | undefined {
    const value = resource.get(property);
    if (value === UNKNOWN) return UNKNOWN;
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
