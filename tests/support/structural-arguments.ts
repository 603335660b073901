import { argumentShapes, referred, type Shape } from "./arbitrary-args/shapes";

/** What an argument is for the program that gives it. */
export type Kind = "group" | "map" | "list" | "flag" | "value";

/** An argument that holds others, switches something or has to be plain. */
export interface StructuralArgument {
    path: string;
    kind: Kind;
    plain: boolean;
    /** Whether it cannot be left out. */
    needed: boolean;
    /** Arguments with this value there, and around it what is required. */
    having(value: unknown): object;
}

/** All of a component, as its schema has them. */
export function structuralArguments(component: string): StructuralArgument[] {
    return membersOf("", argumentShapes[component]!, (args) => args);
}

type Place = (value: object) => object;

function membersOf(path: string, group: Shape, place: Place): StructuralArgument[] {
    const { properties = {}, required = [] } = group;
    return Object.entries(properties).flatMap(([name, shape]) =>
        argumentsAt(path === "" ? name : `${path}.${name}`, shape, required.includes(name), (value) =>
            place({ ...completed(group), [name]: value }),
        ),
    );
}

function argumentsAt(
    path: string,
    shape: Shape,
    needed: boolean,
    having: (value: unknown) => object,
): StructuralArgument[] {
    const kind = kindOf(shape);
    const { plain = false, items, additionalProperties, $ref } = shape;
    const own = kind === "value" && !plain ? [] : [{ path, kind, plain, needed, having }];
    if (items) return [...own, ...argumentsAt(`${path}[0]`, items, true, (value) => having([value]))];
    if (additionalProperties) {
        const entry = argumentsAt(`${path}.main`, additionalProperties, true, (main) => having({ main }));
        return [...own, ...entry];
    }
    return $ref === undefined ? own : [...own, ...membersOf(path, referred($ref), having)];
}

function kindOf({ type, items, additionalProperties, $ref }: Shape): Kind {
    if (items) return "list";
    if (additionalProperties) return "map";
    if ($ref !== undefined) return referred($ref).properties ? "group" : "value";
    return type === "boolean" ? "flag" : "value";
}

/** What is required of a group, with anything of the right kind. */
function completed({ properties = {}, required = [] }: Shape): object {
    const anything: Record<Kind, unknown> = { group: {}, map: {}, list: [], flag: true, value: "x" };
    return Object.fromEntries(required.map((name) => [name, anything[kindOf(properties[name]!)]]));
}
