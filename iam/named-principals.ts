import { accountOf, arnsOverlap, lastName, parseArn } from "./arn";
import { hasWildcard } from "./patterns";
import { type PrincipalEntry, type Principals, whoIs } from "./principals";
import { all, ALWAYS, any, NEVER, not, SOMETIMES, type Truth, UNSURE } from "./truth";

/** One role or user. */
export interface NamedPrincipal {
    kind: "named";
    /** Its whole ARN, as `arn:aws:iam::111122223333:role/worker`. */
    arn: string;
    /** That of its account; undefined where it is not known. */
    organization?: string;
}

/** In what capacity a policy means a role or user. What else must allow the request depends on it. */
export type Naming = "asAnybody" | "asItsAccount" | "asItself" | "asSession";

export function isRole(arn: string): boolean {
    return parseArn(arn)?.resource.startsWith("role/") === true;
}

/** How often a Principal or NotPrincipal element means a role or user, in each capacity. */
export function namings({ negated, entries }: Principals, { arn }: NamedPrincipal): Record<Naming, Truth> {
    const found = entries.map((entry) => naming(entry, arn));
    const as = (name: Naming) => any(found.filter(([naming]) => naming === name).map(([, holds]) => holds));
    const listed = {
        asAnybody: as("asAnybody"),
        asItsAccount: as("asItsAccount"),
        asItself: as("asItself"),
        asSession: as("asSession"),
    };
    if (!negated) return listed;
    return { asAnybody: not(leftOut(listed, arn)), asItsAccount: NEVER, asItself: NEVER, asSession: NEVER };
}

/**
 * Whether NotPrincipal leaves it out. Depending on the service AWS looks for the account, then for the role, then for
 * its session: a role that is not on the list with all three is perhaps not left out.
 */
function leftOut(
    { asAnybody, asItsAccount, asItself, asSession }: Record<Naming, Truth>,
    arn: string,
): Truth {
    const session = isRole(arn) ? any([asSession, UNSURE]) : ALWAYS;
    return any([asAnybody, all([asItself, any([asItsAccount, UNSURE]), session])]);
}

/** What AWS refuses, such as a wildcard within an ARN, may mean the principal or not. */
function naming(entry: PrincipalEntry, arn: string): [Naming, Truth] {
    const whom = whoIs(entry);
    switch (whom.who) {
        case "anyone":
            return ["asAnybody", ALWAYS];
        case "service":
        case "other":
            return ["asAnybody", NEVER];
        case "account":
            if (whom.account !== accountOf(arn)) return ["asAnybody", NEVER];
            return whom.whole ? ["asItsAccount", ALWAYS] : byArn(entry.value as string, arn);
        default:
            return ["asAnybody", UNSURE];
    }
}

/** By an ARN of the principal's account. A session's name is the choice of whoever assumes the role. */
function byArn(value: string, arn: string): [Naming, Truth] {
    if (value === arn) return ["asItself", ALWAYS];
    if (hasWildcard(value)) return ["asAnybody", arnsOverlap(value, arn) ? UNSURE : NEVER];
    const ofSession = parseArn(value)!.resource.startsWith(`assumed-role/${lastName(arn)}/`);
    return ["asSession", isRole(arn) && ofSession ? SOMETIMES : NEVER];
}
