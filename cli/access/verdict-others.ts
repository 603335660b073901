import { allows, type Caller, denied, type Document, exposures, type Statement } from "../../iam";
import { asFor, factsOf, policyOf } from "./request";
import { type Other } from "./subjects";
import { type Target } from "./targets";
import { type Asked, leftOpen, openArn, type Surroundings, told, unknownIn, type Verdict } from "./verdict";

/** What a service, an account or everybody may do, by the policy of the target alone. */
export function ofOther(subject: Other, { action, target, way }: Asked, { place }: Surroundings): Verdict {
    const { caller, leftTo } = subject;
    const policy = policyOf(target);
    const unknown = () => [...unknownIn(target.policies), ...openArn(target)];
    const document = policy && asFor(policy, factsOf(subject, target, way, place));
    const left = leftTo === undefined ? [] : [leftTo];
    if (caller.kind === "plainHttp") return inTheClear(document, action, target, unknown);
    if (document === undefined) return told({ truth: never, caller, statements: [], left, unknown });
    const allowed = allows(document, caller, action, target.arn);
    const closing = closingIn(document, caller, action, target);
    const truth = leftOpen(allowed.min === 2 && closing.length > 0 ? sometimes : allowed, leftTo);
    const opening = exposures(document, caller, { actions: [action], resource: target.arn })
        .filter(({ actions }) => actions.includes(action))
        .map(({ statement }) => statement);
    const statements = truth.max === 0 ? closing : [...opening, ...closing];
    return told({ truth, caller, statements, left, unknown });
}

const never = { min: 0, max: 0 } as const;
const sometimes = { min: 1, max: 1 } as const;

/** The Deny statements that catch requests of the caller: some of them, or all where asked for. */
function closingIn(
    document: Document,
    caller: Caller,
    action: string,
    { arn }: Target,
    always = false,
): Statement[] {
    return document.statements.filter((statement) => {
        if (statement.effect !== "Deny") return false;
        const closed = denied({ ...document, statements: [statement] }, caller, arn)(action);
        return always ? closed.min === 2 : closed.max > 0;
    });
}

/** Whoever is let in comes without TLS as well, unless the policy of a queue or topic denies it; KMS hears nobody. */
function inTheClear(
    document: Document | undefined,
    action: string,
    target: Target,
    unknown: () => string[],
): Verdict {
    const caller: Caller = { kind: "plainHttp" };
    const closed = document && denied(document, caller, target.arn)(action);
    const left = ["whoever has this access needs no TLS"];
    if (target.kind === "key" || closed?.min === 2) {
        const statements = document ? closingIn(document, caller, action, target, true) : [];
        return told({ truth: never, caller, statements, left, unknown });
    }
    const open = closed?.max === 2 || document?.unknown === true;
    return told({ truth: { min: open ? 0 : 1, max: 1 }, caller, statements: [], left, unknown });
}
