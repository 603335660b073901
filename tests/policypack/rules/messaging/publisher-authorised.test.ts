import { messagingPublisherAuthorised } from "../../../../policypack/rules/messaging/publisher-authorised";
import {
    allow,
    deny,
    document,
    own,
    queueArn,
    queueUrl,
    role,
    type Statement,
    text,
    topicArn,
} from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { alarm, notification, subscription, target, topic } from "../publishers";
import { deployedQueue, newQueue, queuePolicy } from "../stacks";

const lets = (service: string, parts: Statement = {}) =>
    allow({
        Principal: { Service: `${service}.amazonaws.com` },
        Action: "sqs:SendMessage",
        Resource: queueArn(),
        ...parts,
    });
const publishes = (service: string, parts: Statement = {}) =>
    lets(service, { Action: "sns:Publish", Resource: topicArn("alerts"), ...parts });
const fromTopic = (arn: unknown = topicArn()) => ({
    Condition: { ArnEquals: { "aws:SourceArn": arn } },
});
const roleSends = allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", Resource: queueArn() });

const queue = (...statements: Statement[]) => deployedQueue("orders", { policy: document(...statements) });
const alerts = (...statements: Statement[]) => topic("alerts", { policy: document(...statements) });
const toQueue = (publisher: Member, ...statements: Statement[]) => ({
    resources: [queue(...statements), publisher],
});
const toTopic = (publisher: Member, ...statements: Statement[]) => ({
    resources: [alerts(...statements), publisher],
});

const whyNot = (service: string, publisher: string, whose: string, into: string, action: string) =>
    `${whose} ${action} to ${service}.amazonaws.com, by which ${publisher} puts messages into "${into}"`;
const refused = (
    service = "sns",
    publisher = 'the subscription "subscription"',
    whose = "its policy does not allow",
) => ({ what: { orders: [whyNot(service, publisher, whose, "orders", "sqs:SendMessage")] } });
const unpublished = (service: string, publisher: string, whose = "its policy does not allow") => ({
    what: { alerts: [whyNot(service, publisher, whose, "alerts", "sns:Publish")] },
});
const none = "no policy of it allows";

const bucket = notification({ bucket: "exports", topics: [{ topicArn: topicArn("alerts") }] });
const rule = target({ rule: "orders", arn: topicArn("alerts") });
const depth = alarm({ name: "depth", alarmActions: [topicArn("alerts")] });
const byAws = (Principal: unknown) => ({
    Sid: "__default_statement_ID",
    Effect: "Allow",
    Principal,
    Action: "SNS:Publish",
    Resource: topicArn("alerts"),
    Condition: { StringEquals: { "AWS:SourceOwner": own } },
});

