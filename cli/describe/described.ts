import { lastName, parseArn, UNKNOWN } from "../../iam";
import { type Resource } from "../../policypack/model/resource";
import { type Stack } from "../../policypack/model/stack";
import { type Access } from "../access/matrix";

/** All that a table tells of one resource, by the heads of the columns. */
export type Row = Readonly<Record<string, string>>;

/** What is described, and by what. */
export interface Whole {
    stack: Stack;
    access: Access;
}

/** A kind of resources that a set is made of, and its table. */
export interface Table {
    title: string;
    /** The resources of the kind. */
    of(whole: Whole): readonly Resource[];
    columns: Readonly<Record<string, (resource: Resource, whole: Whole) => string>>;
}

/** A property for a reader: empty where it is not set. */
export function shown(value: unknown): string {
    if (value === undefined || value === null || value === "") return "";
    if (value === UNKNOWN) return "not known yet";
    if (Array.isArray(value)) return value.map(shown).join(", ");
    return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}

export function property(name: string, ...others: string[]): (resource: Resource) => string {
    return (resource) =>
        shown([name, ...others].map((one) => resource.get(one)).find((one) => one !== undefined));
}

/** What is switched on or off; `usual` where nothing is said. */
export function onOff(name: string, usual = "no"): (resource: Resource) => string {
    return (resource) => {
        const value = resource.get(name);
        if (value === undefined || value === UNKNOWN) return value === UNKNOWN ? "not known yet" : usual;
        return String(value) === "true" ? "yes" : "no";
    };
}

const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
] as const;

/** A time in the largest unit that has no rest. */
export function duration(seconds: unknown): string {
    const count = typeof seconds === "symbol" ? NaN : Number(seconds);
    if (seconds === undefined || seconds === "" || !Number.isInteger(count)) return shown(seconds);
    const [unit, length] =
        units.find(([, length]) => count > 0 && count % length === 0) ?? (["second", 1] as const);
    return `${count / length} ${unit}${count === length ? "" : "s"}`;
}

/** Resources by their names. */
export function names(resources: Iterable<Resource>): string {
    return [...new Set([...resources].map(({ name }) => name))].sort().join(", ");
}

/** What an ARN or another reference ends in. */
export function nameIn(reference: unknown): string {
    if (typeof reference !== "string") return shown(reference);
    return lastName(parseArn(reference)?.resource ?? reference);
}
