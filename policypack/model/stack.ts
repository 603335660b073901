import { type PolicyResource } from "@pulumi/policy";

import { arnsOverlap, parseArn, UNKNOWN } from "../../iam";
import { arnIn, arnOf } from "./arns";
import { readProperty, type Resource } from "./resource";
import { type GivenInputs } from "./given";
import { NAMED } from "./types";

/** All resources of a stack, with the relations between them. */
export interface Stack {
    readonly resources: readonly Resource[];
    /** The resources of some types; the types are the keys of one of the tables. */
    ofTypes(types: Readonly<Record<string, unknown>>): readonly Resource[];
}

export function readStack(pulumiResources: readonly PolicyResource[], given: GivenInputs): Stack {
    const read = new Map<PolicyResource, Resource>();
    const view = (resource: PolicyResource): Resource => {
        const known = read.get(resource) ?? viewOf(resource, view, given);
        read.set(resource, known);
        return known;
    };
    const resources = pulumiResources.map(view);
    return { resources, ofTypes: (types) => resources.filter(({ type }) => Object.hasOwn(types, type)) };
}

function viewOf(
    resource: PolicyResource,
    view: (other: PolicyResource) => Resource,
    given: GivenInputs,
): Resource {
    const { urn, type, name, props, propertyDependencies } = resource;
    const sources = (property: string) => (propertyDependencies[property] ?? []).map(view);
    const get = (property: string) => {
        const value = readProperty(props, property);
        const leftOut = value === UNKNOWN && given.leftOut(urn, type, property, sources(property).length > 0);
        return leftOut ? undefined : value;
    };
    return { urn, type, name, get, sources };
}

/** Whether a value in `property` of a resource names `target`: by its ARN, URL or name, or, unknown, by its origin. */
export function refersTo(resource: Resource, property: string, target: Resource, value?: unknown): boolean {
    const reference = value ?? resource.get(property);
    const texts = (Array.isArray(reference) ? reference : [reference]) as unknown[];
    if (texts.some((text) => typeof text === "string" && names(text, target))) return true;
    return texts.includes(UNKNOWN) && resource.sources(property).includes(target);
}

function names(text: string, target: Resource): boolean {
    const reference = arnIn(text);
    const own = arnOf(target);
    const name = physicalName(target);
    if (own !== UNKNOWN && parseArn(own) && parseArn(reference)) return arnsOverlap(reference, own);
    return name !== undefined && lastPart(reference) === name;
}

/** The name that an ARN ends in. */
function lastPart(text: string): string {
    return (parseArn(text)?.resource ?? text).split("/").at(-1)!;
}

/** The name in AWS, where it is known. */
export function physicalName(resource: Resource): string | undefined {
    const shape = NAMED[resource.type];
    const name = shape && resource.get(shape.name);
    return typeof name === "string" ? name : undefined;
}
