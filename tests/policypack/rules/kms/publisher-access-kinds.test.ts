import { kmsPublisherAccess } from "../../../../policypack/rules/kms/publisher-access";
import { document, own, queueArn, role, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { bare, borrowed, by, fromAccount, key, ofKey, queue, refused, to, under } from "../publisher-keys";
import { alarm, keyArn, keyId, notification, owner, target, topic } from "../publishers";
import { newQueue } from "../stacks";

testRule(kmsPublisherAccess, {
    accepts: {
        "a bucket that the key admits": by(
            notification({ bucket: "exports", queues: [{ queueArn: queueArn(), events: [] }] }),
            to("s3", under({ ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:exports" } })),
        ),
        "an event rule that the key admits": by(
            target({ rule: "orders", arn: queueArn() }),
            to(
                "events",
                under({ ArnEquals: { "aws:SourceArn": `arn:aws:events:eu-west-1:${own}:rule/orders` } }),
            ),
        ),
        "a rule of a bus that the key admits": by(
            target({ rule: "orders", eventBusName: "shop", arn: queueArn() }),
            to(
                "events",
                under({ ArnEquals: { "aws:SourceArn": `arn:aws:events:eu-west-1:${own}:rule/shop/orders` } }),
            ),
        ),
        "a target that a role serves": by(target({ rule: "orders", arn: queueArn(), roleArn: role })),
        "an alarm that the key admits": by(
            alarm({ name: "depth", alarmActions: [topicArn("alerts")] }),
            to("cloudwatch", fromAccount()),
        ),
    },
    rejects: {
        "AWS's key of a topic behind an alarm": {
            resources: [
                topic("alerts", { kmsMasterKeyId: "alias/aws/sns" }),
                alarm({ name: "depth", okActions: [topicArn("alerts")] }),
            ],
            ...borrowed("alerts", "cloudwatch.amazonaws.com", 'the alarm "alarm"'),
        },
        "a bucket that the key does not admit": {
            ...by(notification({ bucket: "exports", queues: [{ queueArn: queueArn() }] })),
            ...ofKey(undefined, "s3.amazonaws.com", 'the bucket notification "notification"'),
        },
        "another bucket": {
            ...by(
                notification({ bucket: "exports", topics: [{ topicArn: topicArn("alerts") }] }),
                to("s3", under({ ArnEquals: { "aws:SourceArn": "arn:aws:s3:::imports" } })),
            ),
            ...ofKey(undefined, "s3.amazonaws.com", 'the bucket notification "notification"', "alerts"),
        },
        "an event rule that the key does not admit": {
            ...by(target({ rule: "orders", arn: queueArn() })),
            ...ofKey(undefined, "events.amazonaws.com", 'the event target "target"'),
        },
        "a rule of another bus than the key's": {
            ...by(
                target({ rule: "orders", eventBusName: "shop", arn: queueArn() }),
                to(
                    "events",
                    under({ ArnEquals: { "aws:SourceArn": `arn:aws:events:eu-west-1:${own}:rule/orders` } }),
                ),
            ),
            ...ofKey(undefined, "events.amazonaws.com", 'the event target "target"'),
        },
        "the dead-letter queue of a target that a role serves": {
            ...by(
                target({
                    rule: "orders",
                    arn: topicArn("alerts"),
                    roleArn: role,
                    deadLetterConfig: { arn: queueArn() },
                }),
            ),
            ...ofKey(undefined, "events.amazonaws.com", 'the event target "target"'),
        },
        "an alarm that the key does not admit": {
            ...by(alarm({ name: "depth", insufficientDataActions: [topicArn("alerts")] })),
            ...ofKey(undefined, "cloudwatch.amazonaws.com", 'the alarm "alarm"', "alerts"),
        },
        "a budget": {
            ...by({
                type: "aws:budgets/budget:Budget",
                name: "budget",
                props: { notifications: [{ subscriberSnsTopicArns: [topicArn("alerts")] }] },
            }),
            ...ofKey(undefined, "budgets.amazonaws.com", 'the budget "budget"', "alerts"),
        },
        "a receipt rule of SES": {
            ...by({
                type: "aws:ses/receiptRule:ReceiptRule",
                name: "mail",
                props: { snsActions: [{ topicArn: topicArn("alerts"), position: 1 }] },
            }),
            ...ofKey(undefined, "ses.amazonaws.com", 'the receipt rule "mail"', "alerts"),
        },
        "new resources that know each other by origin only": {
            resources: [
                { ...bare({ arn: unknown, keyId: unknown, id: unknown, policy: text(owner) }) },
                newQueue("orders", {
                    props: { kmsMasterKeyId: unknown },
                    deps: { kmsMasterKeyId: ["key"] },
                }),
                notification({ bucket: "exports" }, { deps: { queues: ["orders"] } }),
            ],
            ...ofKey(undefined, "s3.amazonaws.com", 'the bucket notification "notification"'),
        },
        "a key, a queue, a topic and its list of aws-native": {
            resources: [
                {
                    type: "aws-native:kms:Key",
                    name: "key",
                    props: { arn: keyArn, keyId, keyPolicy: document(owner) },
                },
                {
                    type: "aws-native:sqs:Queue",
                    name: "orders",
                    props: { queueName: "orders", arn: queueArn(), kmsMasterKeyId: keyId },
                },
                {
                    type: "aws-native:sns:Topic",
                    name: "events",
                    props: {
                        topicName: "events",
                        subscription: [{ protocol: "sqs", endpoint: queueArn() }],
                    },
                },
            ],
            ...ofKey(
                undefined,
                undefined,
                'a subscription of the topic "events"',
                undefined,
                "its keyPolicy",
            ),
        },
        "a bucket and a rule of aws-native": {
            resources: [
                key(),
                queue(),
                queue("failed"),
                {
                    type: "aws-native:s3:Bucket",
                    name: "exports",
                    props: {
                        bucketName: "exports",
                        notificationConfiguration: { queueConfigurations: [{ queue: queueArn() }] },
                    },
                },
                {
                    type: "aws-native:events:Rule",
                    name: "rule",
                    props: {
                        name: "rule",
                        targets: [
                            {
                                id: "1",
                                arn: queueArn(),
                                roleArn: role,
                                deadLetterConfig: { arn: queueArn("failed") },
                            },
                        ],
                    },
                },
            ],
            what: {
                key: [
                    refused(undefined, "s3.amazonaws.com", 'the bucket "exports"'),
                    refused(undefined, "events.amazonaws.com", 'the event rule "rule"', "failed"),
                ],
            },
        },
    },
});
