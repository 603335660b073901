import { snsSubscriptionEndpoint } from "../../../../policypack/rules/sns/subscription-endpoint";
import { foreign, own, queueArn, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const topic = { type: "aws:sns/topic:Topic", name: "events", props: { name: "events", arn: topicArn() } };
const subscription = (
    props: Record<string, unknown>,
    type = "aws:sns/topicSubscription:TopicSubscription",
) => ({
    type,
    name: "orders",
    props,
});
const to = (protocol: unknown, endpoint: unknown) => ({
    resources: [topic, subscription({ topic: topicArn(), protocol, endpoint })],
});
const found = (...orders: string[]) => ({ orders });
const inClear = (protocol: string) =>
    found(`the subscription delivers in the clear by the protocol "${protocol}"`);
const ip = (address: string) => found(`the subscription delivers to the bare IP address ${address}`);
const foreignQueue = queueArn().replace(own, foreign);
const abroad = found(`the subscription delivers to the foreign account ${foreign}`);
const open = found("protocol and endpoint of a subscription are not known before deployment");

testRule(snsSubscriptionEndpoint, {
    documented: { violates: "mail", complies: "a queue" },
    accepts: {
        "a queue": to("sqs", queueArn()),
        "a function": to("lambda", "arn:aws:lambda:eu-west-1:111122223333:function:orders"),
        "a queue of a trusted account": {
            ...to("sqs", foreignQueue),
            config: { trustedAccounts: [foreign] },
        },
        "a queue of an account that may be the stack's own": {
            resources: [subscription({ topic: unknown, protocol: "sqs", endpoint: foreignQueue })],
        },
        "one's own queue at a partner's topic": {
            resources: [
                { type: "aws:sqs/queue:Queue", name: "queue", props: { name: "orders", arn: queueArn() } },
                subscription({
                    topic: topicArn("events", foreign),
                    protocol: "sqs",
                    endpoint: queueArn(),
                }),
            ],
        },
        "a domain name": to("https", "https://hooks.example.com/orders"),
        "a domain name that begins with a number": to("https", "https://203.example.com/orders"),
        "a domain name with an address in its path": to("https", "https://example.com/203.0.113.10"),
        "an endpoint that is not known yet": to("https", unknown),
        "a host that is no URL, which is the business of another rule": to("https", "203.0.113.10"),
        "a subscription of aws-native": {
            resources: [
                topic,
                subscription(
                    { topicArn: topicArn(), protocol: "sqs", endpoint: queueArn() },
                    "aws-native:sns:Subscription",
                ),
            ],
        },
        "a URL with a user, whose protocol is not known": to(unknown, "https://user@example.com"),
        "an endpoint that looks like a mail address, by another protocol": to(
            "application",
            "ops@example.com",
        ),
        "an endpoint that begins like a mail address, whose protocol is not known": to(
            unknown,
            "ops@example.com/orders",
        ),
        "a domain name that begins with an address": to("https", "https://203.0.113.10.example.com/orders"),
    },
    rejects: {
        "a queue of a foreign account": { ...to("sqs", foreignQueue), what: abroad },
        "a function of a foreign account": {
            ...to("lambda", `arn:aws:lambda:eu-west-1:${foreign}:function:orders`),
            what: abroad,
        },
        "a queue of a foreign account by aws-native": {
            resources: [
                topic,
                subscription(
                    { topicArn: topicArn(), protocol: "sqs", endpoint: foreignQueue },
                    "aws-native:sns:Subscription",
                ),
            ],
            what: abroad,
        },
        "a queue of an account of which another is trusted": {
            ...to("sqs", foreignQueue),
            config: { trustedAccounts: ["777788889999"] },
            what: abroad,
        },
        mail: { ...to("email", "ops@example.com"), what: inClear("email") },
        "mail as JSON, in capitals": { ...to("EMAIL-JSON", "ops@example.com"), what: inClear("email-json") },
        "mail to an address that is not known": { ...to("email", unknown), what: inClear("email") },
        SMS: { ...to("sms", "+15555550100"), what: inClear("sms") },
        "a mail address whose protocol is not known": {
            ...to(unknown, "ops@example.com"),
            what: found("the subscription delivers in the clear to a mail address"),
        },
        "an IPv4 address": { ...to("https", "https://203.0.113.10/orders"), what: ip("203.0.113.10") },
        "an IPv4 address with a port": {
            ...to("https", "https://203.0.113.10:8443"),
            what: ip("203.0.113.10"),
        },
        "an IPv4 address written as one number": {
            ...to("https", "https://3405803786/"),
            what: ip("203.0.113.10"),
        },
        "an IPv4 address in hexadecimal": { ...to("https", "https://0xcb00710a/"), what: ip("203.0.113.10") },
        "an IPv6 address": { ...to("https", "https://[2001:db8::1]/orders"), what: ip("[2001:db8::1]") },
        "a topic of aws-native with mail": {
            resources: [
                subscription(
                    { subscription: [{ protocol: "email", endpoint: "ops@example.com" }] },
                    "aws-native:sns:Topic",
                ),
            ],
            what: found('subscription 1 delivers in the clear by the protocol "email"'),
        },
    },
    undecided: {
        "a subscription of which nothing is known": { ...to(unknown, unknown), undecided: open },
    },
});
