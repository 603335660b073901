import { at, namesSet, valueProblems } from "../limits";
import { deliveredSizeLimit } from "../limits/queue";
import { subscriptionLimits } from "../limits/subscription";
import { namingProblems } from "../queue/names";
import { settingsProblems } from "../queue/settings";
import { senderProblems, sourceProblems } from "../source-args";
import { filterProblems } from "../subscription/filter";
import type { MessagingSetArgs } from "./args";
import { hasTopic, isSubscribed, under } from "./members";
import type { QueueArgs } from "./part-args";

export function queueProblems(key: string, args: MessagingSetArgs, queue: QueueArgs): string[] {
    const path = at("queues", key);
    const bounds = settingsProblems(path, queue);
    const size = isSubscribed(args, queue)
        ? valueProblems(at(path, "maxMessageSize"), queue.maxMessageSize, deliveredSizeLimit)
        : [];
    return [
        ...bounds,
        ...(bounds.length > 0 ? [] : size),
        ...namingProblems(path, { ...queue, fifo: args.fifo }),
        ...sourceProblems(at(path, "sources"), queue.sources, "queue", args.fifo?.enabled === true),
        ...senderProblems(at(path, "senders"), queue.senders),
        ...reuseProblems(path, args, queue),
        ...subscriptionProblems(path, args, queue),
    ];
}

function reuseProblems(path: string, { encryption }: MessagingSetArgs, queue: QueueArgs): string[] {
    if (encryption?.sseSqsReason === undefined || queue.dataKeyReusePeriodSeconds === undefined) return [];
    return [
        `${at(path, "dataKeyReusePeriodSeconds")} is set beside encryption.sseSqsReason; SQS reuses data keys of KMS alone; ` +
            "leave one of the two out.",
    ];
}

function subscriptionProblems(path: string, args: MessagingSetArgs, queue: QueueArgs): string[] {
    const topicless = "but topic.enabled is false; enable the topic or leave it out.";
    if (queue.subscribe === true && !hasTopic(args))
        return [`${at(path, "subscribe")} is true, ${topicless}`];
    const { rawMessageDelivery, filterPolicy, filterPolicyScope, replayFrom } = queue;
    if (isSubscribed(args, queue))
        return [...under(path, filterProblems(queue)), ...replayProblems(path, args, queue)];
    return namesSet({ rawMessageDelivery, filterPolicy, filterPolicyScope, replayFrom }).map(
        (name) => `${at(path, name)} is set, but the queue is not subscribed; leave it out.`,
    );
}

function replayProblems(path: string, { topic }: MessagingSetArgs, { replayFrom }: QueueArgs): string[] {
    if (replayFrom === undefined) return [];
    if (topic?.archiveRetentionDays === undefined)
        return [
            `${at(path, "replayFrom")} is set, but topic.archiveRetentionDays is not; a topic without an archive has nothing ` +
                "to deliver again; set archiveRetentionDays or leave it out.",
        ];
    return valueProblems(at(path, "replayFrom"), replayFrom, subscriptionLimits.replayFrom);
}
