import { snsSubscriptionProtocol } from "../../../../policypack/rules/sns/subscription-protocol";
import { queueArn, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const to = (protocol: unknown, endpoint: unknown) => ({
    props: { topic: topicArn(), protocol, endpoint },
});
const native = "aws-native:sns:Subscription";
const list = (...subscription: unknown[]) => ({
    type: "aws-native:sns:Topic",
    props: { topicName: "events", subscription },
});
const noUrl = ['the subscription delivers by "https", but its endpoint is no https:// URL'];
const plain = ["the subscription delivers to http://hooks.example.com without TLS"];
const open = ["protocol and endpoint of a subscription are not known before deployment"];

testRule(snsSubscriptionProtocol, {
    documented: { violates: "the protocol http", complies: "an https URL" },
    accepts: {
        "a queue": to("sqs", queueArn()),
        "an https URL": to("https", "https://hooks.example.com/orders"),
        "an https URL in capitals": to("HTTPS", "HTTPS://hooks.example.com/orders"),
        "an https URL that is not known yet, for AWS takes no other": to("https", unknown),
        "a queue that is not known yet": to("sqs", unknown),
        "a protocol that is not known, with the ARN of a function": to(
            unknown,
            "arn:aws:lambda:eu-west-1:111122223333:function:orders",
        ),
        "a URL with http in its path": to("https", "https://hooks.example.com/http://orders"),
        "mail, which is the business of another rule": to("email", "ops@example.com"),
        "a subscription of aws-native": { ...to("sqs", queueArn()), type: native },
        "a topic of aws-native with good subscriptions": list({ protocol: "sqs", endpoint: queueArn() }),
        "a topic of aws-native without subscriptions": { type: "aws-native:sns:Topic", props: {} },
        "a list that is none": { type: "aws-native:sns:Topic", props: { subscription: "x" } },
    },
    rejects: {
        "the protocol http": { ...to("http", "http://hooks.example.com/orders"), what: plain },
        "the protocol http in capitals": {
            ...to("HTTP", unknown),
            what: ['the subscription delivers by the protocol "http"'],
        },
        "the protocol http with blanks around": {
            ...to(" http ", unknown),
            what: ['the subscription delivers by the protocol "http"'],
        },
        "the protocol http with an https URL": {
            ...to("http", "https://hooks.example.com"),
            what: ['the subscription delivers by the protocol "http"'],
        },
        "an http URL under the protocol https": {
            ...to("https", "http://hooks.example.com"),
            what: plain,
        },
        "an http URL in capitals": { ...to("https", "HTTP://hooks.example.com"), what: plain },
        "an http URL whose protocol is not known": {
            ...to(unknown, "http://hooks.example.com"),
            what: plain,
        },
        "an http URL, without the secrets in it": {
            ...to("http", "http://user:secret@hooks.example.com/orders?token=secret"),
            what: plain,
        },
        "a host without a scheme": { ...to("https", "hooks.example.com/orders"), what: noUrl },
        "a URL without a host": { ...to("https", "https://"), what: noUrl },
        "a subscription of aws-native": {
            ...to("http", "http://hooks.example.com"),
            type: native,
            what: plain,
        },
        "one of several subscriptions in a topic of aws-native": {
            ...list({ protocol: "sqs", endpoint: queueArn() }, { protocol: "http", endpoint: unknown }),
            what: ['subscription 2 delivers by the protocol "http"'],
        },
        "a bad subscription beside an unknown one": {
            ...list(unknown, { protocol: "http", endpoint: "http://hooks.example.com" }),
            what: ["subscription 2 delivers to http://hooks.example.com without TLS"],
            undecided: open,
        },
    },
    undecided: {
        "a subscription of which nothing is known": { ...to(unknown, unknown), undecided: open },
        "a list that is not known": {
            type: "aws-native:sns:Topic",
            props: { subscription: unknown },
            undecided: open,
        },
    },
});
