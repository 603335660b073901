import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { ATTACHMENTS, BOUNDARIES, MANAGED_POLICIES } from "./types";

/** A managed policy that only bounds what others may grant, and so grants nothing itself. */
export function isOnlyBoundary(policy: Resource, stack: Stack): boolean {
    if (!Object.hasOwn(MANAGED_POLICIES, policy.type)) return false;
    return isNamedIn(BOUNDARIES, policy, stack) && !isAttached(policy, stack);
}

function isAttached(policy: Resource, stack: Stack): boolean {
    const attachesItself = ["roles", "users", "groups"].some((property) => {
        const holders = policy.get(property);
        return Array.isArray(holders) ? holders.length > 0 : holders !== undefined;
    });
    return attachesItself || isNamedIn(ATTACHMENTS, policy, stack);
}

function isNamedIn(places: Readonly<Record<string, string>>, policy: Resource, stack: Stack): boolean {
    const named = stack.once(places, () => {
        const holders = stack.ofTypes(places);
        return new Set(holders.flatMap((holder) => stack.named(holder, places[holder.type]!)));
    });
    return named.has(policy);
}
