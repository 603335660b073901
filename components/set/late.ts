import * as pulumi from "@pulumi/pulumi";

import { absence, isFuture, refuse, type Owner } from "../base/owner";
import { at } from "../limits";

type Check<Known> = (known: pulumi.Unwrap<Known>) => string[];

/** The value; if it or a part of it is known only later, it is checked then. */
export function later<Value>(owner: Owner, path: string, value: Value, check: Check<Value>): Value {
    if (!isLate(value)) return value;
    return checked(owner, value, (known) => [...absence(path, known), ...check(known)]) as Value;
}

/** The same of a group of arguments, at a path or gathered from several, whose members are there or not, now and later: those that come later wait for the check. */
export function laterMembers<Args extends object>(
    owner: Owner,
    path: string | undefined,
    args: Args,
    check: Check<Args>,
): Args {
    if (!isLate(args)) return args;
    const known = checked(owner, args, (values) => [
        ...(path === undefined ? [] : absences(path, args, values as object)),
        ...check(values),
    ]);
    return waiting(args, (name) => known.apply((values) => (values as Record<string, unknown>)[name]));
}

/** The same of a list of such groups. */
export function laterItems<Item extends object>(
    owner: Owner,
    path: string,
    items: Item[] | undefined,
    check: Check<Item[]>,
): Item[] | undefined {
    if (!isLate(items)) return items;
    const known = checked(owner, items!, (values) => [
        ...items!.flatMap((item, index) =>
            absences(`${path}[${index}]`, item, (values as unknown as object[])[index]!),
        ),
        ...check(values),
    ]);
    return items!.map((item, index) =>
        waiting(item, (name) =>
            known.apply((values) => (values as unknown as Record<string, unknown>[])[index]![name]),
        ),
    );
}

function checked<Value>(
    owner: Owner,
    value: Value,
    check: Check<Value>,
): pulumi.Output<pulumi.Unwrap<Value>> {
    return pulumi.output(value).apply((known) => {
        refuse(owner, check(known));
        return known;
    });
}

/** What was given among the members, and came to nothing. */
function absences(path: string, args: object, known: object): string[] {
    const values: Record<string, unknown> = { ...known };
    return Object.entries(args).flatMap(([name, given]) =>
        isLate(given) ? absence(at(path, name), values[name]) : [],
    );
}

function waiting<Args extends object>(args: Args, value: (name: string) => unknown): Args {
    const members = Object.entries(args).map(([name, given]) => [name, isLate(given) ? value(name) : given]);
    return Object.fromEntries(members) as Args;
}

function isLate(value: unknown): boolean {
    if (isFuture(value)) return true;
    return typeof value === "object" && value !== null && Object.values(value).some(isLate);
}
