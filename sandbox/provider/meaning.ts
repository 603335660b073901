import { isObject, sortedJson, type Value, type Values } from "./values";

/** Whether two values mean the same to AWS: JSON documents however they are written, lists in any order. */
export function sameMeaning(one: Value | undefined, other: Value | undefined): boolean {
    return meaning(one) === meaning(other);
}

function meaning(value: Value | undefined): string {
    const document = typeof value === "string" ? parsed(value) : undefined;
    const plain = document === undefined ? inAnyOrder(value ?? null) : normal(document);
    return isEmpty(plain) ? "" : sortedJson(plain);
}

function isEmpty(value: Value | undefined): boolean {
    if (value === undefined || value === null || value === "") return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}

function parsed(text: string): Value | undefined {
    if (!/^\s*[[{]/.test(text)) return undefined;
    try {
        return JSON.parse(text) as Value;
    } catch {
        return undefined;
    }
}

/** Lists are sets to AWS, and an empty part is no part. */
function inAnyOrder(value: Value): Value {
    if (Array.isArray(value)) return value.map(inAnyOrder).sort(byText);
    if (!isObject(value)) return value;
    const parts = Object.entries(mapValues(value, inAnyOrder));
    return Object.fromEntries(parts.filter(([, part]) => !isEmpty(part)));
}

/** In a document a list of one is the one, and a number or a boolean may be text. */
function normal(value: Value): Value {
    if (Array.isArray(value)) return value.length === 1 ? normal(value[0]!) : value.map(normal).sort(byText);
    if (isObject(value)) return mapValues(value, normal);
    return value === null ? null : String(value);
}

function mapValues(values: Values, change: (value: Value) => Value): Values {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function byText(one: Value, other: Value): number {
    const [left, right] = [sortedJson(one), sortedJson(other)];
    return left < right ? -1 : Number(left > right);
}
