/** What one argument may hold: a test, and the two halves of the sentence that refuses anything else. */
export interface Limit {
    admits(value: unknown): boolean;
    readonly allows: string;
    readonly fix: string;
}

/** The limits of a group of arguments. Arguments that are not named have none. */
export type Limits<Args> = { readonly [Key in keyof Args]?: Limit };

/** Text that is added to a chosen name before AWS sees it, and how long the whole may be. */
export interface NameRoom {
    service: "SQS" | "SNS" | "IAM" | "KMS" | "X-Ray";
    characters: number;
    added: string;
}

/** Keys of maps become parts of names. */
export const mapKeyLimit: Limit = {
    admits: (value) => isMatch(value, /^[A-Za-z0-9][A-Za-z0-9_-]*$/),
    allows: "the keys of this map become parts of names in AWS",
    fix: "choose letters, digits, hyphens and underscores, beginning with a letter or digit",
};

/** The limit of a name that has to leave room for what is added to it. */
export function nameLimit(rooms: readonly NameRoom[]): Limit {
    const room = (name: NameRoom) => name.characters - name.added.length;
    const tightest = rooms.reduce((a, b) => (room(b) < room(a) ? b : a));
    const { service, characters, added } = tightest;
    const longest = room(tightest);
    return {
        admits: (value) => isMatch(value, /^[A-Za-z0-9_-]+$/) && String(value).length <= longest,
        allows:
            `${service} allows ${characters} letters, digits, hyphens and underscores` +
            (added === "" ? "" : `, and "${added}" is added to this name`),
        fix: `choose 1 to ${longest} of these characters`,
    };
}

/** Every plain value that breaks its limit, in words. Futures (outputs, promises) are left for later. */
export function limitProblems<Args extends object>(
    path: string,
    args: Args | undefined,
    limits: Limits<Args>,
): string[] {
    const entries = Object.entries(limits) as [keyof Args & string, Limit][];
    return entries.flatMap(([name, limit]) => valueProblems(at(path, name), args?.[name], limit));
}

/** The problem of one value, if it is plain, set and not admitted. */
export function valueProblems(path: string, value: unknown, limit: Limit): string[] {
    const later = typeof value === "object" && value !== null && !holdsOthers(value);
    if (value === undefined || later || limit.admits(value)) return [];
    return [`${path} is ${shown(value)}; ${limit.allows}; ${limit.fix}.`];
}

/** Whether a value is a list or an object of the program, and nothing that is known only later. */
function holdsOthers(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);
    return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** A value as messages tell it. */
export function shown(value: unknown): string {
    if (typeof value === "string") return JSON.stringify(value);
    if (Array.isArray(value)) return "a list";
    if (typeof value === "function") return "a function";
    return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** The problems of a list, if it is plain: how long it is, and what is in it. */
export function listProblems(
    path: string,
    name: string,
    list: unknown,
    { most, item }: { most: number; item: Limit },
): string[] {
    if (!Array.isArray(list)) return [];
    const own = at(path, name);
    const problems = entryProblems(own, list, item);
    if (list.length <= most) return problems;
    return [`${own} has ${list.length} entries; AWS allows ${most}; leave some out.`, ...problems];
}

/** The entries of a list that break their limit, if they are plain. */
export function entryProblems(path: string, list: unknown, limit: Limit): string[] {
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry, index) => valueProblems(`${path}[${index}]`, entry, limit));
}

export function isEmptyList(list: unknown): boolean {
    return Array.isArray(list) && list.length === 0;
}

/** The names of the arguments that are set. */
export function namesSet(args: object | undefined): string[] {
    return Object.entries(args ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** The path of a member; members of the arguments themselves stand alone. */
export function at(path: string, member: string): string {
    return path === "" ? member : `${path}.${member}`;
}

/** Whole numbers of a range. */
export function between(service: string, least: number, most: number, unit: string): Limit {
    return {
        admits: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
        allows: `${service} allows ${least} to ${most} ${unit}`,
        fix: "choose a value in that range",
    };
}

export function isMatch(value: unknown, pattern: RegExp): boolean {
    return typeof value === "string" && pattern.test(value);
}
