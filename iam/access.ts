import { arnsOverlap, parseArn } from "./arn";
import { type Caller, keysOf } from "./callers";
import { conditionsHold } from "./conditions";
import { type Document, type Patterns, type Statement } from "./document";
import { type Text, UNKNOWN } from "./known";
import { namings } from "./named-principals";
import { hasWildcard, matches, matchesAll } from "./patterns";
import { type PrincipalEntry, whoIs } from "./principals";
import { all, ALWAYS, any, NEVER, not, SOMETIMES, type Truth, UNSURE, when } from "./truth";

/** What is asked of a resource policy: these actions, on the resource it is attached to. */
export interface Scope {
    actions: readonly string[];
    /** The resource's own ARN, or a pattern of it as far as it is known. */
    resource: Text;
    /**
     * For a policy about many resources, such as an endpoint's: an Allow counts only where it is about this one. What
     * a resource's own policy allows can only be about that resource.
     */
    among?: boolean;
}

/** A statement that lets a caller in, and for which actions no Deny holds it back. */
export interface Exposure {
    statement: Statement;
    actions: string[];
    /** False where something not known yet may still close it. */
    certain: boolean;
}

/**
 * The statements through which a caller of some kind may do any of the actions. Deny statements count where they
 * catch every caller of that kind; a statement whose Effect is not known counts as Allow.
 */
export function exposures(document: Document, caller: Caller, scope: Scope): Exposure[] {
    // Each statement that may turn out to be a Deny is looked at as an Allow: it closes nothing meanwhile.
    const known = { ...document, statements: document.statements.filter(({ effect }) => effect !== UNKNOWN) };
    const closed = denied(known, caller, scope.resource);
    return document.statements
        .filter(({ effect }) => effect !== "Deny")
        .flatMap((statement) => exposure(statement, caller, scope, closed));
}

/** How surely a document denies a caller an action on the resource: always only if no choice of the caller evades it. */
export function denied(document: Document, caller: Caller, resource: Text): (action: string) => Truth {
    let found: Deny[] | undefined;
    // Worked out at the first question: most statements open nothing, so that nobody asks.
    const denies = () =>
        (found ??= document.statements
            .filter(({ effect }) => effect !== "Allow")
            .map((statement) => ({ statement, reach: reach(statement, caller, resource) })));
    return (action) => any(denies().map((deny) => deniesAction(deny, action)));
}

/** How often a resource policy lets a caller do one action on the resource it is attached to. */
export function allows(document: Document, caller: Caller, action: string, resource: Text): Truth {
    const opened = any(
        document.statements
            .filter(({ effect }) => effect !== "Deny")
            .map((statement) => {
                const holds = all([means(statement, caller), actionHolds(statement.actions, action)]);
                return statement.effect === UNKNOWN ? { ...holds, min: 0 as const } : holds;
            }),
    );
    const { min, max } = all([opened, staysOpen(denied(document, caller, resource)(action))]);
    return document.unknown ? UNSURE : { min, max };
}

type Deny = { statement: Statement; reach: Truth };

function deniesAction({ statement: { effect, actions }, reach }: Deny, action: string): Truth {
    const denies = all([reach, actionHolds(actions, action)]);
    return effect === "Deny" ? denies : { min: 0, max: denies.max };
}

/** How often a statement means a caller's requests, whatever they ask for. */
function means(statement: Statement, caller: Caller): Truth {
    const named = principalsHold(statement, caller);
    return named.max === 0 ? NEVER : all([named, conditionsHold(statement.conditions, keysOf(caller))]);
}

function reach(statement: Statement, caller: Caller, resource: Text): Truth {
    const meant = means(statement, caller);
    return meant.max === 0 ? NEVER : all([meant, resourceHolds(statement.resources, resource)]);
}

function exposure(
    statement: Statement,
    caller: Caller,
    scope: Scope,
    closed: (action: string) => Truth,
): Exposure[] {
    const opened = scope.among ? reach(statement, caller, scope.resource) : means(statement, caller);
    if (opened.max === 0) return [];
    const judged = candidates(statement, scope.actions).map((action) => ({
        action,
        open: all([opened, actionHolds(statement.actions, action), staysOpen(closed(action))]),
    }));
    const certain = judged.filter(({ open }) => open.min > 0);
    const open = certain.length > 0 ? certain : judged.filter(({ open }) => open.max > 0);
    if (open.length === 0) return [];
    return [{ statement, actions: open.map(({ action }) => action), certain: certain.length > 0 }];
}

