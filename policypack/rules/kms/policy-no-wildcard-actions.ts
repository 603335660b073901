import { keyWildcards } from "../../checks/key-wildcards";
import { attachedPolicies } from "../../model/policies";
import { KEY_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const kmsPolicyNoWildcardActions: ResourceRule = {
    name: "kms-policy-no-wildcard-actions",
    description: "A key policy keeps the management of the key apart from its use.",
    why: "whoever holds both reads every message and can hide it, let others in, or destroy the key",
    fix:
        "list the administrative actions for administrators, and kms:GenerateDataKey and kms:Decrypt for the roles that " +
        "send and receive (MessagingKey does)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-5", "NIST 800-53 AC-6", "NIST 800-53 SC-12"],
    sources: [
        "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
        "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    ],
    types: Object.keys(KEY_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, KEY_POLICIES)) yield* keyWildcards(policy);
    },
};
