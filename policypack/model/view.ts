import { type PolicyResource, type ResourceValidationArgs } from "@pulumi/policy";

import { UNKNOWN } from "../../iam";
import { decodedBehind } from "../sdk";
import { type GivenInputs } from "./given";
import { readProperty, type Resource } from "./resource";
import { Stack } from "./stack";

/** What the rules see of one request, kept while the request lasts: many rules ask for the same. */
const views = new WeakMap<object, Resource>();
const stacks = new WeakMap<object, Stack>();

/** A resource as the engine shows it before it is deployed: its inputs. */
export function viewOf({ urn, type, name, props }: ResourceValidationArgs): Resource {
    const key = decodedBehind(props);
    const view = views.get(key) ?? {
        urn,
        type,
        name,
        get: remembered((property) => readProperty(props, property)),
        sources: () => [],
    };
    views.set(key, view);
    return view;
}

/** All resources of a stack, with their outputs. Every rule of a request is shown the same resources. */
export function stackOf(resources: readonly PolicyResource[], given: GivenInputs): Stack {
    const [first] = resources;
    if (!first) return new Stack([]);
    const key = decodedBehind(first.props);
    const stack = stacks.get(key) ?? readStack(resources, given);
    stacks.set(key, stack);
    return stack;
}

function readStack(pulumiResources: readonly PolicyResource[], given: GivenInputs): Stack {
    const read = new Map<PolicyResource, Resource>();
    const view = (resource: PolicyResource): Resource => {
        const known = read.get(resource) ?? stackViewOf(resource, view, given);
        read.set(resource, known);
        return known;
    };
    return new Stack(pulumiResources.map(view));
}

function stackViewOf(
    { urn, type, name, props, propertyDependencies }: PolicyResource,
    view: (other: PolicyResource) => Resource,
    given: GivenInputs,
): Resource {
    const sources = (property: string) => (propertyDependencies[property] ?? []).map(view);
    const get = remembered((property) => {
        const value = readProperty(props, property);
        const leftOut = value === UNKNOWN && given.leftOut(urn, type, property, sources(property).length > 0);
        return leftOut ? undefined : value;
    });
    return { urn, type, name, get, sources };
}

function remembered(read: (property: string) => unknown): (property: string) => unknown {
    const values = new Map<string, unknown>();
    return (property) => {
        if (!values.has(property)) values.set(property, read(property));
        return values.get(property);
    };
}
