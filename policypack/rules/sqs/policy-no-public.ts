import { openToStrangers } from "../../checks/open-to-strangers";
import { attachedPolicies } from "../../model/policies";
import { QUEUE_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const sqsPolicyNoPublic: ResourceRule = {
    name: "sqs-policy-no-public",
    description: "A queue policy lets in only whom it names.",
    why: "whoever is let in can read, forge or destroy messages without any other permission",
    fix:
        "name the roles as principals, or pin the statement to your organisation, account or source ARN by a " +
        "condition that a stranger cannot meet (EncryptedQueue writes such a policy)",
    severity: "critical",
    level: "mandatory",
    frameworks: ["AWS Security Hub SQS.3", "NIST 800-53 AC-3", "PCI DSS 7.2.1"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html",
    ],
    types: Object.keys(QUEUE_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES))
            yield* openToStrangers(policy, "sqs");
    },
};
