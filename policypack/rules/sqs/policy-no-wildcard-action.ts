import { wildcardActions } from "../../checks/wildcard-actions";
import { attachedPolicies } from "../../model/policies";
import { QUEUE_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const sqsPolicyNoWildcardAction: ResourceRule = {
    name: "sqs-policy-no-wildcard-action",
    description: "A queue policy spells out the actions that it allows.",
    why: "a wildcard gives senders and receivers each other's rights, and the right to purge or delete the queue",
    fix: "list the exact actions, such as sqs:SendMessage for a producer (MessagingRole has them for each actor)",
    severity: "high",
    level: "mandatory",
    frameworks: ["AWS Config sqs-queue-policy-full-access-check", "NIST 800-53 AC-6", "PCI DSS 7.2"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html",
    ],
    types: Object.keys(QUEUE_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES))
            yield* wildcardActions(policy, "sqs");
    },
};
