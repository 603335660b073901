import { lastName, UNKNOWN } from "../../iam";
import { added } from "./groups";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { jsonIn } from "./values";

/** Resource types, and the properties that hold the ids and names by which others refer to them. */
export type Kinds = Readonly<Record<string, readonly string[]>>;

/** What a property refers to: resources of the stack, and ids and names of what is outside. */
export interface References {
    found: readonly Resource[];
    elsewhere: readonly string[];
}

/**
 * What `values` in a property of a resource refer to: by id, name or ARN, or, where that is not known, by what the
 * property was made from. Without values: the property's own.
 */
export function referencesOf(
    stack: Stack,
    kinds: Kinds,
    resource: Resource,
    property: string,
    values: unknown = resource.get(property),
): References {
    const named = listOf(values);
    const texts = named.filter((value): value is string => typeof value === "string").map(lastName);
    const byId = idsOf(stack, kinds);
    const found = texts.flatMap((text) => byId.get(text) ?? []);
    const elsewhere = texts.filter((text) => !byId.has(text));
    // A preview may leave out a list of which one item is not known.
    const open = named.length === 0 || named.includes(UNKNOWN);
    const sources = open ? resource.sources(property).filter(({ type }) => Object.hasOwn(kinds, type)) : [];
    return { found: [...new Set([...found, ...sources])], elsewhere: [...new Set(elsewhere)] };
}

function idsOf(stack: Stack, kinds: Kinds): ReadonlyMap<string, readonly Resource[]> {
    return stack.once(kinds, () => {
        const byId = new Map<string, Resource[]>();
        for (const resource of stack.ofTypes(kinds))
            for (const id of new Set(kinds[resource.type]!.map((property) => idIn(resource.get(property)))))
                if (id !== undefined) added(byId, id, resource);
        return byId;
    });
}

function idIn(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? lastName(value) : undefined;
}

/** A value as a list of its texts and unknowns, however deep the lists are. */
export function listOf(value: unknown): unknown[] {
    if (Array.isArray(value)) return (value as unknown[]).flatMap(listOf);
    return value === undefined || value === null || value === "" ? [] : [value];
}

/** The values under some names, at any depth of a value, and in JSON texts. What is not known may hold some. */
export function membersAt(value: unknown, names: ReadonlySet<string>): unknown[] {
    const whole = typeof value === "string" ? jsonIn(value) : value;
    return listOf(whole).flatMap((item) => (item === UNKNOWN ? [UNKNOWN] : within(item, names)));
}

function within(value: unknown, names: ReadonlySet<string>): unknown[] {
    if (typeof value !== "object" || value === null) return [];
    if (Array.isArray(value)) return (value as unknown[]).flatMap((item) => within(item, names));
    return Object.entries(value).flatMap(([name, member]) =>
        names.has(name.charAt(0).toLowerCase() + name.slice(1)) ? listOf(member) : within(member, names),
    );
}
