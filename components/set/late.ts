import * as pulumi from "@pulumi/pulumi";

import { isFuture, refuse, type Owner } from "../base/owner";

type Check<Known> = (known: pulumi.Unwrap<Known>) => string[];

/** The value; if it or a part of it is known only later, it is checked then. */
export function later<Value>(owner: Owner, value: Value, check: Check<Value>): Value {
    if (!isLate(value)) return value;
    return checked(owner, value, check) as Value;
}

/** The same of a group of arguments whose members are there or not, now and later: those that come later wait for the check. */
export function laterMembers<Args extends object>(owner: Owner, args: Args, check: Check<Args>): Args {
    if (!isLate(args)) return args;
    const known = checked(owner, args, check);
    return waiting(args, (name) => known.apply((values) => (values as Record<string, unknown>)[name]));
}

/** The same of a list of such groups. */
export function laterItems<Item extends object>(
    owner: Owner,
    items: Item[] | undefined,
    check: Check<Item[]>,
): Item[] | undefined {
    if (!isLate(items)) return items;
    const known = checked(owner, items!, check);
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

function waiting<Args extends object>(args: Args, value: (name: string) => unknown): Args {
    const members = Object.entries(args).map(([name, given]) => [name, isLate(given) ? value(name) : given]);
    return Object.fromEntries(members) as Args;
}

function isLate(value: unknown): boolean {
    if (isFuture(value)) return true;
    return typeof value === "object" && value !== null && Object.values(value).some(isLate);
}
