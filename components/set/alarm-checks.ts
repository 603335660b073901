import { alarmProblems } from "../alarms/checks";
import { filterCount } from "../alarms/trail";
import { FILTERS_OF_A_LOG_GROUP, METRICS_OF_A_GRAPH } from "../limits/alarm";
import type { MessagingSetArgs } from "./args";
import { hasTopic, isSubscribed, queuesOf } from "./members";

/** Every plain setting of the alarms that AWS would refuse, and more than CloudWatch has room for. */
export function setAlarmProblems(args: MessagingSetArgs): string[] {
    const { alarms } = args;
    const queues = queuesOf(args);
    const filters = alarms?.trailLogGroupName === undefined ? 0 : filterCount(watchedIn(args));
    const most = Math.floor(METRICS_OF_A_GRAPH / 3);
    return [
        ...alarmProblems("alarms", alarms),
        ...(filters > FILTERS_OF_A_LOG_GROUP
            ? [
                  `alarms.trailLogGroupName is set in a set of ${queues.length} queues, which takes ${filters} metric filters; ` +
                      `CloudWatch allows ${FILTERS_OF_A_LOG_GROUP} in a log group; divide the set, and name several trails.`,
              ]
            : []),
        ...(alarms?.dashboard?.enabled && queues.length > most
            ? [
                  `alarms.dashboard.enabled is true in a set of ${queues.length} queues; CloudWatch draws ${METRICS_OF_A_GRAPH} ` +
                      `metrics in a graph, three for each queue; have ${most} queues at most, or leave the dashboard out.`,
              ]
            : []),
    ];
}

/** What the alarms watch, by keys: only how many there are of each counts here. */
function watchedIn(args: MessagingSetArgs) {
    const queues = queuesOf(args);
    const named = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, key]));
    const { sseSqsReason, separateTopicKey } = { ...args.encryption };
    const hasKey = sseSqsReason === undefined || hasTopic(args);
    const subscribed = queues.filter(([, queue]) => isSubscribed(args, queue));
    return {
        queueNames: named(queues.map(([key]) => key)),
        deadLetterQueueNames: named([
            ...queues.map(([key]) => `${key}-dlq`),
            ...subscribed.map(([key]) => `${key}-subscription-dlq`),
        ]),
        topicName: hasTopic(args) ? "topic" : undefined,
        keyArns: named([...(hasKey ? ["key"] : []), ...(separateTopicKey ? ["topic-key"] : [])]),
    };
}
