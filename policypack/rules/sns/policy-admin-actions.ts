import { adminActions } from "../../checks/admin-actions";
import { attachedPolicies } from "../../model/policies";
import { TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const snsPolicyAdminActions: ResourceRule = {
    name: "sns-policy-admin-actions",
    description: "A topic policy hands nobody the management of the topic.",
    why: "one call deletes the topic with its subscriptions, or rewrites the very policy that guards it",
    fix: "leave out all but sns:Publish and sns:Subscribe; who deploys the topic has these rights by an identity policy",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-6", "PCI DSS 7.2"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html",
    ],
    types: Object.keys(TOPIC_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, TOPIC_POLICIES)) yield* adminActions(policy, "sns");
    },
};
