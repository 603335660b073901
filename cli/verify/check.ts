import { type Held } from "../source/resource";

export type Outcome = "PASS" | "FAIL" | "UNKNOWN";

/** What was seen of one thing that was promised. */
export interface Verdict {
    outcome: Outcome;
    /** What was seen, never what is in a message. */
    evidence: string;
    /** It is unknown because AWS denied or failed a call. */
    denied?: boolean;
}

/** One thing that a deployed set promises. */
export interface Check {
    /** As `key.enabled`. */
    id: string;
    /** What it is about. */
    subject: Pick<Held, "name" | "urn">;
    look(): Promise<Verdict>;
}

/** A check with its verdict: a line of the result. */
export interface Line extends Verdict {
    check: string;
    resource: string;
    urn: string;
}

export const pass = (evidence: string): Verdict => ({ outcome: "PASS", evidence });
export const fail = (evidence: string): Verdict => ({ outcome: "FAIL", evidence });
export const unknown = (evidence: string): Verdict => ({ outcome: "UNKNOWN", evidence });
export const deniedBy = (evidence: string): Verdict => ({ outcome: "UNKNOWN", evidence, denied: true });

export function lineOf(
    { id, subject: { name, urn } }: Pick<Check, "id" | "subject">,
    verdict: Verdict,
): Line {
    return { check: id, resource: name, urn, ...verdict };
}
