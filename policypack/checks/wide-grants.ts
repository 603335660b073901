import {
    actionHolds,
    all,
    arnsOverlap,
    type Asked,
    covers,
    type Document,
    hasWildcard,
    holdsFor,
    parseArn,
    type Patterns,
    type Statement,
    type Text,
    UNKNOWN,
    type Unknown,
} from "../../iam";

/** Which grants are asked about: these actions, on resources of a service. */
export interface Matter {
    service: string;
    actions: readonly string[];
    /** Whether the last part of an ARN pattern, in one region and account, still means too many resources. */
    isOpen(resource: string): boolean;
    /** Keys whose conditions tell the resources apart as well as an ARN would. */
    boundBy: readonly Asked[];
}

/** A statement of an identity policy that grants actions on more resources than anybody named. */
export interface WideGrant {
    statement: Statement;
    actions: string[];
    /** The patterns that reach too far. */
    resources: string[] | Unknown;
}

/**
 * Tags of resources. One that has to equal a tag of the caller is as good as written down: a tag's value holds no
 * wildcard, and who lacks the tag gets nothing.
 */
export const taggedBy = (key: string): Asked => ({
    key,
    optional: true,
    part: (pattern) => pattern.replace(/\$\{aws:PrincipalTag\/[^}]+\}/gi, "\u0000"),
});

export const RESOURCE_TAG: Asked = taggedBy("aws:resourcetag/");

/** The statements that allow some of the actions beyond named resources, unless a Deny holds them back. */
export function wideGrants(document: Document, matter: Matter): WideGrant[] {
    const fenced = (action: string) =>
        document.statements.some((statement) => fences(statement, action, matter));
    const asked = { ...matter, actions: matter.actions.filter((action) => !fenced(action)) };
    return document.statements
        .filter(({ effect }) => effect !== "Deny")
        .flatMap((statement) => grantOf(statement, asked));
}

function grantOf(statement: Statement, matter: Matter): WideGrant[] {
    const held = matter.actions.map((action) => ({ action, truth: actionHolds(statement.actions, action) }));
    const sure = held.filter(({ truth }) => truth.min > 0).map(({ action }) => action);
    const possible = held.some(({ truth }) => truth.max > 0);
    const open = all(matter.boundBy.map((key) => holdsFor(statement.conditions, key)));
    const wide = openPatterns(statement, matter);
    if (sure.length > 0 && wide.length > 0 && open.min > 0)
        return [{ statement, actions: sure, resources: wide }];
    const decides = wide.length > 0 || statement.resources.values.includes(UNKNOWN);
    return possible && decides && open.max > 0 ? [{ statement, actions: sure, resources: UNKNOWN }] : [];
}

/** The known patterns that are too wide. */
function openPatterns(statement: Statement, matter: Matter): string[] {
    const { negated, values } = statement.resources;
    const known = values.filter((value): value is string => value !== UNKNOWN);
    if (!negated) return known.filter((value) => isWide(value, statement, matter));
    if (known.length < values.length || known.some((value) => coversAll(value, matter.service))) return [];
    return [`everything but ${known.join(", ")} (NotResource)`];
}

function isWide(pattern: string, { conditions }: Statement, { service, isOpen }: Matter): boolean {
    const filled = withoutVariables(pattern);
    if (!arnsOverlap(filled, `arn:*:${service}:*:*:*`)) return false;
    const arn = parseArn(filled);
    if (arn === undefined) return true;
    const open = (part: "region" | "account", key: string) =>
        hasWildcard(arn[part]) && holdsFor(conditions, { key }).max > 0;
    return (
        open("region", "aws:requestedregion") ||
        open("account", "aws:resourceaccount") ||
        isOpen(arn.resource)
    );
}

/** The caller's own account is one account; what else a variable holds narrows a name, but no region or account. */
function withoutVariables(pattern: string): string {
    const own = pattern.replace(/\$\{aws:PrincipalAccount\}/gi, "000000000000");
    const parts = own.replace(/\$\{[^}]*\}/g, "\u0000").split(":");
    return parts.map((part, index) => (index < 5 ? part.replaceAll("\u0000", "*") : part)).join(":");
}

/** A stack lives in one partition, so a pattern that names one covers all that matters. */
export function coversAll(pattern: string, service: string): boolean {
    return covers(pattern, `arn:${parseArn(pattern)?.partition ?? "*"}:${service}:*:*:*`);
}

/** A Deny of the action on all but named resources, or on all. */
function fences(statement: Statement, action: string, matter: Matter): boolean {
    const { effect, actions, resources, conditions } = statement;
    if (effect !== "Deny" || conditions.length > 0 || actionHolds(actions, action).min < 2) return false;
    const reaches = (value: Text) => value === UNKNOWN || isWide(value, statement, matter);
    return resources.negated ? !resources.values.some(reaches) : coversEverything(resources, matter.service);
}

function coversEverything({ values }: Patterns, service: string): boolean {
    return values.some((value) => value !== UNKNOWN && coversAll(value, service));
}
