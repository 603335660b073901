import { isRecord, listOf, type Record_, textsOf } from "./elements";
import { type Text, UNKNOWN } from "./known";

/** One key of a Condition block under one operator. Conditions are AND-ed, the values of one are OR-ed. */
export interface Condition {
    family: Family;
    negated: boolean;
    ifExists: boolean;
    /** How a key of many values is compared; undefined for keys of one value. */
    quantifier?: "ForAllValues" | "ForAnyValue";
    /** In lower case: AWS ignores the case of keys. */
    key: string;
    values: Text[];
}

/** How the operator compares. `unreadable` covers operators that AWS does not know, and unknown parts. */
export type Family =
    "equals" | "equalsIgnoreCase" | "like" | "arn" | "address" | "bool" | "null" | "order" | "unreadable";

type Comparison = readonly [family: Family, negated: boolean];

const OPERATORS: ReadonlyMap<string, Comparison> = new Map([
    ...pair("string", "equals", "equals"),
    ...pair("string", "equalsignorecase", "equalsIgnoreCase"),
    ...pair("string", "like", "like"),
    ...pair("arn", "equals", "arn"),
    ...pair("arn", "like", "arn"),
    ...pair("numeric", "equals", "order"),
    ...pair("date", "equals", "order"),
    ...["lessthan", "lessthanequals", "greaterthan", "greaterthanequals"].flatMap((name) =>
        ["numeric", "date"].map((type) => operator(`${type}${name}`, "order")),
    ),
    operator("binaryequals", "equals"),
    operator("ipaddress", "address"),
    operator("notipaddress", "address", true),
    operator("bool", "bool"),
    operator("null", "null"),
]);

function operator(name: string, family: Family, negated = false): [string, Comparison] {
    return [name, [family, negated]];
}

/** An operator and its negation, as in StringLike and StringNotLike. */
function pair(type: string, name: string, family: Family): [string, Comparison][] {
    return [operator(`${type}${name}`, family), operator(`${type}not${name}`, family, true)];
}

/** The conditions of a statement, all of which must hold. An absent or empty block restricts nothing. */
export function parseConditions(block: unknown, label: string, flaws: string[]): Condition[] {
    if (block === undefined) return [];
    return listOf(block).flatMap((item) => {
        if (item === UNKNOWN) return [unreadable()];
        if (isRecord(item)) return Object.entries(item).flatMap(([name, keys]) => underOperator(name, keys));
        flaws.push(`${label} has a Condition that is not an object`);
        return [];
    });

    function underOperator(name: string, keys: unknown): Condition[] {
        const operator = parseOperator(name);
        if (!operator) flaws.push(`${label} has the condition operator "${name}", which AWS does not know`);
        if (keys === UNKNOWN) return [unreadable()];
        if (isRecord(keys)) return keysOf(keys, operator ?? unreadable(), label, flaws);
        flaws.push(`${label} has under "${name}" no keys to compare`);
        return [];
    }
}

function keysOf(keys: Record_, operator: Operator, label: string, flaws: string[]): Condition[] {
    return Object.entries(keys).map(([key, values]) => ({
        ...operator,
        key: key.toLowerCase(),
        values: textsOf(values, `the Condition of ${label}`, flaws),
    }));
}

type Operator = Omit<Condition, "key" | "values">;

function parseOperator(name: string): Operator | undefined {
    const [, quantifier, base, ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/i.exec(name) ?? [];
    const known = OPERATORS.get((base ?? "").toLowerCase());
    const set = quantifierOf(quantifier);
    if (!known || set === null) return undefined;
    return { family: known[0], negated: known[1], ifExists: ifExists !== undefined, quantifier: set };
}

function quantifierOf(text: string | undefined): Condition["quantifier"] | null {
    if (text === undefined) return undefined;
    if (text.toLowerCase() === "forallvalues") return "ForAllValues";
    return text.toLowerCase() === "foranyvalue" ? "ForAnyValue" : null;
}

function unreadable(): Condition {
    return { family: "unreadable", negated: false, ifExists: false, key: "", values: [UNKNOWN] };
}
