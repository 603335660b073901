import { ownResource } from "../../checks/own-resource";
import { attachedPolicies } from "../../model/policies";
import { TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const snsPolicyOwnResource: ResourceRule = {
    name: "sns-policy-own-resource",
    description: "A topic policy is about its own topic.",
    why: "the grant has no effect here, and whoever makes it work by loosening the policy opens more than was meant",
    fix: "set Resource to the ARN of the topic that the policy is attached to (EncryptedTopic does)",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 CM-6"],
    sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html"],
    types: Object.keys(TOPIC_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, TOPIC_POLICIES)) yield* ownResource(policy, "sns");
    },
};
