import { UNKNOWN } from "../../../iam";
import { type Resource } from "../../model/resource";
import { SUBSCRIPTION_TYPES, subscriptionsOf } from "../../model/subscriptions";
import { TOPICS } from "../../model/types";
import { objectProperty } from "../../model/values";
import { fail, type ResourceRule } from "../../rule";

export const snsSubscriptionDlq: ResourceRule = {
    name: "sns-subscription-dlq",
    description: "A subscription has a dead-letter queue.",
    why: "after its retries, SNS drops a message that it could not deliver, and nobody can tell that it ever was",
    fix: "set redrivePolicy with the deadLetterTargetArn of an encrypted queue (QueueSubscription does)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11", "NIST 800-53 CP-10"],
    sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"],
    types: SUBSCRIPTION_TYPES,

    *check(resource) {
        // The list of a topic has no place for a dead-letter queue.
        if (!Object.hasOwn(TOPICS, resource.type)) {
            const flaw = flawOf(resource);
            if (flaw) yield fail(`the subscription has ${flaw}`);
        } else if (resource.get("subscription") !== UNKNOWN)
            for (const { label } of subscriptionsOf(resource))
                yield fail(`${label} in the topic's own list can have no dead-letter queue`);
    },
};

function flawOf(subscription: Resource): string | undefined {
    const policy = objectProperty(subscription, "redrivePolicy");
    if (policy === undefined) return "no redrivePolicy";
    if (policy === null) return "a redrivePolicy that cannot be read";
    if (policy === UNKNOWN) return undefined;
    const target = policy["deadLetterTargetArn"];
    return target === UNKNOWN || (typeof target === "string" && target.startsWith("arn:"))
        ? undefined
        : "a redrivePolicy without a deadLetterTargetArn";
}
