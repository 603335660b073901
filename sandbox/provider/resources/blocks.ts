import { sameMeaning } from "../meaning";
import { isObject, type Value, type Values } from "../values";

/** How AWS words what Pulumi words in camelCase: with a capital at the start, except for what is said here. */
export interface Words {
    /** Pulumi's name of a member, and AWS's. */
    names?: Readonly<Record<string, string>>;
    /** Pulumi's names of maps whose keys are the program's own. */
    maps?: readonly string[];
    /** Services that start their words as Pulumi does. */
    lowerCase?: true;
}

/** Values in the words of AWS, as the input of a command. What is null is left out. */
export function inAws<Shape>(values: Values, words: Words = {}): Shape {
    return translated(values, (key) => [awsName(key, words), words.maps?.includes(key) === true]) as Shape;
}

/** An answer of AWS in the words of Pulumi. */
export function inPulumi(answer: object | undefined, words: Words = {}): Values {
    const back = Object.fromEntries(Object.entries(words.names ?? {}).map(([own, aws]) => [aws, own]));
    return translated(answer ?? {}, (key) => {
        const name = back[key] ?? key.charAt(0).toLowerCase() + key.slice(1);
        return [name, words.maps?.includes(name) === true];
    }) as Values;
}

function awsName(key: string, { names, lowerCase }: Words): string {
    return names?.[key] ?? (lowerCase ? key : key.charAt(0).toUpperCase() + key.slice(1));
}

type Rename = (key: string) => [name: string, isMap: boolean];

function translated(value: unknown, rename: Rename): unknown {
    if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
    if (Array.isArray(value)) return value.map((one) => translated(one, rename));
    if (typeof value !== "object" || value === null) return value;
    const present = Object.entries(value).filter(([, inside]) => inside !== undefined && inside !== null);
    return Object.fromEntries(
        present.map(([key, inside]) => {
            const [name, isMap] = rename(key);
            return [name, isMap ? inside : translated(inside, rename)];
        }),
    );
}

/** The values that are set, of these keys. */
export function pick(values: Values, keys: Iterable<string>): Values {
    const set = [...keys].filter((key) => values[key] !== undefined && values[key] !== null);
    return Object.fromEntries(set.map((key) => [key, values[key]!]));
}

/** All values but those of these keys. */
export function without(values: Values, ...keys: readonly string[]): Values {
    return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

/** The same keys, undefined where AWS does not say: it is unset there. */
export function told(read: Values, keys: readonly string[]): Values {
    return Object.fromEntries(keys.map((key) => [key, read[key]])) as Values;
}

/** Whatever AWS fills in, into a block that the program does give. */
export const anything: unique symbol = Symbol("anything");

/** Members that AWS fills in, and with what. */
export type FilledIn = Readonly<Record<string, Value | typeof anything>>;

/** What AWS says without the members, at any depth, that it filled in where the program names none. */
export function unfilled<Read extends Value | undefined>(
    read: Read,
    given: Value | undefined,
    filled: FilledIn,
): Read {
    if (Array.isArray(read)) {
        const others = Array.isArray(given) && given.length === read.length ? given : [];
        return read.map((one, at) => unfilled(one, others[at], filled)) as Read;
    }
    if (!isObject(read)) return read;
    const own = isObject(given) ? given : undefined;
    const kept = Object.entries(read).filter(([key, value]) => !isFilled(key, value, own, filled));
    return Object.fromEntries(kept.map(([key, value]) => [key, unfilled(value, own?.[key], filled)])) as Read;
}

function isFilled(key: string, value: Value, own: Values | undefined, filled: FilledIn): boolean {
    const by = filled[key];
    if (by === undefined || (own?.[key] !== undefined && own[key] !== null)) return false;
    return typeof by === "symbol" ? own !== undefined : sameMeaning(by, value);
}
