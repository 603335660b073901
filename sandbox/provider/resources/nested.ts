import { isObject, type Value, type Values } from "../values";
import { sameMeaning } from "../meaning";
import { refuseInputs } from "./unsupported";

/** An input inside of another one: its name at AWS, and how its value is said there. */
interface Field {
    name: string;
    /** What holds when nobody sets it, as the real provider sends it. */
    initial?: Value;
    send(value: Value): unknown;
    tell(value: unknown): Value;
}

export type Fields = Record<string, Field>;

/** A text, number or boolean, or a list of them. */
export function same(name: string, initial?: Value): Field {
    const field = { name, send: (value: Value) => value, tell: (value: unknown) => value as Value };
    return initial === undefined ? field : { ...field, initial };
}

/** A boolean at AWS, which Pulumi takes as text. */
export function flag(name: string): Field {
    return { name, send: (value) => String(value) === "true", tell: String };
}

/** An object. */
export function inside(name: string, fields: Fields): Field {
    return {
        name,
        send: (value) => sent(fields, isObject(value) ? value : {}),
        tell: (value) => told(fields, value as Record<string, unknown>),
    };
}

/** A list of objects. */
export function each(name: string, fields: Fields): Field {
    return {
        name,
        send: (value) => (value as Values[]).map((one) => sent(fields, one)),
        tell: (value) => (value as Record<string, unknown>[]).map((one) => told(fields, one)),
    };
}

/** A map, which AWS takes as a list of pairs. */
export function pairs(name: string, key: "Key" | "Name"): Field {
    return {
        name,
        send: (value) =>
            Object.entries(value as Values).map(([one, text]) => ({ [key]: one, Value: String(text) })),
        tell: (value) => {
            const list = value as Record<string, string>[];
            return Object.fromEntries(list.map((one) => [one[key]!, one["Value"] ?? ""]));
        },
    };
}

/** What the fields say, as AWS takes it. What has no field is refused: it would be lost without a word. */
export function sent(fields: Fields, values: Values): Record<string, unknown> {
    const strangers = Object.keys(values).filter((key) => !(key in fields));
    refuseInputs("this resource", values, strangers);
    const entries = Object.entries(fields).flatMap(([key, { name, initial, send }]) => {
        const value = values[key] ?? initial ?? null;
        return value === null || value === "" ? [] : [[name, send(value)] as const];
    });
    return Object.fromEntries(entries);
}

/** What AWS says of the fields, without what holds when nobody sets it. */
export function told(fields: Fields, values: Record<string, unknown> = {}): Values {
    const entries = Object.entries(fields).flatMap(([key, { name, initial, tell }]) => {
        const value = values[name];
        if (value === undefined || value === null) return [];
        const own = tell(value);
        return initial !== undefined && sameMeaning(own, initial) ? [] : [[key, own] as const];
    });
    return Object.fromEntries(entries);
}

/** What AWS says of the fields, in the words of the state where those mean the same. */
export function toldAs(known: Values, fields: Fields, values: Record<string, unknown> = {}): Values {
    const news = told(fields, values);
    const wordings = Object.keys(fields).map((key) => {
        const written = known[key];
        if (written === undefined || written === null) return [key, news[key]];
        const asTold = told(fields, sent(fields, { [key]: written }));
        return [key, sameMeaning(asTold[key], news[key]) ? written : news[key]];
    });
    return Object.fromEntries(wordings) as Values;
}
