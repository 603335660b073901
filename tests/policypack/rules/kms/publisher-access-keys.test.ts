import { kmsPublisherAccess } from "../../../../policypack/rules/kms/publisher-access";
import { own, queueArn, role, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import {
    bare,
    borrowed,
    events,
    fromTopic,
    grant,
    key,
    keyPolicy,
    ofKey,
    queue,
    refused,
    to,
} from "../publisher-keys";
import { keyArn, keyId, owner, subscription, topic } from "../publishers";
import { deployedQueue, newQueue } from "../stacks";

testRule(kmsPublisherAccess, {
    accepts: {
        "several topics, queues and keys, each pair admitted": {
            resources: [
                key(to("sns", fromTopic()), to("sns", fromTopic(topicArn("returns")))),
                {
                    ...bare({ arn: `${keyArn}7`, keyId: `${keyId}7`, id: `${keyId}7` }),
                    name: "second",
                },
                keyPolicy(text(owner, to("sns", fromTopic())), { deps: { keyId: ["second"] } }),
                events,
                topic("returns"),
                queue("orders"),
                queue("returns"),
                subscription(),
                subscription(
                    { topic: topicArn("returns"), endpoint: queueArn("returns") },
                    { name: "other" },
                ),
            ].map((member) =>
                member.type.endsWith("KeyPolicy")
                    ? { ...member, props: { ...member.props, keyId: `${keyId}7` } }
                    : member,
            ),
        },
        "a separate policy of a key that gives none itself": {
            resources: [bare(), keyPolicy(text(owner, to("sns", fromTopic()))), queue(), subscription()],
        },
        "a new key whose policy is known by names": {
            resources: [
                {
                    ...bare({ arn: unknown, keyId: unknown, id: unknown, policy: unknown }),
                    inputs: {},
                },
                {
                    type: "aws:kms/keyPolicy:KeyPolicy",
                    name: "key-policy",
                    props: { keyId: unknown, policy: text(owner, to("sns", fromTopic())) },
                    deps: { keyId: ["key"] },
                },
                topic("events", { arn: unknown, policy: unknown }),
                newQueue("orders", {
                    props: { kmsMasterKeyId: unknown },
                    deps: { kmsMasterKeyId: ["key"] },
                }),
                {
                    type: "aws:sns/topicSubscription:TopicSubscription",
                    name: "subscription",
                    props: { topic: unknown, protocol: "sqs", endpoint: unknown },
                    deps: { topic: ["events"], endpoint: ["orders"] },
                },
            ],
        },
    },
    rejects: {
        "a separate policy that does not admit it": {
            resources: [bare(), keyPolicy(text(owner)), queue(), subscription()],
            what: { "key-policy": [refused()] },
        },
        "a key behind an alias": {
            resources: [
                key(),
                {
                    type: "aws:kms/alias:Alias",
                    name: "alias",
                    props: { name: "alias/orders", targetKeyId: keyId },
                },
                queue("orders", { kmsMasterKeyId: "alias/orders" }),
                subscription(),
            ],
            ...ofKey(),
        },
        "the dead-letter queue of a subscription": {
            resources: [
                key(),
                deployedQueue("orders"),
                queue("failed"),
                subscription({ redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn("failed") }) }),
            ],
            ...ofKey(undefined, undefined, undefined, "failed"),
        },
        "AWS's key of a queue": {
            resources: [deployedQueue("orders", { kmsMasterKeyId: "alias/aws/sqs" }), subscription()],
            ...borrowed("orders", "sns.amazonaws.com", 'the subscription "subscription"'),
        },
        "AWS's key of a queue by its ARN in China": {
            resources: [
                deployedQueue("orders", {
                    kmsMasterKeyId: `arn:aws-cn:kms:cn-north-1:${own}:alias/aws/sqs`,
                }),
                subscription(),
            ],
            ...borrowed("orders", "sns.amazonaws.com", 'the subscription "subscription"'),
        },
        "a grant to another": {
            resources: [key(), grant(role, ["Decrypt", "GenerateDataKey"]), queue(), subscription()],
            ...ofKey(),
        },
        "half a grant to the service": {
            resources: [key(), grant("sns.amazonaws.com", ["Decrypt"]), queue(), subscription()],
            ...ofKey(),
        },
    },
});
