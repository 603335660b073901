import { UNKNOWN } from "../../../iam";
import { type Subscription, SUBSCRIPTION_TYPES, subscriptionsOf, urlOf } from "../../model/subscriptions";
import { fail, type Problem, type ResourceRule, undecided } from "../../rule";

export const snsSubscriptionProtocol: ResourceRule = {
    name: "sns-subscription-protocol",
    description: "A subscription never delivers over plain HTTP.",
    why: "whoever is on the way reads every message, and may forge them and their confirmation",
    fix: 'set protocol to "https" and endpoint to an https:// URL, or subscribe a queue (QueueSubscription does)',
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 SC-8", "PCI DSS 4.2.1"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html",
    ],
    types: SUBSCRIPTION_TYPES,

    *check(resource) {
        for (const subscription of subscriptionsOf(resource)) yield* plainDelivery(subscription);
    },
};

function* plainDelivery({ label, property, protocol, endpoint }: Subscription): Iterable<Problem> {
    const url = urlOf(endpoint);
    // The path or the user part of a URL may hold a secret: only its host is shown.
    if (url?.protocol === "http:") yield fail(`${label} delivers to http://${url.host} without TLS`);
    else if (protocol === "http") yield fail(`${label} delivers by the protocol "http"`);
    else if (protocol === "https" && typeof endpoint === "string" && url === undefined)
        yield fail(`${label} delivers by "https", but its endpoint is no https:// URL`);
    else if (protocol === UNKNOWN && endpoint === UNKNOWN)
        yield undecided(property, "protocol and endpoint of a subscription are not known before deployment");
}
