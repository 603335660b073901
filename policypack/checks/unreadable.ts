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

/** Says once that a document could be judged only in part. Every rule that meets it says the same. */
export function partlyKnown({ property, document }: Policy): Problem {
    const extent = document.unknown ? "is" : "has parts that are";
    return undecided(property, `its ${property} ${extent} not known before deployment`);
}
