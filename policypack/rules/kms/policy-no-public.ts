import { openToStrangers } from "../../checks/open-to-strangers";
import { attachedPolicies } from "../../model/policies";
import { KEY_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const kmsPolicyNoPublic: ResourceRule = {
    name: "kms-policy-no-public",
    description: "A key policy lets in only whom it names.",
    why: "whoever may use the key can read every message that it protects",
    fix:
        "name the roles as principals, or pin the statement by kms:CallerAccount, aws:PrincipalOrgID or a source " +
        "account (MessagingKey writes such a policy)",
    severity: "critical",
    level: "mandatory",
    frameworks: ["AWS Security Hub KMS.5", "NIST 800-53 AC-3", "NIST 800-53 SC-12"],
    sources: [
        "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
        "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    ],
    types: Object.keys(KEY_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, KEY_POLICIES)) yield* openToStrangers(policy, "kms");
    },
};
