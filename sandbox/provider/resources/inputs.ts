import { isObject, type Value, type Values } from "../values";

/** What an input sets, as AWS wants it. An empty text is as good as none. */
export function textOf(inputs: Values, key: string): string | undefined {
    const value = inputs[key];
    return value === undefined || value === null || value === "" ? undefined : String(value);
}

export function numberOf(inputs: Values, key: string): number | undefined {
    const text = textOf(inputs, key);
    return text === undefined ? undefined : Number(text);
}

export function booleanOf(inputs: Values, key: string): boolean | undefined {
    const text = textOf(inputs, key);
    return text === undefined ? undefined : text === "true";
}

export function listOf(inputs: Values, key: string): string[] {
    const value = inputs[key];
    return Array.isArray(value) ? value.map(String) : [];
}

export function objectsOf(inputs: Values, key: string): Values[] {
    const value = inputs[key];
    return Array.isArray(value) ? value.filter(isObject) : [];
}

export function objectOf(inputs: Values, key: string): Values {
    const value = inputs[key];
    return isObject(value) ? value : {};
}

/** What AWS says of a resource: a key with the value undefined is known to be unset. */
export function said(values: Record<string, Value | undefined>): Values {
    return values as Values;
}

/** What AWS tells of those things of which a silence means nothing. */
export function ifTold(values: Record<string, Value | undefined>): Values {
    return said(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

/** What to add and what to take away, so that one list becomes the other. */
export function listChange(before: readonly string[], after: readonly string[]) {
    return {
        added: after.filter((one) => !before.includes(one)),
        removed: before.filter((one) => !after.includes(one)),
    };
}

/** A list to send, or nothing at all where it would be empty. */
export function unlessEmpty<Item>(list: Item[]): Item[] | undefined {
    return list.length > 0 ? list : undefined;
}

/** A moment as the real provider writes it. */
export function rfc3339(moment: Date | undefined): string | undefined {
    return moment?.toISOString().replace(/\.\d+Z$/, "Z");
}
