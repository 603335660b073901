import { BadMessage } from "./bad-message";

/** Gives a value back if it is as it should be, and throws BadMessage if not. `place` says where in the message it is. */
export type Check<T> = (value: unknown, place: string) => T;

/** What a check lets through. */
export type Checked<C> = C extends Check<infer T> ? T : never;

type Fields = Record<string, Check<unknown>>;
type Content<F extends Fields> = {
    [K in keyof F as undefined extends Checked<F[K]> ? never : K]: Checked<F[K]>;
} & { [K in keyof F as undefined extends Checked<F[K]> ? K : never]?: Checked<F[K]> };

function refuse(place: string, why: string): never {
    throw new BadMessage(`${place} ${why}`);
}

function asText(value: unknown, place: string): string {
    return typeof value === "string" ? value : refuse(place, "is no text");
}

/** The name of something: letters, digits, "-", "_", "." and ":", and no e-mail address, path or sentence. */
export function id(longest = 64): Check<string> {
    return (value, place) => {
        const found = asText(value, place);
        if (found.length > longest) refuse(place, "is too long for an id");
        return /^[A-Za-z0-9](?:[-_:.]?[A-Za-z0-9])*$/.test(found) ? found : refuse(place, "is no id");
    };
}

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Check<Word> {
    return (value, place) => words.find((word) => word === value) ?? refuse(place, "is none of its words");
}

/** A whole number that JSON keeps exactly. */
export function integer(least: number, most: number): Check<number> {
    return (value, place) => {
        if (!Number.isSafeInteger(value)) refuse(place, "is no whole number");
        const found = value as number;
        return found >= least && found <= most ? found : refuse(place, "is out of range");
    };
}

/** A point of time as programs write it: 2026-11-21T10:00:00.000Z. */
export const time: Check<string> = (value, place) => {
    const found = asText(value, place);
    const date = new Date(found);
    const same = !Number.isNaN(date.getTime()) && date.toISOString() === found;
    return same ? found : refuse(place, "is no time in UTC");
};

/** Text of people, for what is sealed or is no personal data. It holds no control characters. */
export function text(longest: number): Check<string> {
    return (value, place) => {
        const found = asText(value, place);
        if (found.length > longest) refuse(place, "is too long");
        // eslint-disable-next-line no-control-regex -- these are what it looks for
        if (/[\u0000-\u001f\u007f]/.test(found)) refuse(place, "holds control characters");
        return !/\p{Surrogate}/u.test(found) ? found : refuse(place, "is no well-formed text");
    };
}

/** A path below a prefix, as of an object in a bucket: no way up, no second spelling of a place. */
export function pathBelow(prefix: string, longest = 1_024): Check<string> {
    return (value, place) => {
        const found = text(longest)(value, place);
        const steps = found.slice(prefix.length).split("/");
        const plain = steps.every((step) => /^[A-Za-z0-9!_.*'()=+@, -]+$/.test(step) && !/^\.+$/.test(step));
        return found.startsWith(prefix) && plain ? found : refuse(place, "is no path below its prefix");
    };
}

export function list<T>(check: Check<T>, longest: number): Check<T[]> {
    return (value, place) => {
        if (!Array.isArray(value)) refuse(place, "is no list");
        const found = value as unknown[];
        if (found.length > longest) refuse(place, "is too long a list");
        return found.map((item, index) => check(item, `${place}[${index}]`));
    };
}

export function optional<T>(check: Check<T>): Check<T | undefined> {
    return (value, place) => (value === undefined ? undefined : check(value, place));
}

/** An object of exactly these fields: what a program of ours wrote. */
export function object<F extends Fields>(fields: F): Check<Content<F>> {
    const known = part(fields);
    return (value, place) => {
        const found = known(value, place);
        const others = Object.keys(value as object).filter((name) => !Object.hasOwn(fields, name));
        return others.length === 0 ? found : refuse(place, "has a field too many");
    };
}

/** An object with these fields among others: an event of an AWS service, which grows new fields. */
export function part<F extends Fields>(fields: F): Check<Content<F>> {
    return (value, place) => {
        if (typeof value !== "object" || value === null || Array.isArray(value))
            refuse(place, "is no object");
        const own = new Map(Object.entries(value as object));
        const found = Object.entries(fields)
            .map(([name, check]) => [name, check(own.get(name), `${place}.${name}`)] as const)
            .filter(([, checked]) => checked !== undefined);
        return Object.fromEntries(found) as Content<F>;
    };
}
