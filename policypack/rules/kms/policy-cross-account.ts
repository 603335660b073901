import { foreignPrincipals } from "../../checks/foreign-principals";
import { attachedPolicies } from "../../model/policies";
import { KEY_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const kmsPolicyCrossAccount: ResourceRule = {
    name: "kms-policy-cross-account",
    description: "A key policy lets in only accounts that are declared as trusted.",
    why: "whoever may use the key reads what it protects, and in another account that is decided there, where nobody here looks",
    fix:
        "remove the account, list it in trustedAccounts if it is a partner, or bind the statement to your " +
        "organisation by aws:PrincipalOrgID (listed in organizationIds, if that is set)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 AC-4", "NIST 800-53 SC-12"],
    sources: [
        "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html",
    ],
    parameters: ["trustedAccounts", "organizationIds"],
    types: Object.keys(KEY_POLICIES),

    *check(resource, parameters) {
        for (const policy of attachedPolicies(resource, KEY_POLICIES))
            yield* foreignPrincipals(policy, "kms", parameters);
    },
};
