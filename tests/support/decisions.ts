import assert from "node:assert";

import { decide, type Decision, type Question } from "../../iam";
import { allow, deny, documentOf, FOREIGN, OWN, QUEUE, SEND, truthName, without } from "./statements";

export const ROLE = `arn:aws:iam::${OWN}:role/app/worker`;
export const USER = `arn:aws:iam::${OWN}:user/worker`;
export const GUEST = `arn:aws:iam::${FOREIGN}:role/worker`;
export const SESSION = `arn:aws:sts::${OWN}:assumed-role/worker/first`;
export const ROOT = `arn:aws:iam::${OWN}:root`;

/** A statement of a policy that is attached to the principal. */
export const grant = (parts: Record<string, unknown> = {}) => without(allow(parts), "Principal");
export const ban = (parts: Record<string, unknown> = {}) => without(deny(parts), "Principal");
/** A statement of the resource's policy for the principals named. */
export const to = (AWS: unknown, parts: Record<string, unknown> = {}) =>
    allow({ Principal: { AWS }, ...parts });
export const identity = (...statements: unknown[]) => [documentOf(...statements)];

/** What is asked: of a role of the own account, to send to its queue, unless said otherwise. */
export type Asked = Partial<Omit<Question, "principal">> & { arn?: string; organization?: string };

export function ask({ arn = ROLE, organization, ...rest }: Asked): Decision {
    const principal = { kind: "named", arn, organization } as const;
    return decide({ principal, action: SEND, resource: QUEUE, identity: [], ...rest });
}

/** A sentence, what is asked, told only when the test runs, and how often the principal is allowed. */
export type Row = [sentence: string, asked: () => Asked, right: string];

export function decisions(title: string, rows: readonly Row[]): void {
    describe(title, () => {
        for (const [sentence, asked, right] of rows)
            it(`${sentence}: ${right}`, () => assert.strictEqual(truthName(ask(asked()).allowed), right));
    });
}
