import { actionsOf } from "../../../iam";
import { isEventBridge, serviceSources } from "../../checks/service-source";
import { attachedPolicies } from "../../model/policies";
import { TOPIC_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const snsPolicyServiceSource: ResourceRule = {
    name: "sns-policy-service-source",
    description: "A topic policy pins each AWS service to the source that it acts for.",
    why: "a service acts for every customer, so an unpinned grant lets strangers publish through it (confused deputy)",
    fix:
        "add a condition on aws:SourceArn (the bucket, alarm or rule) and aws:SourceAccount, without IfExists and " +
        "without a wildcard account; for EventBridge prefer a rule that sends to a queue",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 AC-4"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    ],
    parameters: ["trustedAccounts", "advice"],
    types: Object.keys(TOPIC_POLICIES),

    *check(resource, { trustedAccounts }) {
        const question = { actions: actionsOf("sns"), trustedAccounts, excused: isEventBridge };
        for (const policy of attachedPolicies(resource, TOPIC_POLICIES))
            yield* serviceSources(policy, question);
    },
};
