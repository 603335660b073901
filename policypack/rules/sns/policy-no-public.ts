import { openToStrangers } from "../../checks/open-to-strangers";
import { attachedPolicies } from "../../model/policies";
import { TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const snsPolicyNoPublic: ResourceRule = {
    name: "sns-policy-no-public",
    description: "A topic policy lets in only whom it names.",
    why: "whoever is let in can publish forged messages or subscribe an endpoint of its own",
    fix:
        "name the roles as principals, or pin the statement to your organisation, account or source ARN by a " +
        "condition that a stranger cannot meet (EncryptedTopic writes such a policy)",
    severity: "critical",
    level: "mandatory",
    frameworks: ["AWS Security Hub SNS.4", "NIST 800-53 AC-3", "PCI DSS 7.2.1"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    ],
    types: Object.keys(TOPIC_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, TOPIC_POLICIES))
            yield* openToStrangers(policy, "sns");
    },
};
