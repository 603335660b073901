import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { MessagingSet, type MessagingSetArgs } from "../../components";
import { lateRefusalOf, refusalOf } from "./mocks";

type Late = pulumi.Input<never>;

/** An argument by its path, a value that it may not have, what is said of it, and where it stands. */
export type Row = [path: string, value: unknown, says: string, args: (value: Late) => MessagingSetArgs];

export const notRole =
    "IAM names a role by its ARN; give the ARN of one role, arn:<partition>:iam::<12-digit account>:role/<name>, " +
    "without wildcards";
export const notPath =
    'IAM allows paths that begin and end with "/", of at most 512 characters; choose a path such as "/messaging/"';
export const notBoundary =
    "a permissions boundary is an IAM managed policy; give its ARN, " +
    "arn:<partition>:iam::<12-digit account>:policy/<name>";

/** Tests that each value is refused by its path, plain or known later. */
export function describeArguments(rows: readonly Row[]): void {
    describe("an argument of a set, wherever it ends,", () => {
        for (const [path, value, says, args] of rows) {
            const refusal = `MessagingSet "orders": ${path} is ${JSON.stringify(value)}; ${says}.`;

            it(`is refused by its path, before anything is made: ${path}`, async () => {
                const message = await refusalOf(() => new MessagingSet("orders", args(value as Late)));
                strictEqual(message, refusal);
            });

            it(`is refused by its path when it is known later: ${path}`, async () => {
                const late = pulumi.output(value) as unknown as Late;
                strictEqual(await lateRefusalOf(() => new MessagingSet("orders", args(late))), refusal);
            });
        }
    });
}
