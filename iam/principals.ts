import { accountOf, parseArn } from "./arn";
import { elementsOf, isRecord, listOf, textsOf } from "./elements";
import { type Text, UNKNOWN } from "./known";
import { hasWildcard, matchesAll } from "./patterns";

export type PrincipalKind = "AWS" | "Service" | "Federated" | "CanonicalUser";

/** Whom a statement names, or, negated (`NotPrincipal`), the only ones it does not mean. */
export interface Principals {
    negated: boolean;
    entries: PrincipalEntry[];
}

export interface PrincipalEntry {
    kind: PrincipalKind;
    value: Text;
}

const KINDS: PrincipalKind[] = ["AWS", "Service", "Federated", "CanonicalUser"];

export function parsePrincipals(
    principal: unknown,
    others: unknown,
    label: string,
    flaws: string[],
): Principals | undefined {
    if (principal !== undefined && others !== undefined)
        flaws.push(`${label} has both Principal and NotPrincipal`);
    if (others !== undefined) return { negated: true, entries: entriesOf(others, label, flaws) };
    return principal === undefined
        ? undefined
        : { negated: false, entries: entriesOf(principal, label, flaws) };
}

function entriesOf(element: unknown, label: string, flaws: string[]): PrincipalEntry[] {
    return listOf(element).flatMap((item) => {
        if (item === UNKNOWN || typeof item === "string") return [bareEntry(item, label, flaws)];
        if (isRecord(item)) return typedEntries(item, label, flaws);
        flaws.push(`${label} has a Principal that is neither "*" nor an object`);
        return [];
    });
}

/** Only "*" may stand alone. Another bare text is refused by AWS; it is read as an AWS principal. */
function bareEntry(value: Text, label: string, flaws: string[]): PrincipalEntry {
    if (typeof value === "string" && value !== "*")
        flaws.push(`${label} has the Principal "${value}"; write {"AWS": …} or {"Service": …}`);
    return { kind: "AWS", value };
}

function typedEntries(item: Record<string, unknown>, label: string, flaws: string[]): PrincipalEntry[] {
    const byKind = elementsOf(item, KINDS, flaws);
    return KINDS.filter((kind) => byKind[kind] !== undefined).flatMap((kind) =>
        textsOf(byKind[kind], `the Principal of ${label}`, flaws).map((value) => ({ kind, value })),
    );
}

/** Whom an entry names, as far as its text says. */
export type Who =
    | { who: "anyone" }
    /** A wildcard among services, identity providers or S3's own ids: AWS refuses it, so what it means is open. */
    | { who: "anyOfKind"; kind: PrincipalKind }
    | { who: "someAccount" }
    | { who: "account"; account: string; whole: boolean }
    | { who: "service"; service: string }
    | { who: "other" }
    | { who: "unknown" };

/**
 * A wildcard in place of the account means that name in any account. A role, a user, a root ARN and a bare account id
 * all lie in one account; the last two mean the whole of it.
 */
export function whoIs(entry: PrincipalEntry & { [WHO]?: Who }): Who {
    return (entry[WHO] ??= whoIsNamed(entry));
}

/** Every rule asks who is meant: told once for an entry. */
const WHO = Symbol("who");

function whoIsNamed({ kind, value }: PrincipalEntry): Who {
    if (value === UNKNOWN) return { who: "unknown" };
    if (kind === "AWS") return awsPrincipal(value);
    if (hasWildcard(value) && (kind === "Service" || matchesAll(value))) return { who: "anyOfKind", kind };
    return kind === "Service" ? { who: "service", service: value } : { who: "other" };
}

function awsPrincipal(value: string): Who {
    if (matchesAll(value)) return { who: "anyone" };
    const account = accountOf(value);
    if (account !== undefined)
        return { who: "account", account, whole: account === value || parseArn(value)?.resource === "root" };
    const open = parseArn(value)?.account ?? value;
    return hasWildcard(open) ? { who: "someAccount" } : { who: "other" };
}
