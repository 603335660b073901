import { EVENT_SOURCE_MAPPINGS, pollsQueue } from "./consumers";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { SUBSCRIPTION_TYPES } from "./subscriptions";
import { QUEUE_POLICIES, QUEUES, TOPIC_POLICIES, TOPICS } from "./types";

const MESSAGING: Readonly<Record<string, unknown>> = {
    ...QUEUES,
    ...TOPICS,
    ...QUEUE_POLICIES,
    ...TOPIC_POLICIES,
    ...Object.fromEntries(SUBSCRIPTION_TYPES.map((type) => [type, true])),
};

/** The resources of some types, of a stack that has to do with queues or topics; of any other stack, none. */
export function besideMessaging(stack: Stack, types: Readonly<Record<string, unknown>>): readonly Resource[] {
    return hasMessaging(stack) ? stack.ofTypes(types) : [];
}

function hasMessaging(stack: Stack): boolean {
    return stack.once(
        hasMessaging,
        () =>
            stack.ofTypes(MESSAGING).length > 0 ||
            stack.ofTypes(EVENT_SOURCE_MAPPINGS).some((mapping) => pollsQueue(mapping, stack) === true),
    );
}
