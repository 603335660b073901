import { type Subscription, SUBSCRIPTION_TYPES, subscriptionsOf, urlOf } from "../../model/subscriptions";
import { UNKNOWN } from "../../../iam";
import { fail, type Problem, type ResourceRule, undecided } from "../../rule";

const IN_CLEAR = ["email", "email-json", "sms"];

export const snsSubscriptionEndpoint: ResourceRule = {
    name: "sns-subscription-endpoint",
    description:
        "A subscription delivers to an endpoint that can prove who it is and keeps messages encrypted.",
    why: "mail and SMS carry messages in the clear to devices nobody controls, and a bare IP address proves no identity",
    fix: "subscribe a queue, a function or an https:// endpoint with a domain name (QueueSubscription takes a queue)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 AC-4"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    ],
    types: SUBSCRIPTION_TYPES,

    *check(resource) {
        for (const subscription of subscriptionsOf(resource)) yield* openDelivery(subscription);
    },
};

function* openDelivery({ label, property, protocol, endpoint }: Subscription): Iterable<Problem> {
    const host = urlOf(endpoint)?.hostname ?? "";
    // The addresses themselves are personal data: a message does not repeat them.
    if (typeof protocol === "string" && IN_CLEAR.includes(protocol))
        yield fail(`${label} delivers in the clear by the protocol "${protocol}"`);
    else if (protocol === UNKNOWN && typeof endpoint === "string" && /^[^\s:/@]+@[^\s:/@]+$/.test(endpoint))
        yield fail(`${label} delivers in the clear to a mail address`);
    else if (/^\d+(\.\d+){3}$/.test(host) || host.startsWith("["))
        yield fail(`${label} delivers to the bare IP address ${host}`);
    else if (protocol === UNKNOWN && endpoint === UNKNOWN)
        yield undecided(property, "protocol and endpoint of a subscription are not known before deployment");
}
