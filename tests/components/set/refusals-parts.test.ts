import { strictEqual } from "node:assert";

import {
    FilterPolicyScope,
    MessagingSet,
    type MessagingSetArgs,
    type QueueArgs,
    SourceService,
} from "../../../components";
import { refusalOf } from "../../support/mocks";

const queue = (settings: QueueArgs): MessagingSetArgs => ({ queues: { main: settings } });
const topicless = (name: string) =>
    `topic.${name} is set, but topic.enabled is false; there is no topic then; leave one of the two out.`;
const unsubscribed = (name: string) =>
    `queues.main.${name} is set, but the queue is not subscribed; leave it out.`;

const pairs: Record<string, [MessagingSetArgs, ...string[]]> = {
    "settings of a topic that there is not": [
        {
            topic: {
                enabled: false,
                displayName: "Orders",
                sources: [],
                publishers: [],
                subscribers: [],
                archiveRetentionDays: 30,
                tracing: true,
                tracingPolicy: false,
                deliveryLogging: {},
            },
        },
        ...[
            "displayName",
            "sources",
            "publishers",
            "subscribers",
            "archiveRetentionDays",
            "tracing",
            "tracingPolicy",
            "deliveryLogging",
        ].map(topicless),
    ],
    "settings of a subscription that there is not": [
        queue({
            subscribe: false,
            rawMessageDelivery: false,
            filterPolicy: "{}",
            filterPolicyScope: FilterPolicyScope.MessageBody,
            replayFrom: "2026-10-01T10:00:00.000Z",
        }),
        ...["rawMessageDelivery", "filterPolicy", "filterPolicyScope", "replayFrom"].map(unsubscribed),
    ],
    "an archive of a topic that is not FIFO": [
        { topic: { archiveRetentionDays: 30 } },
        "topic.archiveRetentionDays is set, but fifo.enabled is not; only FIFO topics keep an archive; " +
            "set enabled to true or leave it out.",
    ],
    "a policy for a topic that is not traced": [
        { topic: { tracingPolicy: false } },
        "topic.tracingPolicy is false, but tracing is not true; X-Ray is told of no topic that is not traced; " +
            "set tracing to true or leave it out.",
    ],
    "a setting of a log that is not written": [
        { topic: { deliveryLogging: { enabled: false, retentionDays: 7 } } },
        "topic.deliveryLogging.retentionDays is set, but deliveryLogging.enabled is false; nothing is logged then; " +
            "leave one out.",
    ],
    "a replay without an archive": [
        { fifo: { enabled: true }, ...queue({ replayFrom: "2026-10-01T10:00:00.000Z" }) },
        "queues.main.replayFrom is set, but topic.archiveRetentionDays is not; a topic without an archive has nothing " +
            "to deliver again; set archiveRetentionDays or leave it out.",
    ],
    "a scope without a filter": [
        queue({ filterPolicyScope: FilterPolicyScope.MessageBody }),
        "queues.main.filterPolicyScope is set, but filterPolicy is not; SNS filters nothing then; " +
            "give a policy or leave it out.",
    ],
    "an alarm that sends to a queue": [
        queue({ sources: [{ service: SourceService.CloudWatchAlarms, name: "errors" }] }),
        'queues.main.sources[0].service is "cloudwatch"; CloudWatch publishes to topics and sends to no queue; name ' +
            "the alarm among the sources of a topic, and subscribe the queue to it.",
    ],
    "a topic that publishes to the topic": [
        { topic: { sources: [{ service: SourceService.Sns, name: "news" }] } },
        'topic.sources[0].service is "sns"; SNS delivers no messages from topic to topic; name the topic among the ' +
            "sources of a queue, and subscribe the queue to both.",
    ],
    "a bucket for a FIFO queue": [
        {
            fifo: { enabled: true },
            ...queue({ sources: [{ service: SourceService.S3, name: "uploads" }] }),
        },
        'queues.main.sources[0].service is "s3"; S3 notifies no FIFO queue; use a standard queue, or turn on ' +
            "EventBridge for the bucket and let a rule send its events to the queue.",
    ],
    "a whole account that sends": [
        queue({ senders: [{ accountId: "444455556666" }] }),
        "queues.main.senders[0].accountId stands alone; whom it lets in, another account decides; " +
            "name roleArns instead, or add organizationId or principalTags.",
    ],
    "an existing queue of the other type": [
        queue({ importUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs.fifo" }),
        'queues.main.importUrl is "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs.fifo"; fifo.enabled is false, ' +
            "and no FIFO queue fits; set fifo.enabled to true, or give the URL of a standard queue.",
    ],
    "an existing queue under another name": [
        queue({ name: "bills", importUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs" }),
        'queues.main.name is "bills"; the queue at importUrl is named "jobs" and cannot be renamed; ' +
            "give that name or leave it out.",
    ],
    "a queue that is its own dead-letter queue": [
        queue({ name: "jobs", deadLetter: { name: "jobs" } }),
        'queues.main.deadLetter.name is "jobs"; the queue itself has that name, and no queue is its own dead-letter ' +
            "queue; choose another name.",
    ],
};

describe("a set refuses about its topic and queues what does not go together, before anything is made:", () => {
    for (const [what, [args, ...problems]] of Object.entries(pairs))
        it(what, async () => {
            const message = await refusalOf(() => new MessagingSet("orders", args));
            strictEqual(message, problems.map((problem) => `MessagingSet "orders": ${problem}`).join("\n"));
        });
});
