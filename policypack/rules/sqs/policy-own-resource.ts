import { ownResource } from "../../checks/own-resource";
import { attachedPolicies } from "../../model/policies";
import { QUEUE_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const sqsPolicyOwnResource: ResourceRule = {
    name: "sqs-policy-own-resource",
    description: "A queue policy is about its own queue.",
    why: "the grant has no effect here, and whoever makes it work by loosening the policy opens more than was meant",
    fix: "set Resource to the ARN of the queue that the policy is attached to (EncryptedQueue does)",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 CM-6"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-overview-of-managing-access.html",
    ],
    types: Object.keys(QUEUE_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES)) yield* ownResource(policy, "sqs");
    },
};
