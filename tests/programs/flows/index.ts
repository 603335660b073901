import { Config } from "@pulumi/pulumi";
import {
    Access,
    MessagingSet,
    SourceService,
    type MessagingSetArgs,
    type RoleArgs,
} from "pulumi-secure-messaging";

const config = new Config();
/** Who takes the roles: a role that was there before. */
const trust = { account: { principalArns: [config.require("operations")], externalId: "flows-2026" } };
/** A role of another account. */
const partner = config.require("partner");

const roles = (accesses: readonly Access[]): Record<string, RoleArgs> =>
    Object.fromEntries(accesses.map((access) => [access.toLowerCase(), { access, trust }]));

/** Names that sources outside this program are made with, before or after it. */
const { S3: s3, EventBridge: rule, CloudWatchAlarms: alarm, Sns: sns } = SourceService;

// One key for everything; a message is tried three times.
const standard = made("orders", {
    name: "orders",
    topic: {
        sources: [
            { service: s3, name: "orders-uploads" },
            { service: alarm, name: "orders-*" },
        ],
        publishers: [{ roleArns: [partner] }],
    },
    queues: {
        billing: {
            deadLetter: { maxReceiveCount: 3 },
            sources: [
                { service: s3, name: "orders-scans" },
                { service: rule, name: "orders-nightly" },
                { service: sns, name: "orders-news" },
            ],
            senders: [{ roleArns: [partner] }],
        },
        search: { filterPolicy: JSON.stringify({ type: ["invoice"] }) },
    },
    roles: roles(Object.values(Access)),
});

// A key for the topic and another for the queues.
const fifo = made("jobs", {
    name: "jobs",
    fifo: { enabled: true, contentBasedDeduplication: true },
    encryption: { separateTopicKey: true },
    queues: {
        main: {
            deadLetter: { maxReceiveCount: 2 },
            sources: [{ service: rule, name: "jobs-nightly" }],
        },
    },
    roles: roles([Access.Producer, Access.Consumer, Access.Operator, Access.Publisher]),
});

function made(name: string, args: MessagingSetArgs) {
    const set = new MessagingSet(name, args);
    const { keyArn, topicKeyArn, topicArn, topicName, roleArns } = set;
    const { queueUrls, queueArns, deadLetterQueueUrls, deadLetterQueueArns } = set;
    const { subscriptionDeadLetterQueueUrls, subscriptionDeadLetterQueueArns, subscriptionArns } = set;
    return {
        ...{ keyArn, topicKeyArn, topicArn, topicName, roleArns, queueUrls, queueArns, subscriptionArns },
        ...{ deadLetterQueueUrls, deadLetterQueueArns },
        ...{ subscriptionDeadLetterQueueUrls, subscriptionDeadLetterQueueArns },
    };
}

export { fifo, standard };
