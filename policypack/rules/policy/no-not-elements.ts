import { notElements } from "../../checks/not-elements";
import { attachedPolicies } from "../../model/policies";
import { KEY_POLICIES, QUEUE_POLICIES, TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

const PLACES = { sqs: QUEUE_POLICIES, sns: TOPIC_POLICIES, kms: KEY_POLICIES } as const;

export const policyNoNotElements: ResourceRule = {
    name: "policy-no-not-elements",
    description: "A policy of a queue, topic or key says what it allows, not what it leaves out.",
    why: "all that is not on the list is allowed, and with it whatever AWS adds later",
    fix: "write Principal, Action and Resource with what is meant; keep the Not forms for Deny statements",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 AC-6"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
    ],
    types: Object.values(PLACES).flatMap((places) => Object.keys(places)),

    *check(resource) {
        for (const service of ["sqs", "sns", "kms"] as const)
            for (const policy of attachedPolicies(resource, PLACES[service]))
                yield* notElements(policy, service);
    },
};
