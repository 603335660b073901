import { actionHolds, actionsThat, hasWildcard, type Effect, UNKNOWN } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { meansOwner } from "./owner";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/**
 * Yields each statement of a key policy whose wildcards give both the management and the use of the key. One that
 * stays within either (kms:GenerateDataKey*, kms:Describe*) is how AWS itself writes its examples.
 */
export function* keyWildcards(policy: Policy): Iterable<Problem> {
    const { document, property, account } = policy;
    let open = document.unknown;
    for (const { effect, actions, principals, label } of document.statements) {
        if (effect === "Deny" || actions.negated) continue;
        if (actions.values.includes(UNKNOWN)) open = true;
        const wide = actions.values.filter((value) => value !== UNKNOWN && isWide(value));
        if (wide.length === 0) continue;
        const owner = meansOwner(principals, account);
        if (owner === "perhaps") open = true;
        else if (owner === "not") yield fail(`${label} of its ${property} allows ${listed(wide)}`);
    }
    if (open) yield partlyKnown(policy);
}

function isWide(pattern: string): boolean {
    if (!hasWildcard(pattern)) return false;
    const reaches = (effect: Effect) =>
        actionsThat(effect, "kms").some(
            (action) => actionHolds({ negated: false, values: [pattern] }, action).min > 0,
        );
    return reaches("manage") && (reaches("send") || reaches("receive"));
}
