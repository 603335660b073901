import { type Statement, UNKNOWN } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem, undecided } from "../rule";

/** A document that AWS would refuse, or that two readers may take in two ways, cannot be shown to be safe. */
export function* flaws({ property, document }: Policy): Iterable<Problem> {
    for (const flaw of document.flaws) yield fail(`its ${property} cannot be relied on: ${flaw}`);
}

/** A statement of a resource policy has to say whom it means. */
export function* namesNobody({ property, document }: Policy): Iterable<Problem> {
    for (const { label, principals } of document.statements)
        if (principals === undefined || principals.entries.length === 0)
            yield fail(`its ${property} cannot be relied on: ${label} names no Principal`);
}

/** Whether a statement that may allow something does not tell yet whom it means. */
export function namesUnknown({ effect, principals }: Statement): boolean {
    return effect !== "Deny" && (principals?.entries ?? []).some(({ value }) => value === UNKNOWN);
}

/** Says once that a document could be judged only in part. Every rule that meets it says the same. */
export function partlyKnown({ property, document }: Policy): Problem {
    const extent = document.unknown ? "is" : "has parts that are";
    return undecided(property, `its ${property} ${extent} not known before deployment`);
}
