import { federatedTrust } from "../../checks/federated-trust";
import { trustedCallers } from "../../checks/trusted-callers";
import { flaws, namesNobody } from "../../checks/unreadable";
import { ownAccounts } from "../../model/own-account";
import { attachedPolicies, type Policy } from "../../model/policies";
import { TRUST_POLICIES } from "../../model/types";
import { type Parameters, type Problem, type StackRule } from "../../rule";

export const iamTrustScoped: StackRule = {
    name: "iam-trust-scoped",
    description: "A role is assumed only by whom its trust policy names, and by no stranger.",
    why: "who assumes the role has all of its rights on queues and topics, whatever the policies of those say",
    fix: "name the service or the role; ask another company for an sts:ExternalId, an identity provider for one exact subject (MessagingRole has a trust for each platform)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "PCI DSS 7.2"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    ],
    parameters: ["trustedAccounts", "organizationIds", "advice"],

    *checkStack(stack, parameters) {
        const own = ownAccounts(stack);
        for (const resource of stack.ofTypes(TRUST_POLICIES))
            for (const policy of attachedPolicies(resource, TRUST_POLICIES))
                for (const problem of problemsOf(policy, own, parameters)) yield { ...problem, resource };
    },
};

/** Two checks may meet the same part that is not known yet: it is told once. */
function problemsOf(policy: Policy, own: ReadonlySet<string>, parameters: Parameters): Iterable<Problem> {
    const found = [
        ...flaws(policy),
        ...namesNobody(policy),
        ...trustedCallers(policy, own, parameters),
        ...federatedTrust(policy),
    ];
    return new Map(found.map((problem) => [problem.what, problem])).values();
}
