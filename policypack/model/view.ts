import { UNKNOWN } from "../../iam";
import { decodedBehind, type Requested } from "../sdk";
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

/** A resource as the engine shows it: by the SDK, or as it was noticed before. */
type Shown = Omit<Requested, "propertyDependencies">;

/** A resource before it is deployed: its inputs. */
export function viewOf({ urn, type, name, props }: Shown, given: GivenInputs): Resource {
    const decoded = decodedBehind(props) as Decoded;
    const known = decoded[VIEW];
    if (known) return known;
    given.note(urn, type, decoded);
    const read = (property: string) => readProperty(decoded, property);
    return (decoded[VIEW] = new View(urn, type, name, read, () => []));
}

/** The inputs that a remediation may change, as they stand then. */
export function inputsOf({ urn, type, name, props }: Shown): Resource {
    return new View(
        urn,
        type,
        name,
        (property) => readProperty(props, property),
        () => [],
    );
}

/** All resources of a stack, with their outputs. Every rule of a request is shown the same resources. */
export function stackOf(resources: readonly Requested[], given: GivenInputs): Stack {
    const [first] = resources;
    if (!first) return new Stack([]);
    return ((decodedBehind(first.props) as Decoded)[STACK] ??= readStack(resources, given));
}

function readStack(requested: readonly Requested[], given: GivenInputs): Stack {
    const byUrn = new Map<string, Resource>();
    const find = (urn: string) => byUrn.get(urn);
    for (const resource of requested) byUrn.set(resource.urn, memberOf(resource, find, given));
    return new Stack([...byUrn.values()]);
}

function memberOf(
    requested: Requested,
    find: (urn: string) => Resource | undefined,
    given: GivenInputs,
): Resource {
    const { urn, type, name } = requested;
    const sources = (property: string) =>
        (requested.propertyDependencies[property] ?? []).flatMap((source) => find(source.urn) ?? []);
    const read = (property: string) => {
        // Most resources of a stack are none that a rule reads: their properties are not decoded.
        const value = readProperty(decodedBehind(requested.props) as Decoded, property);
        const leftOut = value === UNKNOWN && given.leftOut(urn, type, property, sources(property).length > 0);
        return leftOut ? undefined : value;
    };
    return new View(urn, type, name, read, sources, (property) => given.gave(urn, property));
}

class View implements Resource {
    private values?: Map<string, unknown>;
    private kept?: Map<unknown, unknown>;

    constructor(
        readonly urn: string,
        readonly type: string,
        readonly name: string,
        private readonly read: (property: string) => unknown,
        readonly sources: (property: string) => readonly Resource[],
        readonly gave: (property: string) => boolean | undefined = () => undefined,
    ) {}

    get(property: string): unknown {
        const values = (this.values ??= new Map<string, unknown>());
        if (!values.has(property)) values.set(property, this.read(property));
        return values.get(property);
    }

    once<T>(key: unknown, work: () => T): T {
        const kept = (this.kept ??= new Map<unknown, unknown>());
        if (!kept.has(key)) kept.set(key, work());
        return kept.get(key) as T;
    }
}
