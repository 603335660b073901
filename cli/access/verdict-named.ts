import {
    accountOf,
    actionHolds,
    decide,
    type Document,
    type NamedPrincipal,
    type Statement,
    type Truth,
} from "../../iam";
import { type Place } from "./place";
import { asFor, factsOf, policyOf } from "./request";
import { type Named } from "./subjects";
import { type Target } from "./targets";
import { type Asked, leftOpen, openArn, type Surroundings, told, unknownIn, type Verdict } from "./verdict";

/** The documents that decide on a named principal, as they are for the request. */
interface Documents {
    identity: readonly Document[];
    boundary?: Document;
    resourcePolicy?: Document;
}

/** What a role or user may do, by its policies, its boundary and the policy of the target. */
export function ofNamed(
    subject: Named,
    { action, target, way }: Asked,
    { place, organisation }: Surroundings,
): Verdict {
    const facts = factsOf(subject, target, way, place);
    const policy = policyOf(target);
    const documents: Documents = {
        identity: subject.identity.map(({ document }) => asFor(document, facts)),
        ...(subject.boundary && { boundary: asFor(subject.boundary.document, facts) }),
        ...(policy && { resourcePolicy: asFor(policy, facts) }),
    };
    const principal = principalOf(subject, place, organisation);
    const under = (given: Documents) =>
        decide({ principal, action, resource: target.arn, owner: ownerOf(target, place), ...given });
    const whole = under(documents);
    const hidden = unknownIn(subject.identity);
    const known = hidden.length > 0 && whole.allowed.min === 0 ? under(withoutUnknown(documents)) : undefined;
    // What the source does not hold of its own policies may still deny what others surely allow.
    const unlessDenied = known !== undefined && known.allowed.min > 0;
    const { allowed, causes } = unlessDenied ? { ...known, allowed: sometimes } : whole;
    const truth = leftOpen(allowed, subject.leftTo);
    const closing =
        truth.min === 2 || truth.max === 0 ? [] : partlyClosing(documents, action, allowed, under);
    const { leftTo } = subject;
    return told({
        truth,
        caller: principal,
        statements: [...causes.map(({ statement }) => statement), ...closing],
        left: unlessDenied ? hidden.map((text) => `${text}: unless they deny it`) : leftTo ? [leftTo] : [],
        unknown: () => [
            ...unknownIn([
                ...subject.identity,
                ...(subject.boundary ? [subject.boundary] : []),
                ...target.policies,
            ]),
            ...openArn(target),
        ],
    });
}

const sometimes: Truth = { min: 1, max: 1 };

function withoutUnknown(documents: Documents): Documents {
    return {
        ...documents,
        identity: documents.identity.map((document) => ({ ...document, unknown: false })),
    };
}

/** The Deny statements without which the answer were another: they close for some requests. */
function partlyClosing(
    documents: Documents,
    action: string,
    allowed: Truth,
    under: (given: Documents) => { allowed: Truth },
): Statement[] {
    const all = [...documents.identity, documents.boundary, documents.resourcePolicy].flatMap(
        (it) => it ?? [],
    );
    const denies = all
        .flatMap(({ statements }) => statements)
        .filter(({ effect, actions }) => effect === "Deny" && actionHolds(actions, action).max > 0);
    return denies.filter((deny) => {
        const without = under({
            identity: documents.identity.map((document) => lacking(document, deny)),
            ...(documents.boundary && { boundary: lacking(documents.boundary, deny) }),
            ...(documents.resourcePolicy && { resourcePolicy: lacking(documents.resourcePolicy, deny) }),
        }).allowed;
        return without.min !== allowed.min || without.max !== allowed.max;
    });
}

function lacking(document: Document, left: Statement): Document {
    if (!document.statements.includes(left)) return document;
    return { ...document, statements: document.statements.filter((statement) => statement !== left) };
}

function ownerOf({ arn }: Target, { account }: Place): string | undefined {
    return (typeof arn === "string" ? accountOf(arn) : undefined) ?? account;
}

const principals = new WeakMap<Named, NamedPrincipal>();

/** The organisation is that of the source's account. What is worked out of a principal is kept with it. */
function principalOf(subject: Named, { account }: Place, organization: string | undefined): NamedPrincipal {
    const known = principals.get(subject);
    if (known) return known;
    const { arn } = subject;
    const own = accountOf(arn) === account && organization !== undefined;
    const principal: NamedPrincipal = { kind: "named", arn, ...(own && { organization }) };
    principals.set(subject, principal);
    return principal;
}
