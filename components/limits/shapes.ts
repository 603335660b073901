import { at, shown, type Limit } from ".";

/** What an argument is, whatever it says: programs without types may give anything for it. */
export interface Shape extends Limit {
    /** It decides what exists, so nothing that is known only later stands for it. */
    readonly plain?: boolean;
    readonly needed?: boolean;
    /** The shapes of what it holds, by name or position. */
    parts?(value: object): (readonly [part: string, shape: Shape])[];
}

/** The shapes of a group of arguments. Those that are not named hold one value, which their limits judge. */
export type Shapes<Args> = { readonly [Name in keyof Args]?: Shape };

/** One value, such as a text or a number. */
export const value: Shape = {
    admits: (given) => typeof given !== "function" && (typeof given !== "object" || given === null),
    allows: "it is one value",
    fix: "give a text or a number",
};

export const flag: Shape = {
    admits: (given) => typeof given === "boolean",
    allows: "it is a switch",
    fix: "choose true or false, without quotation marks",
};

/** Something that decides what exists. */
export function plain(shape: Shape): Shape {
    return { ...shape, plain: true };
}

/** Something that has no default. */
export function needed(shape: Shape): Shape {
    return { ...shape, needed: true };
}

export function list(entry: Shape): Shape {
    return {
        admits: Array.isArray,
        allows: "it is a list",
        fix: "give an array",
        parts: (given) => Object.keys(given).map((key) => [key, needed(entry)]),
    };
}

/** Entries by names that the program chooses. */
export function map(entry: Shape): Shape {
    return {
        admits: isObject,
        allows: "it holds entries by name",
        fix: "give an object",
        parts: (given) => Object.keys(given).map((key) => [key, needed(entry)]),
    };
}

/** Entries by name, of which some may be undefined. */
function sparse(entry: Shape): Shape {
    return { ...map(entry), parts: (given) => Object.keys(given).map((key) => [key, entry]) };
}

/** Arguments by their names. */
export function group<Args extends object>(members: Shapes<Args>): Shape {
    const parts = Object.entries(members) as [string, Shape][];
    return {
        admits: isObject,
        allows: "it is a group of arguments",
        fix: "give an object",
        parts: () => parts,
    };
}

/** Tags of resources. */
export const tags = sparse(value);

/** Everything that is of another shape. What is known only later is left for later, where it may be. */
export function shapeProblems(
    path: string,
    given: unknown,
    shape: Shape,
    isFuture: (value: unknown) => boolean,
): string[] {
    if (given === undefined)
        return shape.needed ? [`${path} is missing; it has no default; ${shape.fix}.`] : [];
    const told = path === "" ? "args" : path;
    if (isFuture(given)) return shape.plain ? [`${told} is known only later; ${MADE_NOW}.`] : [];
    if (!shape.admits(given)) return [`${told} is ${shown(given)}; ${shape.allows}; ${wayOut(shape)}.`];
    return partsOf(path, given, shape).flatMap((part) =>
        shapeProblems(part.path, part.given, part.shape, isFuture),
    );
}

/** What something holds, each with its path and shape. */
export function partsOf(path: string, given: unknown, { parts }: Shape) {
    if (parts === undefined || typeof given !== "object" || given === null) return [];
    const held = given as Record<string, unknown>;
    const below = (key: string) => (Array.isArray(given) ? `${path}[${key}]` : at(path, key));
    return parts(given).map(([key, shape]) => ({ key, path: below(key), given: held[key], shape }));
}

const MADE_NOW = "it has to be plain, since it decides which resources exist; give a plain value";

function wayOut({ fix, needed: isNeeded, parts }: Shape): string {
    return isNeeded || parts === undefined ? fix : `${fix} or leave it out`;
}

function isObject(given: unknown): boolean {
    return Object.prototype.toString.call(given) === "[object Object]";
}
