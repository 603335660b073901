import * as pulumi from "@pulumi/pulumi";

import { partsOf, shapeProblems, type Shape } from "../limits/shapes";
import { absence, isFuture, refuse, type Owner } from "./owner";

/** The arguments, if they are what they have to be; what of them is known only later is checked when it becomes known. */
export function shaped<Args extends object>(owner: Owner, args: Args | undefined, shape: Shape): Args {
    const given = args ?? {};
    refuse(owner, shapeProblems("", given, shape, isFuture));
    return guardedParts(owner, "", given, shape) as Args;
}

function guardedParts(owner: Owner, path: string, given: unknown, shape: Shape): unknown {
    if (isFuture(given)) return guardedFuture(owner, path, given, shape);
    const late = partsOf(path, given, shape).flatMap((part) => {
        const guarded = guardedParts(owner, part.path, part.given, part.shape);
        return guarded === part.given ? [] : [[part.key, guarded] as const];
    });
    if (late.length === 0) return given;
    return Object.assign(
        Array.isArray(given) ? [...(given as unknown[])] : { ...(given as object) },
        Object.fromEntries(late),
    );
}

function guardedFuture(owner: Owner, path: string, given: unknown, shape: Shape): pulumi.Output<unknown> {
    return pulumi.output(given as pulumi.Input<object>).apply((known) => {
        const absent = absence(path, known);
        refuse(owner, absent.length > 0 ? absent : shapeProblems(path, known, shape, isFuture));
        return known;
    });
}
