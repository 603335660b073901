import { identityPolicyForm, resourcePolicyForm } from "../../checks/wellformed";
import { attachedPolicies, identityPolicies } from "../../model/policies";
import { IDENTITY_POLICIES, KEY_POLICIES, QUEUE_POLICIES, TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

const PLACES = { sqs: QUEUE_POLICIES, sns: TOPIC_POLICIES, kms: KEY_POLICIES } as const;

export const policyWellformed: ResourceRule = {
    name: "policy-wellformed",
    description: "A policy is one that AWS takes, and that every reader takes alike.",
    why: "it is refused in the middle of a deployment, or means something else than what a reviewer saw",
    fix:
        'write {"Version": "2012-10-17", "Statement": […]} with a Sid of its own, Effect, Action and Resource in each ' +
        "statement, a Principal where the policy is a resource's, and no more than the quotas of the service",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 CM-6"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html",
    ],
    parameters: ["advice"],
    types: [...Object.values(PLACES), IDENTITY_POLICIES].flatMap((places) => Object.keys(places)),

    *check(resource) {
        for (const service of ["sqs", "sns", "kms"] as const)
            for (const policy of attachedPolicies(resource, PLACES[service]))
                yield* resourcePolicyForm(policy, service);
        for (const policy of identityPolicies(resource)) yield* identityPolicyForm(policy);
    },
};
