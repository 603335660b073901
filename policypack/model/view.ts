import { type PolicyResource, type ResourceValidationArgs } from "@pulumi/policy";

import { UNKNOWN } from "../../iam";
import { decodedBehind } from "../sdk";
import { type GivenInputs } from "./given";
import { readProperty, type Resource } from "./resource";
import { Stack } from "./stack";

/** What the rules see of one request, kept with what the request holds: many rules ask for the same. */
interface Decoded extends Record<string, unknown> {
    [VIEW]?: Resource;
    [STACK]?: Stack;
}
const VIEW = Symbol("view");
const STACK = Symbol("stack");

/** A resource as the engine shows it before it is deployed: its inputs. */
export function viewOf({ urn, type, name, props }: ResourceValidationArgs, given: GivenInputs): Resource {
    const decoded = decodedBehind(props) as Decoded;
    const known = decoded[VIEW];
    if (known) return known;
    given.note(urn, type, props);
    const read = (property: string) => readProperty(decoded, property);
    return (decoded[VIEW] = new View(urn, type, name, read, () => []));
}

/** What has been made of a request until now. */
export function seenOf(decoded: object): { resource?: Resource; stack?: Stack } {
    const { [VIEW]: resource, [STACK]: stack } = decoded as Decoded;
    return { resource, stack };
}

/** All resources of a stack, with their outputs. Every rule of a request is shown the same resources. */
export function stackOf(resources: readonly PolicyResource[], given: GivenInputs): Stack {
    const [first] = resources;
    if (!first) return new Stack([]);
    return ((decodedBehind(first.props) as Decoded)[STACK] ??= readStack(resources, given));
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
    const decoded = decodedBehind(props) as Decoded;
    const sources = (property: string) => (propertyDependencies[property] ?? []).map(view);
    const read = (property: string) => {
        const value = readProperty(decoded, property);
        const leftOut = value === UNKNOWN && given.leftOut(urn, type, property, sources(property).length > 0);
        return leftOut ? undefined : value;
    };
    return new View(urn, type, name, read, sources);
}

class View implements Resource {
    private readonly values = new Map<string, unknown>();
    private readonly kept = new Map<unknown, unknown>();

    constructor(
        readonly urn: string,
        readonly type: string,
        readonly name: string,
        private readonly read: (property: string) => unknown,
        readonly sources: (property: string) => readonly Resource[],
    ) {}

    get(property: string): unknown {
        if (!this.values.has(property)) this.values.set(property, this.read(property));
        return this.values.get(property);
    }

    once<T>(key: unknown, work: () => T): T {
        if (!this.kept.has(key)) this.kept.set(key, work());
        return this.kept.get(key) as T;
    }
}
