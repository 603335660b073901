import { EVENT_SOURCE_MAPPINGS, queueConsumers } from "../../policypack/model/consumers";
import { publishersOf } from "../../policypack/model/publishers";
import { type Resource } from "../../policypack/model/resource";
import { nameIn, names, onOff, property, type Table, type Whole } from "./described";

/** Topics, buckets, rules, alarms and others for which a service sends or publishes. */
export const senders: Table = {
    title: "sources",
    of: ({ stack }) => [...new Set(publishersOf(stack).map(({ at }) => at))],
    columns: {
        source: ({ name }) => name,
        service: (source, whole) => distinct(ofSource(source, whole).flatMap(({ services }) => services)),
        "sends to": (source, whole) =>
            distinct(
                ofSource(source, whole)
                    .filter(({ deadLetters }) => !deadLetters)
                    .map(targets),
            ),
        "dead letters to": (source, whole) =>
            distinct(
                ofSource(source, whole)
                    .filter(({ deadLetters }) => deadLetters)
                    .map(targets),
            ),
    },
};

type Publisher = ReturnType<typeof publishersOf>[number];

function ofSource(source: Resource, { stack }: Whole): readonly Publisher[] {
    return publishersOf(stack).filter(({ at }) => at === source);
}

function targets({ targets: found, given }: Publisher): string {
    return found.length > 0 ? names(found) : nameIn(given);
}

function distinct(texts: readonly string[]): string {
    return [...new Set(texts)].join(", ");
}

/** Functions that are handed the messages of queues. */
export const consumers: Table = {
    title: "consumers",
    of: ({ stack }) => stack.ofTypes(EVENT_SOURCE_MAPPINGS),
    columns: {
        mapping: ({ name }) => name,
        queue: (mapping, { stack }) => {
            const found = queueConsumers(stack).filter((it) => it.mapping === mapping);
            return found.length > 0
                ? names(found.map(({ queue }) => queue))
                : nameIn(mapping.get("eventSourceArn"));
        },
        function: (mapping) => nameIn(mapping.get("functionName")),
        batch: property("batchSize"),
        enabled: onOff("enabled", "yes"),
        "partial batches": (mapping) => (mapping.get("functionResponseTypes") === undefined ? "no" : "yes"),
    },
};
