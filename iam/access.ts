import { arnsOverlap } from "./arn";
import { type Caller, keysOf } from "./callers";
import { conditionsHold } from "./conditions";
import { type Document, type Patterns, type Statement } from "./document";
import { type Text, UNKNOWN } from "./known";
import { matches } from "./patterns";
import { type PrincipalEntry, type Principals, whoIs } from "./principals";
import { all, ALWAYS, any, NEVER, not, SOMETIMES, type Truth, UNSURE, when } from "./truth";

/** What is asked of a resource policy: these actions, on the resource it is attached to. */
export interface Scope {
    actions: readonly string[];
    /** The resource's own ARN, or a pattern of it as far as it is known. */
    resource: Text;
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
    const closed = denied(document, caller, scope.resource);
    return document.statements
        .filter(({ effect }) => effect !== "Deny")
        .flatMap((statement) => exposure(statement, caller, scope, closed));
}

/** How surely a document denies a caller an action on the resource: always only if no choice of the caller evades it. */
export function denied(document: Document, caller: Caller, resource: Text): (action: string) => Truth {
    const denies = document.statements
        .filter(({ effect }) => effect === "Deny")
        .map((statement) => ({ actions: statement.actions, reach: reach(statement, caller, resource) }));
    return (action) => any(denies.map(({ actions, reach }) => all([reach, actionHolds(actions, action)])));
}

function reach(statement: Statement, caller: Caller, resource: Text): Truth {
    return all([
        principalsHold(statement.principals, caller),
        resourceHolds(statement.resources, resource),
        conditionsHold(statement.conditions, keysOf(caller)),
    ]);
}

function exposure(
    statement: Statement,
    caller: Caller,
    scope: Scope,
    closed: (action: string) => Truth,
): Exposure[] {
    const opened = all([
        principalsHold(statement.principals, caller),
        conditionsHold(statement.conditions, keysOf(caller)),
    ]);
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
        : statement.actions.values.filter((value) => value !== UNKNOWN && !/[*?]/.test(value));
    return [...actions, ...(spelled as string[]).filter((value) => !asked.has(value.toLowerCase()))];
}

/** Whether an action stays open: not where some Deny always catches it, perhaps where one may. */
function staysOpen(closed: Truth): Truth {
    if (closed.min === 2) return NEVER;
    return closed.max === 2 ? UNSURE : ALWAYS;
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

function resourceMatches(pattern: Text, resource: Text): Truth {
    if (pattern === "*") return ALWAYS;
    return pattern === UNKNOWN || resource === UNKNOWN ? UNSURE : when(arnsOverlap(pattern, resource));
}

function principalsHold(principals: Principals | undefined, caller: Caller): Truth {
    if (!principals) return NEVER;
    const named = any(principals.entries.map((entry) => entryHolds(entry, caller)));
    return principals.negated ? not(named) : named;
}

function entryHolds(entry: PrincipalEntry, caller: Caller): Truth {
    const whom = whoIs(entry);
    if (whom.who === "anyone") return ALWAYS;
    if (whom.who === "unknown") return UNSURE;
    if (caller.kind === "plainHttp") return SOMETIMES;
    if (whom.who === "service")
        return when(caller.kind === "service" && (caller.service ?? whom.service) === whom.service);
    if (caller.kind !== "principal") return NEVER;
    if (whom.who === "someAccount") return SOMETIMES;
    return whom.who === "account" && whom.account === caller.account ? SOMETIMES : NEVER;
}
