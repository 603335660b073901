import { UNKNOWN } from "../../iam";
import { grouped } from "./groups";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";

/** A kind of resource that others refer to by its name, alone or within an ARN. */
export interface Kind {
    /** The types, each with the property that holds its name. */
    types: Readonly<Record<string, string>>;
    /** The name that a reference means; a text that is no reference means nothing. */
    nameIn(reference: string): string | undefined;
}

/** The resources of a kind that a property names, or, where it is not known yet, from which it was made. */
export function referredTo(
    resource: Resource,
    property: string,
    kind: Kind,
    stack: Stack,
): readonly Resource[] {
    const reference = textProperty(resource, property);
    if (reference === undefined) return [];
    const origins = resource.sources(property).filter(({ type }) => Object.hasOwn(kind.types, type));
    if (reference === UNKNOWN) return origins;
    const named = byName(kind, stack).get(kind.nameIn(reference) ?? "") ?? [];
    // A preview may know the reference, and not yet what the resource will be called.
    const nameless = origins.filter((origin) => nameOf(origin, kind) === undefined);
    return [...new Set([...named, ...nameless])];
}

function byName(kind: Kind, stack: Stack): ReadonlyMap<string, readonly Resource[]> {
    return stack.once(kind, () => grouped(stack.ofTypes(kind.types), (resource) => nameOf(resource, kind)));
}

/** The name of a resource in AWS, where it is known. */
export function nameOf(resource: Resource, kind: Kind): string | undefined {
    const name = textProperty(resource, kind.types[resource.type]!);
    return typeof name === "string" ? name : undefined;
}
