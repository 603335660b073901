import { hasWildcard, type Service, type Statement, UNKNOWN, whoIs } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { listed } from "./words";
import { partlyKnown } from "./unreadable";

/** Yields each Allow statement of a resource policy that does not spell out its actions. */
export function* wildcardActions(policy: Policy, service: Service): Iterable<Problem> {
    let open = policy.document.unknown;
    for (const statement of policy.document.statements.filter(({ effect }) => effect !== "Deny")) {
        const { negated, values } = statement.actions;
        const place = `${statement.label} of its ${policy.property}`;
        const wide = values.filter((value) => value !== UNKNOWN && hasWildcard(value)) as string[];
        const delegate = negated ? undefined : wholeAccount(statement, wide, service);
        if (values.includes(UNKNOWN)) open = true;
        if (negated) yield fail(`${place} allows every action but ${listed(values)} (NotAction)`);
        else if (wide.length === 0) continue;
        else if (delegate === undefined) yield fail(`${place} allows ${listed(wide)}`);
        else if (policy.account === undefined) open = true;
        else if (delegate !== policy.account) yield fail(`${place} allows ${listed(wide)}`);
    }
    if (open) yield partlyKnown(policy);
}

/**
 * The account of a statement like the one that AWS itself writes for the owner: the account as a whole may do
 * everything in the service, which only means that its identity policies decide. To the owner, it opens nothing.
 */
function wholeAccount(statement: Statement, wide: readonly string[], service: Service): string | undefined {
    const entries = statement.principals?.negated === false ? statement.principals.entries : [];
    const accounts = entries
        .map(whoIs)
        .map((whom) => (whom.who === "account" && whom.whole ? whom.account : ""));
    const inService = wide.every((pattern) => pattern.toLowerCase().startsWith(`${service}:`));
    return inService && new Set(accounts).size === 1 && accounts[0] !== "" ? accounts[0] : undefined;
}
