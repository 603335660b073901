import { snsSubscriptionDlq } from "../../../../policypack/rules/sns/subscription-dlq";
import { queueArn, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const having = (redrivePolicy: unknown) => ({
    props: { topic: topicArn(), protocol: "sqs", endpoint: queueArn(), redrivePolicy },
});
const target = { deadLetterTargetArn: queueArn("events-dlq") };
const none = ["the subscription has no redrivePolicy"];
const aimless = ["the subscription has a redrivePolicy without a deadLetterTargetArn"];
const unreadable = ["the subscription has a redrivePolicy that cannot be read"];

testRule(snsSubscriptionDlq, {
    documented: { violates: "no redrive policy", complies: "a redrive policy as text" },
    accepts: {
        "a redrive policy as text": having(JSON.stringify(target)),
        "a redrive policy as an object": having(target),
        "a redrive policy that is not known yet": having(unknown),
        "a target that is not known yet": having({ deadLetterTargetArn: unknown }),
        "a subscription of aws-native": { ...having(target), type: "aws-native:sns:Subscription" },
        "a topic of aws-native without subscriptions": {
            type: "aws-native:sns:Topic",
            props: { topicName: "events" },
        },
        "a topic of aws-native whose list is not known": {
            type: "aws-native:sns:Topic",
            props: { subscription: unknown },
        },
        "a queue": { type: "aws:sqs/queue:Queue", props: {} },
    },
    rejects: {
        "no redrive policy": { ...having(undefined), what: none },
        "a blank one": { ...having(" "), what: none },
        "a null": { ...having(null), what: none },
        "an empty object": { ...having({}), what: aimless },
        "an empty target": { ...having({ deadLetterTargetArn: "" }), what: aimless },
        "a target that is no ARN": { ...having({ deadLetterTargetArn: "events-dlq" }), what: aimless },
        "text that is no JSON": { ...having("{"), what: unreadable },
        "a list": { ...having([target]), what: unreadable },
        "two targets under one name": {
            ...having('{"deadLetterTargetArn":"arn:aws:sqs:a","deadLetterTargetArn":""}'),
            what: unreadable,
        },
        "a subscription of aws-native without one": {
            ...having(undefined),
            type: "aws-native:sns:Subscription",
            what: none,
        },
        "the list of a topic of aws-native": {
            type: "aws-native:sns:Topic",
            props: { subscription: [{ protocol: "sqs", endpoint: queueArn() }] },
            what: ["subscription 1 in the topic's own list can have no dead-letter queue"],
        },
    },
});
