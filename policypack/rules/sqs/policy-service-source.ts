import { actionsOf } from "../../../iam";
import { serviceSources } from "../../checks/service-source";
import { attachedPolicies } from "../../model/policies";
import { QUEUE_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const sqsPolicyServiceSource: ResourceRule = {
    name: "sqs-policy-service-source",
    description: "A queue policy pins each AWS service to the source that it acts for.",
    why: "a service acts for every customer, so an unpinned grant lets strangers send through it (confused deputy)",
    fix:
        "add a condition on aws:SourceArn (the topic, rule or bucket) and aws:SourceAccount, without IfExists and " +
        "without a wildcard account; list partner accounts in trustedAccounts",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 AC-4"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
        "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
    ],
    parameters: ["trustedAccounts", "advice"],
    types: Object.keys(QUEUE_POLICIES),

    *check(resource, { trustedAccounts }) {
        for (const policy of attachedPolicies(resource, QUEUE_POLICIES))
            yield* serviceSources(policy, { actions: actionsOf("sqs"), trustedAccounts });
    },
};
