import { snsTlsOnly } from "../../../policypack/rules/sns/tls-only";
import { allow, document, role, type Statement, text, topicArn } from "../../support/documents";
import { testRemedy } from "../../support/remedy-tester";
import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";
import { closed } from "./closed";

const to = (source: unknown) => ({ to: { policy: source } });
const publish = (Resource: unknown = topicArn(), parts: Statement = {}) =>
    allow({ Principal: { AWS: role }, Action: "sns:Publish", Resource, ...parts });
const denyPublish = (parts: Statement = {}) =>
    closed({ Action: "sns:Publish", Resource: topicArn(), ...parts });

const topic = (type: string, props: Record<string, unknown>): Member => ({ type, name: "events", props });
const ofTopic = (source: unknown, arn: unknown = topicArn()) => ({
    resource: {
        type: "aws:sns/topicPolicy:TopicPolicy",
        name: "policy",
        props: { arn, policy: source },
        deps: { arn: ["events"] },
    },
    others: [topic("aws:sns/topic:Topic", { name: "events", arn: arn === unknown ? unknown : topicArn() })],
});

testRemedy(() => snsTlsOnly, "sns-tls-only", {
    mends: {
        "a policy in a text": { ...ofTopic(text(publish())), ...to(text(publish(), denyPublish())) },
        "a policy in an object": {
            ...ofTopic(document(publish())),
            ...to(document(publish(), denyPublish())),
        },
        "a policy about every topic": {
            ...ofTopic(text(publish("*"))),
            ...to(text(publish("*"), denyPublish())),
        },
        "a topic that is not known, by its statement": {
            ...ofTopic(text(publish()), unknown),
            ...to(text(publish(), denyPublish())),
        },
        "a policy without a version": {
            ...ofTopic({ Statement: [publish()] }),
            ...to({ Statement: [publish(), denyPublish()] }),
        },
        "a Deny of subscribing only": {
            ...ofTopic(text(denyPublish({ Action: "sns:Subscribe" }))),
            ...to(text(denyPublish({ Action: "sns:Subscribe" }), denyPublish({ Sid: "DenyPlainHttp2" }))),
        },
        "the policy of the topic itself": {
            resource: topic("aws:sns/topic:Topic", { name: "events", policy: text(publish()) }),
            ...to(text(publish(), denyPublish())),
        },
        "a policy of aws-native": {
            resource: topic("aws-native:sns:TopicPolicy", {
                topics: [topicArn()],
                policyDocument: document(publish()),
            }),
            others: [
                {
                    type: "aws-native:sns:Topic",
                    name: "topic",
                    props: { topicName: "events", topicArn: topicArn() },
                },
            ],
            to: { policyDocument: document(publish(), denyPublish()) },
        },
        "a policy inside a topic of aws-native": {
            resource: topic("aws-native:sns:TopicInlinePolicy", {
                topicArn: topicArn(),
                policyDocument: document(publish()),
            }),
            others: [
                {
                    type: "aws-native:sns:Topic",
                    name: "topic",
                    props: { topicName: "events", topicArn: topicArn() },
                },
            ],
            to: { policyDocument: document(publish(), denyPublish()) },
        },
    },
    leaves: {
        "a policy with the Deny": ofTopic(text(denyPublish(), publish())),
        "a policy that denies more": ofTopic(text(denyPublish({ Action: "*" }))),
        "a policy that is not known": ofTopic(unknown),
        "a topic that is neither known nor named": ofTopic(text(publish("*")), unknown),
        "a topic without a policy": {
            resource: topic("aws:sns/topic:Topic", { name: "events" }),
        },
    },
});
