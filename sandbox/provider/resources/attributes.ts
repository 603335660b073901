import type { Value, Values } from "../values";

/** An attribute of a queue, topic or subscription: text at AWS, of its own kind in Pulumi. */
interface Attribute {
    name: string;
    kind: "text" | "number" | "boolean";
}

export type Attributes = Record<string, Attribute>;

export const text = (name: string): Attribute => ({ name, kind: "text" });
export const number = (name: string): Attribute => ({ name, kind: "number" });
export const boolean = (name: string): Attribute => ({ name, kind: "boolean" });

/** The attributes to send for what the inputs set. */
export function attributesOf(inputs: Values, table: Attributes): Record<string, string> {
    const set = Object.entries(table).filter(
        ([key]) => inputs[key] !== undefined && inputs[key] !== null && inputs[key] !== "",
    );
    return Object.fromEntries(set.map(([key, { name }]) => [name, sent(inputs[key]!)]));
}

/** The attributes to send for a change: an empty text where the inputs do not set one any more. */
export function changedAttributes(
    changed: ReadonlySet<string>,
    inputs: Values,
    table: Attributes,
): Record<string, string> {
    const keys = Object.keys(table).filter((key) => changed.has(key));
    return Object.fromEntries(keys.map((key) => [table[key]!.name, sent(inputs[key] ?? "")]));
}

/** What AWS says of each attribute: undefined for one that is not set. */
export function fromAttributes(attributes: Record<string, string | undefined>, table: Attributes): Values {
    const entries = Object.entries(table).map(([key, attribute]) => [
        key,
        received(attributes[attribute.name], attribute),
    ]);
    return Object.fromEntries(entries) as Values;
}

function sent(value: Value): string {
    return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function received(value: string | undefined, { kind }: Attribute): Value | undefined {
    if (value === undefined || value === "") return undefined;
    if (kind === "number") return Number(value);
    return kind === "boolean" ? value.toLowerCase() === "true" : value;
}
