import * as pulumi from "@pulumi/pulumi";

import { entryProblems } from "../limits";
import { roleArnLimit } from "../limits/source";
import { absence, refuse, type Owner } from "./owner";

type Input<T> = pulumi.Input<T>;

/** What is wrong with the plain ones among some ARNs of roles. A list that shuts out everybody is a mistake. */
export function roleArnProblems(path: string, arns: unknown): string[] {
    if (!Array.isArray(arns)) return [];
    if (arns.length === 0)
        return [`${path} is empty; somebody has to be named; give an ARN or leave it out.`];
    return entryProblems(path, arns, roleArnLimit);
}

/** The ARNs, checked when they become known; nothing if nothing is given. */
export function guardedRoleArns(
    owner: Owner,
    path: string,
    arns: Input<Input<string>[]> | undefined,
): pulumi.Output<string[]> | undefined {
    if (arns === undefined) return undefined;
    return pulumi.output(arns).apply((known) => {
        refuse(owner, [...absence(path, known), ...roleArnProblems(path, known)]);
        return known;
    });
}
