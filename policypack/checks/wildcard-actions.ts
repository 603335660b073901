import { hasWildcard, isAccountId, parseArn, type Service, type Statement, UNKNOWN, whoIs } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { listed } from "./words";
import { partlyKnown } from "./unreadable";

/** Yields each Allow statement of a resource policy that does not spell out its actions. */
export function* wildcardActions(policy: Policy, service: Service): Iterable<Problem> {
    for (const statement of policy.document.statements) {
        if (statement.effect === "Deny") continue;
        const { negated, values } = statement.actions;
        const place = `${statement.label} of its ${policy.property}`;
        if (negated) yield fail(`${place} allows every action but ${listed(values)} (NotAction)`);
        const open = values.filter((value) => value !== UNKNOWN && hasWildcard(value)) as string[];
        if (negated || open.length === 0 || delegatesToOwnAccount(statement, open, policy, service)) continue;
        yield fail(`${place} allows ${listed(open)}`);
    }
    if (policy.document.unknown || policy.document.statements.some(mayHideActions)) yield partlyKnown(policy);
}

function mayHideActions({ effect, actions }: Statement): boolean {
    return effect !== "Deny" && actions.values.includes(UNKNOWN);
}

/**
 * The statement that AWS itself writes for the owner: the account as a whole may do everything, which only means
 * that its identity policies decide. It opens nothing.
 */
function delegatesToOwnAccount(
    statement: Statement,
    open: string[],
    policy: Policy,
    service: Service,
): boolean {
    const entries = statement.principals?.negated === false ? statement.principals.entries : [];
    const ownRoot = entries.every((entry) => {
        const whom = whoIs(entry);
        return (
            whom.who === "account" && whom.account === policy.account && isWholeAccount(entry.value as string)
        );
    });
    const inService = open.every((pattern) => pattern.toLowerCase().startsWith(`${service}:`));
    return entries.length > 0 && ownRoot && inService;
}

function isWholeAccount(principal: string): boolean {
    return isAccountId(principal) || parseArn(principal)?.resource === "root";
}