/** The actions asked for, and any that the statement spells out beside them. */
function candidates(statement: Statement, actions: readonly string[]): string[] {
    const asked = new Set(actions.map((action) => action.toLowerCase()));
    const spelled = statement.actions.negated
        ? []
        : statement.actions.values.filter((value) => value !== UNKNOWN && !hasWildcard(value));
    return [...actions, ...(spelled as string[]).filter((value) => !asked.has(value.toLowerCase()))];
}

/** Whether an action stays open: not where some Deny always catches it, perhaps where one may. */
function staysOpen(closed: Truth): Truth {
    if (closed.min === 2) return NEVER;
    return closed.max === 2 ? UNSURE : ALWAYS;
}

/** Those of the actions that a statement names by themselves, without wildcards. */
export function spelledOut({ negated, values }: Patterns, actions: readonly string[]): string[] {
    if (negated) return [];
    const written = values.map((value) => (value === UNKNOWN ? undefined : value.toLowerCase()));
    return actions.filter((action) => written.includes(action.toLowerCase()));
}

export function actionHolds({ negated, values }: Patterns, action: string): Truth {
    const named = any(
        values.map((pattern) =>
            pattern === UNKNOWN ? UNSURE : when(matches(pattern.toLowerCase(), action.toLowerCase())),
        ),
    );
    return negated ? not(named) : named;
}

function resourceHolds({ negated, values }: Patterns, resource: Text): Truth {
    const named = any(values.map((pattern) => resourceMatches(pattern, resource)));
    return negated ? not(named) : named;
}

export function resourceMatches(pattern: Text, resource: Text): Truth {
    if (pattern === UNKNOWN) return UNSURE;
    if (matchesAll(pattern)) return ALWAYS;
    if (resource === UNKNOWN) return UNSURE;
    const open = pattern.replace(/\$\{[^}]*\}/g, "*");
    if (!arnsOverlap(open, resource)) return NEVER;
    if (open !== pattern) return SOMETIMES;
    // The name of the resource is not known: the pattern may mean it or not.
    return hasWildcard(parseArn(resource)?.resource ?? "") ? UNSURE : ALWAYS;
}

function principalsHold({ principals, effect }: Statement, caller: Caller): Truth {
    if (!principals) return NEVER;
    if (caller.kind === "named") return any(Object.values(namings(principals, caller)));
    const { negated, entries } = principals;
    const listed: Listed = negated ? "left out" : effect === "Deny" ? "denied" : "let in";
    const named = any(entries.map((entry) => entryHolds(entry, caller, listed)));
    return negated ? not(named) : named;
}

/** What being on the list means: the entry stands under Principal of an Allow or a Deny, or under NotPrincipal. */
type Listed = "let in" | "denied" | "left out";

/** How often an entry means the caller. What AWS would refuse counts as a grant to all, and as no Deny. */
function entryHolds(entry: PrincipalEntry, caller: Caller, listed: Listed): Truth {
    const whom = whoIs(entry);
    switch (whom.who) {
        case "anyone":
            return ALWAYS;
        case "unknown":
            return UNSURE;
        case "anyOfKind":
            if (caller.kind === "plainHttp" && listed !== "let in") return SOMETIMES;
            return when(listed === "let in" || (whom.kind === "Service" && caller.kind === "service"));
        case "service":
            return serviceHolds(whom.service, caller);
        case "someAccount":
            return caller.kind === "principal" || caller.kind === "plainHttp" ? SOMETIMES : NEVER;
        case "account":
            return accountHolds(whom, caller, listed);
        case "other":
            return caller.kind === "plainHttp" ? SOMETIMES : NEVER;
    }
}

/** The whole account means its roles and users too, but for NotPrincipal, where each has to be named. */
function accountHolds(
    { account, whole }: { account: string; whole: boolean },
    caller: Caller,
    listed: Listed,
): Truth {
    if (caller.kind === "plainHttp") return SOMETIMES;
    if (caller.kind !== "principal" || caller.account !== account) return NEVER;
    return whole && listed !== "left out" ? ALWAYS : SOMETIMES;
}

function serviceHolds(service: string, caller: Caller): Truth {
    if (caller.kind === "plainHttp") return SOMETIMES;
    if (caller.kind !== "service") return NEVER;
    return caller.service === undefined ? SOMETIMES : when(caller.service === service);
}
