import * as pulumi from "@pulumi/pulumi";

import type { PolicyStatement } from "../../iam";
// The rest of iam/ reads policies, which nothing here does: it is not loaded.
import { policyJson } from "../../iam/write";
import { documentProblems, type DocumentKind } from "../documents/size";
import { at, valueProblems, type Limits } from "../limits";

/** The component that speaks in a message. */
export interface Owner {
    kind: string;
    name: string;
}

export function token(kind: string): string {
    return `pulumi-secure-messaging:index:${kind}`;
}

/** Stops the program with one line for each problem. */
export function refuse({ kind, name }: Owner, problems: readonly string[]): void {
    if (problems.length === 0) return;
    const message = problems.map((problem) => `${kind} "${name}": ${problem}`).join("\n");
    // Pulumi would put "error serializing property" in front, once for every property that waits for the value.
    const refusal = Object.defineProperty(new pulumi.RunError(), "message", {
        get: () => message,
        set: () => undefined,
    });
    // Pulumi shows none of it, and yet colours it for its trace, over which Node can take half a minute.
    refusal.stack = message;
    throw refusal;
}

/** The same arguments, with each one that is known only later checked when it becomes known. */
export function guarded<Args extends object>(
    owner: Owner,
    path: string,
    args: Args,
    limits: Limits<Args>,
): Args {
    const checked = Object.entries(limits).flatMap(([name, limit]) => {
        const value = args[name as keyof Args] as pulumi.Input<string | number> | undefined;
        if (!isFuture(value)) return [];
        const future = pulumi.Output.isInstance<string | number>(value) ? value : pulumi.output(value);
        const later = future.apply((known) => {
            const own = limit as Limits<Args>[keyof Args] & object;
            refuse(owner, [...absence(at(path, name), known), ...valueProblems(at(path, name), known, own)]);
            return known;
        });
        return [[name, later] as const];
    });
    return { ...args, ...Object.fromEntries(checked) };
}

/**
 * The problem of an argument that was given, and turned out to be nothing: an output of another stack that is misspelt,
 * for example. Taken for left out, it would encrypt nothing, or bound nobody.
 */
export function absence(path: string, known: unknown): string[] {
    if (known !== undefined && known !== null) return [];
    return [
        `${path} turned out to be ${known}; an argument that is given has a value; give one, or leave it out.`,
    ];
}

/** The plain scalars among some arguments: what may be shown in the inputs of a component. */
export function plain(args: object | undefined): Record<string, unknown> {
    const shown = ["string", "number", "boolean"];
    return Object.fromEntries(Object.entries(args ?? {}).filter(([, value]) => shown.includes(typeof value)));
}

export function isFuture(value: unknown): boolean {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** The outputs of a component: every public field that holds one, except the name that Pulumi itself gives it. */
export function ownOutputs(component: pulumi.ComponentResource): pulumi.Inputs {
    const outputs = Object.entries(component).filter(([, value]) => pulumi.Output.isInstance(value));
    return Object.fromEntries(outputs.filter(([name]) => name !== "urn"));
}

/** The arguments, with a default for each one that is left out or undefined. */
export function withDefaults<Args extends object, Key extends keyof Args>(
    args: Args | undefined,
    defaults: Required<Pick<Args, Key>>,
): Args & Required<Pick<Args, Key>> {
    const set = Object.entries(args ?? {}).filter(([, value]) => value !== undefined);
    return { ...defaults, ...(Object.fromEntries(set) as Args) };
}

/** The same value, so that what is made of it comes after a resource. Preview still knows it. */
export function onceThere<T>(value: pulumi.Output<T>, resource: pulumi.Resource): pulumi.Output<T> {
    return pulumi.all([value, resource.urn]).apply(([known]) => known) as pulumi.Output<T>;
}

/** The JSON text of a document, if AWS would take it. */
export function documentText(
    owner: Owner,
    kind: DocumentKind,
    statements: readonly PolicyStatement[],
): string {
    const text = policyJson(statements);
    refuse(owner, documentProblems(kind, statements, text));
    return text;
}
