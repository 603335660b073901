import * as pulumi from "@pulumi/pulumi";
import fc, { type Arbitrary } from "fast-check";

/** A value that a program gives as an output or a promise. Made into one only when the program runs. */
export class Later {
    constructor(
        readonly kind: "output" | "promise",
        readonly value: unknown,
    ) {}

    [fc.toStringMethod](): string {
        return `${this.kind}(${fc.stringify(this.value)})`;
    }
}

export type Members = Record<string, Arbitrary<unknown>>;

/** Mostly what AWS takes, now and then what it does not. */
export function value(good: Arbitrary<unknown>, ...beyond: unknown[]): Arbitrary<unknown> {
    if (beyond.length === 0) return good;
    return fc.oneof({ weight: 120, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...beyond) });
}

/** The same of an argument that may be an output. */
export function input(good: Arbitrary<unknown>, ...beyond: unknown[]): Arbitrary<unknown> {
    return future(value(good, ...beyond));
}

function future(given: Arbitrary<unknown>): Arbitrary<unknown> {
    const later = fc.tuple(fc.constantFrom("output" as const, "promise" as const), given);
    return fc.oneof(
        { weight: 6, arbitrary: given },
        { weight: 1, arbitrary: later.map(([kind, known]) => new Later(kind, known)) },
    );
}

/** Whole numbers of a range, its ends above all, and what lies just beyond them. */
export function range(least: number, most: number): Arbitrary<unknown> {
    const inside = fc.oneof(fc.constantFrom(least, most), fc.integer({ min: least, max: most }));
    return input(inside, least - 1, most + 1, least + 0.5, NaN, String(least));
}

export function text(...choices: string[]): Arbitrary<unknown> {
    return input(fc.constantFrom(...choices));
}

/** Few items mostly, and now and then more than a document takes. */
export function list(item: Arbitrary<unknown>, minLength = 1, maxLength = 3): Arbitrary<unknown> {
    const few = fc.array(item, { minLength, maxLength, size: "max" });
    const crowd = fc.array(item, { minLength: 20, maxLength: 70, size: "max" });
    return fc.oneof({ weight: 40, arbitrary: few }, { weight: maxLength === 3 ? 1 : 0, arbitrary: crowd });
}

/** One of the texts, or that of any number. */
export function numbered(choices: readonly string[], nth: (number: number) => string): Arbitrary<string> {
    return fc.oneof(fc.constantFrom(...choices), fc.nat().map(nth));
}

export function inputList(item: Arbitrary<unknown>, minLength = 1, maxLength = 3): Arbitrary<unknown> {
    return future(list(item, minLength, maxLength));
}

/** Objects of which each member may be missing. */
export function some(members: Members): Arbitrary<object> {
    const optional = Object.entries(members).map(
        ([name, member]) => [name, fc.option(member, { freq: 2, nil: undefined })] as const,
    );
    return fc.record(Object.fromEntries(optional), { noNullPrototype: true });
}

/** Objects with all of these members, and some of those. */
export function needed(members: Members, others: Members = {}): Arbitrary<object> {
    return fc
        .tuple(fc.record(members, { noNullPrototype: true }), some(others))
        .map(([all, few]) => ({ ...few, ...all }));
}

/** What stands in a map of which the keys become names. */
export function map(keys: readonly string[], entry: Arbitrary<unknown>, least = 0): Arbitrary<object> {
    const chosen = value(
        fc.subarray([...keys], { minLength: least }),
        [""],
        ["a/b"],
        ["ü"],
        ["x".repeat(90)],
    );
    return chosen.chain((names) =>
        needed(Object.fromEntries((names as string[]).map((name) => [name, entry]))),
    );
}

/** The arguments as a program gives them. */
export function given<T>(args: unknown): T {
    return made(args) as T;
}

function made(args: unknown): unknown {
    if (args instanceof Later)
        return args.kind === "output" ? pulumi.output(made(args.value)) : Promise.resolve(made(args.value));
    if (Array.isArray(args)) return args.map(made);
    if (typeof args !== "object" || args === null) return args;
    return Object.fromEntries(Object.entries(args).map(([name, member]) => [name, made(member)]));
}

/** Whether something of the arguments is known only later. */
export function hasLater(args: unknown): boolean {
    if (args instanceof Later) return true;
    return typeof args === "object" && args !== null && Object.values(args).some(hasLater);
}
