import { actionHolds, resourceMatches } from "./access";
import { accountOf, parseArn } from "./arn";
import { type Domain, fixed, keysOf, NOT_KNOWN } from "./callers";
import { conditionsHold, filled } from "./conditions";
import { type Document, type Patterns, type Statement } from "./document";
import { type Text, UNKNOWN } from "./known";
import { isRole, type NamedPrincipal, type Naming, namings } from "./named-principals";
import { covers, hasWildcard } from "./patterns";
import { all, ALWAYS, any, NEVER, not, oneOf, type Truth, UNSURE } from "./truth";

/** May a role or user do an action on a resource, with all documents that speak of the two taken together? */
export interface Question {
    principal: NamedPrincipal;
    /** As `sqs:SendMessage`, in any case. */
    action: string;
    /** The ARN of the resource, or a pattern of it as far as it is known. */
    resource: Text;
    /** The policies of the principal: inline, attached, and of a user's groups. */
    identity: readonly Document[];
    /** The principal's permissions boundary; undefined where it has none. */
    boundary?: Document;
    /** Undefined where the resource has none: for a key AWS writes the default one, which trusts the account. */
    resourcePolicy?: Document;
    /** The account of the resource, where its ARN does not tell. */
    owner?: string;
}

export interface Decision {
    /**
     * How often the principal is allowed: never, for some of its requests, always. An interval where something that
     * decides is not known. Limits of the organisation and of sessions, and grants of KMS, are not looked at.
     */
    allowed: Truth;
    /** The Deny statements that close it, or else the Allow statements that open it; none where nothing does. */
    causes: Cause[];
}

/** A statement, and which of the documents asked about holds it. */
export interface Cause {
    document: Document;
    statement: Statement;
}

/** By the "Policy evaluation logic" of the IAM User Guide: a Deny in any document wins over every Allow. */
export function decide(question: Question): Decision {
    const { principal, resource, owner = resource === UNKNOWN ? undefined : accountOf(resource) } = question;
    const asked: Asked = { ...question, keys: keysIn(principal, owner) };
    const closed = closedBy(asked);
    const open = openedBy(asked, owner);
    const allowed = all([open.holds, not(closed.holds)]);
    const closing = closed.by.filter(({ holds }) => holds.min === 2);
    const deciding = closing.length > 0 ? closing : open.by;
    return { allowed, causes: [...new Map(deciding.map(asCause)).values()] };
}

/** A statement that grants under two names is one cause. */
function asCause({ document, statement }: Cause): [Statement, Cause] {
    return [statement, { document, statement }];
}

type Asked = Question & { keys: (key: string) => Domain };

/** What opens, or closes: how often, and the statements through which. */
interface Side {
    holds: Truth;
    by: readonly (Cause & { holds: Truth })[];
}

/** The keys of the principal's requests, and those that tell of the resource. */
function keysIn(principal: NamedPrincipal, owner: string | undefined): Asked["keys"] {
    const ofPrincipal = keysOf(principal);
    return (key) => {
        if (key === "aws:resourceaccount") return owner === undefined ? NOT_KNOWN : fixed(owner);
        const organization = ["aws:resourceorgid", "aws:resourceorgpaths"].includes(key);
        return organization || key.startsWith("aws:resourcetag/") ? NOT_KNOWN : ofPrincipal(key);
    };
}

function closedBy(asked: Asked): Side {
    const { identity, boundary, resourcePolicy } = asked;
    return anyOf(
        found("Deny", [...identity, ...listed(boundary)], asked, () => ALWAYS),
        found("Deny", listed(resourcePolicy), asked, (statement) => denies(statement, asked)),
    );
}

/** NotPrincipal under Deny means every principal that has a boundary, whoever is on the list. */
function denies({ principals }: Statement, { principal, boundary }: Asked): Truth {
    if (!principals) return NEVER;
    const named = any(Object.values(namings(principals, principal)));
    if (!principals.negated || !boundary) return named;
    return any([named, boundary.unknown ? UNSURE : ALWAYS]);
}

function openedBy(asked: Asked, owner: string | undefined): Side {
    const { principal, identity, boundary } = asked;
    const within = boundary ? found("Allow", [boundary], asked, () => ALWAYS).holds : ALWAYS;
    const attached = found("Allow", identity, asked, () => ALWAYS);
    const own = limited(attached, within);
    if (owner === accountOf(principal.arn)) return fromWithin(asked, own, within);
    const outside = fromOutside(asked, own);
    if (owner !== undefined) return outside;
    const inside = fromWithin(asked, own, within);
    return { holds: oneOf(inside.holds, outside.holds), by: [...inside.by, ...outside.by] };
}

