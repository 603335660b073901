import { snsSubscriptionEndpoint } from "../../../../policypack/rules/sns/subscription-endpoint";
import { queueArn, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const to = (protocol: unknown, endpoint: unknown) => ({
    props: { topic: topicArn(), protocol, endpoint },
});
const inClear = (protocol: string) => [
    `the subscription delivers in the clear by the protocol "${protocol}"`,
];
const ip = (address: string) => [`the subscription delivers to the bare IP address ${address}`];
const open = ["protocol and endpoint of a subscription are not known before deployment"];

testRule(snsSubscriptionEndpoint, {
    documented: { violates: "mail", complies: "a queue" },
    accepts: {
        "a queue": to("sqs", queueArn()),
        "a function": to("lambda", "arn:aws:lambda:eu-west-1:111122223333:function:orders"),
        "a domain name": to("https", "https://hooks.example.com/orders"),
        "a domain name that begins with a number": to("https", "https://203.example.com/orders"),
        "a domain name with an address in its path": to("https", "https://example.com/203.0.113.10"),
        "an endpoint that is not known yet": to("https", unknown),
        "a host that is no URL, which is the business of another rule": to("https", "203.0.113.10"),
        "a subscription of aws-native": { ...to("sqs", queueArn()), type: "aws-native:sns:Subscription" },
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
        mail: { ...to("email", "ops@example.com"), what: inClear("email") },
        "mail as JSON, in capitals": { ...to("EMAIL-JSON", "ops@example.com"), what: inClear("email-json") },
        "mail to an address that is not known": { ...to("email", unknown), what: inClear("email") },
        SMS: { ...to("sms", "+15555550100"), what: inClear("sms") },
        "a mail address whose protocol is not known": {
            ...to(unknown, "ops@example.com"),
            what: ["the subscription delivers in the clear to a mail address"],
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
            type: "aws-native:sns:Topic",
            props: { subscription: [{ protocol: "email", endpoint: "ops@example.com" }] },
            what: ['subscription 1 delivers in the clear by the protocol "email"'],
        },
    },
    undecided: {
        "a subscription of which nothing is known": { ...to(unknown, unknown), undecided: open },
    },
});
