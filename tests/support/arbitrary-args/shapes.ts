import { readFileSync } from "node:fs";
import path from "node:path";

import { Later } from "./values";

/** What the schema of the package says of an argument. */
export interface Shape {
    $ref?: string;
    type?: string;
    plain?: boolean;
    required?: string[];
    enum?: object[];
    properties?: Record<string, Shape>;
    additionalProperties?: Shape;
    items?: Shape;
}

interface Schema {
    resources: Record<string, { inputProperties: Record<string, Shape>; requiredInputs?: string[] }>;
    types: Record<string, Shape>;
}

const root = path.join(__dirname, "../../..");
const schema = JSON.parse(readFileSync(path.join(root, "schema.json"), "utf8")) as Schema;

/** The arguments of each component. */
export const inputProperties: Readonly<Record<string, Record<string, Shape>>> = Object.fromEntries(
    Object.entries(schema.resources).map(([token, it]) => [token.split(":").at(-1)!, it.inputProperties]),
);

/** The arguments of each component as one group. */
export const argumentShapes: Readonly<Record<string, Shape>> = Object.fromEntries(
    Object.entries(schema.resources).map(
        ([token, { inputProperties: properties, requiredInputs: required }]) => [
            token.split(":").at(-1)!,
            { properties, ...(required ? { required } : {}) },
        ],
    ),
);

export function referred($ref: string): Shape {
    return schema.types[$ref.replace("#/types/", "")] ?? {};
}

/** The same arguments, with nothing that is known only later. */
export function allPlain(args: unknown): unknown {
    if (args instanceof Later) return allPlain(args.value);
    return members(args, (_, member) => allPlain(member));
}

/** The same plain arguments, with everything an output that may be one. */
export function allLater(kind: string, args: unknown): unknown {
    return inner({ properties: inputProperties[kind]! }, args);
}

function later(shape: Shape | undefined, value: unknown): unknown {
    if (shape === undefined || value === undefined) return value;
    const made = inner(shape, value);
    return shape.plain ? made : new Later("output", made);
}

function inner({ $ref, properties, items, additionalProperties }: Shape, value: unknown): unknown {
    if ($ref !== undefined) return inner(referred($ref), value);
    return members(value, (name, member) =>
        later(properties?.[name] ?? items ?? additionalProperties, member),
    );
}

function members(tree: unknown, change: (name: string, member: unknown) => unknown): unknown {
    if (Array.isArray(tree)) return tree.map((item, index) => change(String(index), item));
    if (typeof tree !== "object" || tree === null) return tree;
    return Object.fromEntries(Object.entries(tree).map(([name, member]) => [name, change(name, member)]));
}
