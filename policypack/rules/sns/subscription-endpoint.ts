import { type Subscription, SUBSCRIPTION_TYPES, subscriptionsOf, urlOf } from "../../model/subscriptions";
import { accountOf, UNKNOWN } from "../../../iam";
import { ownAccounts } from "../../model/own-account";
import { fail, type Problem, type StackRule, undecided } from "../../rule";

const IN_CLEAR = ["email", "email-json", "sms"];

export const snsSubscriptionEndpoint: StackRule = {
    name: "sns-subscription-endpoint",
    description:
        "A subscription delivers to an endpoint of a declared account that can prove who it is and keeps messages encrypted.",
    why: "mail and SMS carry messages in the clear, a bare IP address proves no identity, and an undeclared account keeps what it gets",
    fix: "subscribe a queue, a function or an https:// endpoint with a domain name (QueueSubscription takes a queue), and declare partners in trustedAccounts",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 AC-4"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    ],
    parameters: ["trustedAccounts"],

    *checkStack(stack, { trustedAccounts }) {
        const own = ownAccounts(stack);
        for (const resource of stack.ofTypes(TYPES))
            for (const subscription of subscriptionsOf(resource))
                for (const problem of [
                    ...openDelivery(subscription),
                    ...foreignDelivery(subscription, own, trustedAccounts),
                ])
                    yield { ...problem, resource };
    },
};

const TYPES = Object.fromEntries(SUBSCRIPTION_TYPES.map((type) => [type, true]));

/** Of a stack that does not tell whose it is, no account is foreign. */
function* foreignDelivery(
    { label, endpoint }: Subscription,
    own: ReadonlySet<string>,
    trusted: readonly string[],
): Iterable<Problem> {
    const account = typeof endpoint === "string" ? accountOf(endpoint) : undefined;
    if (own.size === 0 || account === undefined || own.has(account) || trusted.includes(account)) return;
    yield fail(`${label} delivers to the foreign account ${account}`);
}

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
