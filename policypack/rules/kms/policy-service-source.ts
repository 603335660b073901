import { actionsOf } from "../../../iam";
import { isEventBridge, serviceSources } from "../../checks/service-source";
import { attachedPolicies } from "../../model/policies";
import { KEY_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

export const kmsPolicyServiceSource: ResourceRule = {
    name: "kms-policy-service-source",
    description: "A key policy pins each AWS service to the source that it acts for.",
    why: "a service acts for every customer, so an unpinned grant lets strangers use the key through it (confused deputy)",
    fix:
        "add a condition on aws:SourceAccount or aws:SourceArn; for EventBridge and a topic, which send neither, on " +
        "kms:EncryptionContext:aws:sns:topicArn (MessagingKey pins SNS to its topics)",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-3", "NIST 800-53 SC-12"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
        "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-services.html",
    ],
    parameters: ["trustedAccounts", "advice"],
    types: Object.keys(KEY_POLICIES),

    *check(resource, { trustedAccounts }) {
        const question = { actions: actionsOf("kms"), trustedAccounts, harmless, excused: isEventBridge };
        for (const policy of attachedPolicies(resource, KEY_POLICIES))
            yield* serviceSources(policy, question);
    },
};

/** To look at a key is no use of it: the policy that CloudTrail's console writes lets CloudTrail do so unpinned. */
const harmless = ["kms:describekey"];
