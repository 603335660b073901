import { foreignPrincipals } from "../../checks/foreign-principals";
import { attachedPolicies } from "../../model/policies";
import { TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const snsPolicyCrossAccount: ResourceRule = {
    name: "sns-policy-cross-account",
    description: "A topic policy lets in only accounts that are declared as trusted.",
    why: "who in another account publishes and subscribes is decided there, where nobody here looks",
    fix:
        "remove the account, list it in trustedAccounts if it is a partner, or bind the statement to your " +
        "organisation by aws:PrincipalOrgID (listed in organizationIds, if that is set)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 AC-4", "PCI DSS 7.2.1"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    ],
    parameters: ["trustedAccounts", "organizationIds"],
    types: Object.keys(TOPIC_POLICIES),

    *check(resource, parameters) {
        for (const policy of attachedPolicies(resource, TOPIC_POLICIES))
            yield* foreignPrincipals(policy, "sns", parameters);
    },
};
