import { hasWildcard, type Service, UNKNOWN } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { meansOwner } from "./owner";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/**
 * Yields each Allow statement of a resource policy that does not spell out its actions. The statement that AWS itself
 * writes for the owner, everything in the service to the account as a whole, opens nothing.
 */
export function* wildcardActions(policy: Policy, service: Service): Iterable<Problem> {
    let open = policy.document.unknown;
    for (const statement of policy.document.statements.filter(({ effect }) => effect !== "Deny")) {
        const { negated, values } = statement.actions;
        const place = `${statement.label} of its ${policy.property}`;
        const wide = values.filter((value) => value !== UNKNOWN && hasWildcard(value)) as string[];
        const inService = wide.every((pattern) => pattern.toLowerCase().startsWith(`${service}:`));
        const owner = inService ? meansOwner(statement.principals, policy.account) : "not";
        if (values.includes(UNKNOWN)) open = true;
        if (negated) yield fail(`${place} allows every action but ${listed(values)} (NotAction)`);
        else if (wide.length === 0) continue;
        else if (owner === "perhaps") open = true;
        else if (owner === "not") yield fail(`${place} allows ${listed(wide)}`);
    }
    if (open) yield partlyKnown(policy);
}
