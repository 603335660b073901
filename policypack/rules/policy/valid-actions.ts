import { actionsInIdentityPolicies, actionsInResourcePolicies } from "../../../iam";
import { validActions, type Vocabulary } from "../../checks/valid-actions";
import { attachedPolicies, identityPolicies } from "../../model/policies";
import { IDENTITY_POLICIES, QUEUE_POLICIES, TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const policyValidActions: ResourceRule = {
    name: "policy-valid-actions",
    description: "A policy names actions of SQS and SNS that exist.",
    why: "the policy of a queue or topic is refused for it, and an identity policy grants or denies nothing by it",
    fix: "write the action as the IAM reference of the service has it; the call for one message allows its batch too",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 CM-6"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html",
    ],
    types: [QUEUE_POLICIES, TOPIC_POLICIES, IDENTITY_POLICIES].flatMap((places) => Object.keys(places)),

    *check(resource) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES))
            yield* validActions(policy, [OF_QUEUES]);
        for (const policy of attachedPolicies(resource, TOPIC_POLICIES))
            yield* validActions(policy, [OF_TOPICS]);
        for (const policy of identityPolicies(resource)) yield* validActions(policy, OF_IDENTITIES);
    },
};

const inPolicyOf = (service: "sqs" | "sns", of: string): Vocabulary => ({
    actions: actionsInResourcePolicies(service),
    judges: () => true,
    of,
});
const OF_QUEUES = inPolicyOf("sqs", "action of a queue");
const OF_TOPICS = inPolicyOf("sns", "action that a topic's policy may name");

/** An identity policy is about all of AWS: only what begins as an action of SQS or SNS can be judged. */
const OF_IDENTITIES = (["sqs", "sns"] as const).map((service): Vocabulary => ({
    actions: actionsInIdentityPolicies(service),
    judges: (pattern) => pattern.toLowerCase().startsWith(`${service}:`),
    of: `action of ${service.toUpperCase()}`,
}));