testRule(messagingPublisherAuthorised, {
    documented: { violates: "a queue without a policy", complies: "a queue that lets in its topic" },
    accepts: {
        "a queue that lets in its topic": toQueue(subscription(), lets("sns", fromTopic())),
        "a queue that lets in every topic of the account": toQueue(
            subscription(),
            lets("sns", { Condition: { ArnLike: { "aws:SourceArn": `arn:aws:sns:*:${own}:*` } } }),
        ),
        "a separate policy by URL": {
            resources: [
                deployedQueue("orders"),
                queuePolicy("orders", text(lets("sns", fromTopic())), { queueUrl: queueUrl() }),
                subscription(),
            ],
        },
        "a new queue whose policy is written with names": {
            resources: [
                newQueue("orders"),
                topic("events", { arn: unknown, policy: unknown }),
                queuePolicy("orders", text(lets("sns", fromTopic()))),
                subscription(
                    { topic: unknown, endpoint: unknown },
                    { deps: { topic: ["events"], endpoint: ["orders"] } },
                ),
            ],
        },
        "a policy under a topic that is not known yet": toQueue(
            subscription(),
            lets("sns", fromTopic(unknown)),
        ),
        "several topics, each let in": {
            resources: [
                queue(lets("sns", fromTopic([topicArn(), topicArn("returns")]))),
                subscription(),
                subscription({ topic: topicArn("returns") }, { name: "other" }),
            ],
        },
        "a queue of another program": { resources: [subscription()] },
        "a queue that nothing publishes into": { resources: [deployedQueue("orders"), topic("events")] },
        "a bucket that the topic lets in": toTopic(
            bucket,
            publishes("s3", { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:exports" } } }),
        ),
        "an event rule that the topic lets in": toTopic(rule, publishes("events")),
        "an alarm that the topic lets in": toTopic(
            depth,
            publishes("cloudwatch", { Condition: { StringEquals: { "aws:SourceAccount": own } } }),
        ),
        "an alarm into a topic with AWS's default policy": { resources: [topic("alerts"), depth] },
        "SES, which AWS trusts within the account": toTopic({
            type: "aws:ses/receiptRule:ReceiptRule",
            name: "mail",
            props: { snsActions: [{ topicArn: topicArn("alerts") }] },
        }),
    },
    rejects: {
        "a queue without a policy": {
            resources: [deployedQueue("orders"), subscription()],
            ...refused(undefined, undefined, none),
        },
        "a new queue without a policy": {
            resources: [
                newQueue("orders"),
                subscription({ endpoint: unknown }, { deps: { endpoint: ["orders"] } }),
            ],
            ...refused(undefined, undefined, none),
        },
        "a queue that lets in a role alone": { ...toQueue(subscription(), roleSends), ...refused() },
        "a queue that lets in another topic": {
            ...toQueue(subscription(), lets("sns", fromTopic(topicArn("returns")))),
            ...refused(),
        },
        "a queue that lets SNS only look": {
            ...toQueue(subscription(), lets("sns", { Action: "sqs:GetQueueUrl" })),
            ...refused(),
        },
        "a Deny over the grant": {
            ...toQueue(
                subscription(),
                lets("sns"),
                deny({ Principal: "*", Action: "sqs:*", Resource: queueArn() }),
            ),
            ...refused(),
        },
        "the second of two topics": {
            resources: [
                queue(lets("sns", fromTopic())),
                subscription(),
                subscription({ topic: topicArn("returns") }, { name: "other" }),
            ],
            ...refused(undefined, 'the subscription "other"'),
        },
        "the dead-letter queue of a subscription": {
            resources: [
                deployedQueue("orders"),
                subscription({
                    protocol: "https",
                    endpoint: "https://example.com",
                    redrivePolicy: { deadLetterTargetArn: queueArn() },
                }),
            ],
            ...refused(undefined, undefined, none),
        },
        "a separate policy, of which it is told": {
            resources: [
                deployedQueue("orders"),
                queuePolicy("orders", text(roleSends), { queueUrl: queueUrl() }),
                subscription(),
            ],
            what: {
                "orders-policy": [
                    whyNot(
                        "sns",
                        'the subscription "subscription"',
                        "its policy does not allow",
                        "orders",
                        "sqs:SendMessage",
                    ),
                ],
            },
        },
        "a bucket and a topic without a policy": {
            resources: [topic("alerts"), bucket],
            ...unpublished("s3", 'the bucket notification "notification"', none),
        },
        "an event rule and a topic with the policy that AWS writes": {
            ...toTopic(rule, byAws({ AWS: "*" })),
            ...unpublished("events", 'the event target "target"', none),
        },
        "an alarm that the topic's policy leaves out": {
            ...toTopic(depth, publishes("s3")),
            ...unpublished("cloudwatch", 'the alarm "alarm"'),
        },
        "an alarm under another's condition": {
            ...toTopic(
                depth,
                publishes("cloudwatch", {
                    Condition: {
                        ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:*:${own}:alarm:age-*` },
                    },
                }),
            ),
            ...unpublished("cloudwatch", 'the alarm "alarm"'),
        },
        "a queue and a subscription of aws-native": {
            resources: [
                {
                    type: "aws-native:sqs:Queue",
                    name: "orders",
                    props: { queueName: "orders", arn: queueArn() },
                },
                {
                    type: "aws-native:sns:Subscription",
                    name: "subscription",
                    props: { topicArn: topicArn(), protocol: "sqs", endpoint: queueArn() },
                },
            ],
            ...refused(undefined, undefined, none),
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: [
                deployedQueue("orders"),
                queuePolicy("orders", unknown, { queueUrl: queueUrl() }),
                subscription(),
            ],
            undecided: { "orders-policy": ["its policy is not known before deployment"] },
        },
        "an object with a part that is not known, which a preview leaves out": {
            resources: [
                deployedQueue("orders"),
                {
                    ...queuePolicy("orders", undefined, { queueUrl: queueUrl() }),
                    props: { queueUrl: queueUrl(), policy: null },
                },
                subscription(),
            ],
            undecided: { "orders-policy": ["its policy is not known before deployment"] },
        },
        "actions that are not known": {
            ...toQueue(subscription(), lets("sns", { Action: [unknown] })),
            undecided: { orders: ["its policy has parts that are not known before deployment"] },
        },
    },
});
