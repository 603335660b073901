import { createAlarms } from "./alarms";
import type { SetContext } from "./context";
import { createKeys } from "./keys";
import { createQueues, createSubscriptions, createTopic } from "./parts";
import { createRoles } from "./roles";

/** Everything that a set is made of, each after what it needs. */
export function createParts(context: SetContext) {
    const keys = createKeys(context);
    const keyed = { ...context, keys };
    const topic = createTopic(keyed);
    const queues = createQueues(keyed, topic);
    const subscriptions = createSubscriptions(keyed, topic, queues);
    const reach = { topic, queues, subscriptions };
    return { keys, ...reach, roles: createRoles(keyed, reach), alarms: createAlarms(keyed, reach) };
}
