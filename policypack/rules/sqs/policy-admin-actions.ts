import { adminActions } from "../../checks/admin-actions";
import { attachedPolicies } from "../../model/policies";
import { QUEUE_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const sqsPolicyAdminActions: ResourceRule = {
    name: "sqs-policy-admin-actions",
    description: "A queue policy hands nobody the management of the queue.",
    why: "one call empties or deletes the queue, or rewrites the very policy that guards it",
    fix: "leave out all but sending and receiving; who deploys the queue has these rights by an identity policy",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-6", "PCI DSS 7.2"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html",
    ],
    types: Object.keys(QUEUE_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES)) yield* adminActions(policy, "sqs");
    },
};
