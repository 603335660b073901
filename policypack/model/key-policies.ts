import { UNKNOWN } from "../../iam";
import { added } from "./groups";
import { keysNamed } from "./keys";
import { attachedPolicies, type Policy, separateOwners } from "./policies";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { KEY_POLICIES } from "./types";

/** What speaks of who may use each key of a stack: its own policy, and those and the grants that name it. */
export interface KeyAccess {
    policies: readonly Policy[];
    grants: readonly Resource[];
}

const GRANTS = { "aws:kms/grant:Grant": "keyId" };

export function accessToKey(key: Resource, stack: Stack): KeyAccess {
    const separate = stack.once(accessToKey, () => ({
        policies: byKey(stack, SEPARATE),
        grants: byKey(stack, GRANTS),
    }));
    const policies = (separate.policies.get(key) ?? []).flatMap((holder) =>
        attachedPolicies(holder, KEY_POLICIES),
    );
    return {
        policies: [...attachedPolicies(key, KEY_POLICIES), ...policies],
        grants: separate.grants.get(key) ?? [],
    };
}

const SEPARATE = separateOwners(KEY_POLICIES);

function byKey(stack: Stack, holders: Readonly<Record<string, string>>): Map<Resource, Resource[]> {
    const found = new Map<Resource, Resource[]>();
    for (const holder of stack.ofTypes(holders))
        for (const key of keysNamed(holder, holders[holder.type]!, stack)) added(found, key, holder);
    return found;
}

/** Whether a grant hands a service all of the operations. */
export function grantsAll(grant: Resource, services: readonly string[], operations: readonly string[]) {
    const grantee = grant.get("granteePrincipal");
    const given = grant.get("operations");
    const has = (operation: string) => Array.isArray(given) && given.includes(operation);
    return services.some((service) => service === grantee) && (given === UNKNOWN || operations.every(has));
}
