import { isOnlyBoundary } from "./attachments";
import { identityPolicies, type Policy } from "./policies";
import { type Stack } from "./stack";
import { IDENTITY_POLICIES } from "./types";

/** The identity policies of a stack that grant something: all but managed ones that only bound others. */
export function grantingPolicies(stack: Stack): readonly Policy[] {
    return stack.once(grantingPolicies, () =>
        stack
            .ofTypes(IDENTITY_POLICIES)
            .filter((resource) => !isOnlyBoundary(resource, stack))
            .flatMap(identityPolicies),
    );
}