/**
 * Within one account the policies of either side suffice. What a resource grants to the ARN of a role stays within
 * the role's boundary; what it grants to everybody, to a session or to a user does not.
 */
function fromWithin(asked: Asked, own: Side, within: Truth): Side {
    const itself = granted(asked, "asItself");
    return anyOf(
        granted(asked, "asAnybody", "asSession"),
        isRole(asked.principal.arn) ? limited(itself, within) : itself,
        trustsAccount(asked) ? own : allOf(granted(asked, "asItsAccount"), own),
    );
}

/** From another account it takes both sides, whatever the name under which the resource grants. */
function fromOutside(asked: Asked, own: Side): Side {
    return allOf(granted(asked, "asAnybody", "asSession", "asItself", "asItsAccount"), own);
}

/**
 * Keys, and roles to be assumed, heed the policies of their own account only where their policy names the account.
 * Aliases have no policy of their own.
 */
function trustsAccount({ action, resource, resourcePolicy }: Asked): boolean {
    if (!resourcePolicy || !/^(kms|sts):/i.test(action)) return true;
    return resource !== UNKNOWN && parseArn(resource)?.resource.startsWith("alias/") === true;
}

/** What the resource's policy grants to the principal under any of the names. */
function granted(asked: Asked, ...names: Naming[]): Side {
    return found("Allow", listed(asked.resourcePolicy), asked, ({ principals }) => {
        if (!principals) return NEVER;
        const held = namings(principals, asked.principal);
        return any(names.map((name) => held[name]));
    });
}

/** The statements of one effect that hold, each as often as it means the principal and what is asked. */
function found(
    effect: "Allow" | "Deny",
    documents: readonly Document[],
    asked: Asked,
    means: (statement: Statement) => Truth,
): Side {
    const by = documents.flatMap((document) =>
        document.statements
            .filter((statement) => statement.effect === effect || statement.effect === UNKNOWN)
            .map((statement) => ({ document, statement, holds: weigh(statement, asked, means(statement)) }))
            .filter(({ holds }) => holds.max > 0),
    );
    const certain = by.filter(({ holds }) => holds.min > 0);
    const missing = documents.some(({ unknown }) => unknown) ? UNSURE : NEVER;
    return { holds: any([...by.map(({ holds }) => holds), missing]), by: certain.length > 0 ? certain : by };
}

function weigh(statement: Statement, { action, resource, keys }: Asked, means: Truth): Truth {
    if (means.max === 0) return NEVER;
    const { max, min } = all([
        means,
        actionHolds(statement.actions, action),
        isAbout(statement.resources, resource, keys),
        conditionsHold(statement.conditions, keys),
    ]);
    return { min: statement.effect === UNKNOWN ? 0 : min, max };
}

function isAbout({ negated, values }: Patterns, resource: Text, keys: Asked["keys"]): Truth {
    const named = any(values.map((value) => isMeant(filled(value, keys), resource)));
    return negated ? not(named) : named;
}

/** Of a resource that is known in part, a pattern means surely only what it covers. */
function isMeant(pattern: Text, resource: Text): Truth {
    const meant = resourceMatches(pattern, resource);
    if (pattern === UNKNOWN || resource === UNKNOWN || !hasWildcard(resource)) return meant;
    return meant.max === 2 && covers(pattern, resource) ? ALWAYS : { min: 0, max: meant.max };
}

function anyOf(...sides: readonly Side[]): Side {
    const certain = sides.filter(({ holds }) => holds.min > 0);
    return {
        holds: any(sides.map(({ holds }) => holds)),
        by: (certain.length > 0 ? certain : sides).flatMap(({ by }) => by),
    };
}

function allOf(...sides: readonly Side[]): Side {
    const holds = all(sides.map(({ holds }) => holds));
    return { holds, by: holds.max > 0 ? sides.flatMap(({ by }) => by) : [] };
}

function limited(side: Side, within: Truth): Side {
    return allOf(side, { holds: within, by: [] });
}

const listed = (document: Document | undefined): readonly Document[] => (document ? [document] : []);
