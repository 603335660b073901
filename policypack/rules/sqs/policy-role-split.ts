import { bothRoles } from "../../checks/both-roles";
import { attachedPolicies } from "../../model/policies";
import { QUEUE_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const sqsPolicyRoleSplit: ResourceRule = {
    name: "sqs-policy-role-split",
    description: "A queue policy makes nobody both producer and consumer.",
    why: "a producer that is taken over could then read and delete what others sent, and a consumer forge messages",
    fix: "use one role for sending and another for receiving (MessagingRole makes one for each kind of access)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-5", "NIST 800-53 AC-6"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],
    types: Object.keys(QUEUE_POLICIES),

    *check(resource) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES)) yield* bothRoles(policy);
    },
};
