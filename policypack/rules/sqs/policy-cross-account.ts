import { foreignPrincipals } from "../../checks/foreign-principals";
import { attachedPolicies } from "../../model/policies";
import { QUEUE_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const sqsPolicyCrossAccount: ResourceRule = {
    name: "sqs-policy-cross-account",
    description: "A queue policy lets in only accounts that are declared as trusted.",
    why: "whom another account lets in to send or receive is decided there, where nobody here looks",
    fix:
        "remove the account, list it in trustedAccounts if it is a partner, or bind the statement to your " +
        "organisation by aws:PrincipalOrgID (listed in organizationIds, if that is set)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 AC-4", "PCI DSS 7.2.1"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-overview-of-managing-access.html",
    ],
    parameters: ["trustedAccounts", "organizationIds"],
    types: Object.keys(QUEUE_POLICIES),

    *check(resource, parameters) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES))
            yield* foreignPrincipals(policy, "sqs", parameters);
    },
};
