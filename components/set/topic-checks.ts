import { at, limitProblems, namesSet } from "../limits";
import { topicLimits } from "../limits/topic";
import { senderProblems, sourceProblems } from "../source-args";
import { archiveProblems, tracingProblems } from "../topic/checks";
import { deliveryLoggingProblems } from "../topic/delivery-logging";
import type { MessagingSetArgs } from "./args";
import { hasTopic, under } from "./members";

export function topicProblems(args: MessagingSetArgs): string[] {
    const { topic, fifo } = args;
    if (!hasTopic(args)) return uselessProblems(topic);
    return [
        ...limitProblems("topic", topic, topicLimits),
        ...sourceProblems("topic.sources", topic?.sources, "topic", fifo?.enabled === true),
        ...senderProblems("topic.publishers", topic?.publishers),
        ...senderProblems("topic.subscribers", topic?.subscribers),
        ...under("topic", archiveProblems({ ...topic, fifo })),
        ...under("topic", tracingProblems({ ...topic })),
        ...under("topic", deliveryLoggingProblems(topic?.deliveryLogging)),
    ];
}

/** What is said about a topic that there is not. */
function uselessProblems(topic: MessagingSetArgs["topic"]): string[] {
    return namesSet(topic)
        .filter((name) => name !== "enabled")
        .map(
            (name) =>
                `${at("topic", name)} is set, but topic.enabled is false; there is no topic then; leave one of the two out.`,
        );
}
