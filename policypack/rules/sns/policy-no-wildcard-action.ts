import { wildcardActions } from "../../checks/wildcard-actions";
import { attachedPolicies } from "../../model/policies";
import { TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const snsPolicyNoWildcardAction: ResourceRule = {
    name: "sns-policy-no-wildcard-action",
    description: "A topic policy spells out the actions that it allows.",
    why: "a wildcard lets a publisher subscribe endpoints of its own, open the policy or delete the topic",
    fix: "list the exact actions: sns:Publish for a publisher, sns:Subscribe for a subscriber",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-6", "PCI DSS 7.2"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html",
    ],
    types: Object.keys(TOPIC_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, TOPIC_POLICIES))
            yield* wildcardActions(policy, "sns");
    },
};
