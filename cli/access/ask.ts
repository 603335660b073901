import { grantedBy } from "./grants";
import { mayOpen, policyOf } from "./request";
import { isNamed, type Subject } from "./subjects";
import { type Asked, type Surroundings, type Verdict } from "./verdict";
import { ofNamed } from "./verdict-named";
import { ofOther } from "./verdict-others";

/** May somebody do an action on a target, and what makes it so? */
export function verdictOn(asked: Asked, surroundings: Surroundings): Verdict {
    const { subject, action, target, thorough } = asked;
    const policies = [
        policyOf(target),
        ...(isNamed(subject) ? subject.identity.map(({ document }) => document) : []),
    ];
    // Most cells are of this kind: of a whole account that counts.
    const closed = policies.every((policy) => policy === undefined || !mayOpen(policy, action));
    if (closed && !thorough && !isInTheClear(subject)) return grantedBy(asked, nothing);
    const verdict = isNamed(subject)
        ? ofNamed(subject, asked, surroundings)
        : ofOther(subject, asked, surroundings);
    return grantedBy(asked, verdict);
}

/** Nothing speaks of it. */
const nothing: Verdict = { answer: "no", by: [], conditions: [], why: [] };

/** Without TLS come those as well whom other policies let in. */
function isInTheClear(subject: Subject): boolean {
    return !isNamed(subject) && subject.caller.kind === "plainHttp";
}
