import {
    at,
    entryProblems,
    limitProblems,
    listProblems,
    mapKeyLimit,
    namesSet,
    valueProblems,
    type Limit,
} from "../limits";
import {
    alarmLimits,
    alarmNameLimit,
    dashboardLimits,
    FILTERS_OF_A_LOG_GROUP,
    METRICS_OF_A_GRAPH,
    queueNameLimit,
    topicNameLimit,
    volumeLimits,
} from "../limits/alarm";
import { customerKeyLimit } from "../limits/key";
import type { AlarmArgs, MessagingAlarmsArgs } from "./args";
import { filterCount } from "./trail";

/** The limits of the values of each map. */
export const mapLimits = {
    deadLetterQueueNames: queueNameLimit,
    queueNames: queueNameLimit,
    keyArns: customerKeyLimit,
};

/** The scalars that have a limit. */
export const alarmValueLimits = {
    deadLetterDepth: alarmLimits.deadLetterDepth,
    oldestMessageAgeSeconds: alarmLimits.oldestMessageAgeSeconds,
    trailLogGroupName: alarmLimits.trailLogGroupName,
};

/** Every plain setting that AWS would refuse, and what is set and would do nothing. */
export function alarmProblems(path: string, args: AlarmArgs | undefined): string[] {
    const { volumeAnomaly, dashboard, notificationTopic } = args ?? {};
    const { alarmNames = [] } = notificationTopic ?? {};
    return [
        ...limitProblems(path, args, alarmValueLimits),
        ...actionProblems(path, args),
        ...limitProblems(at(path, "volumeAnomaly"), volumeAnomaly, volumeLimits),
        ...switchProblems(at(path, "volumeAnomaly"), volumeAnomaly),
        ...limitProblems(at(path, "dashboard"), dashboard, dashboardLimits),
        ...switchProblems(at(path, "dashboard"), dashboard),
        ...entryProblems(at(path, "notificationTopic.alarmNames"), alarmNames, alarmNameLimit),
        ...switchProblems(at(path, "notificationTopic"), notificationTopic),
    ];
}

/** The problems of the actions, among which the notification topic has a place. */
export function actionProblems(path: string, args: AlarmArgs | undefined): string[] {
    const { actionArns, okActionArns, notificationTopic } = args ?? {};
    const { most } = alarmLimits.actionArns;
    const full = notificationTopic?.enabled && Array.isArray(actionArns) && actionArns.length === most;
    return [
        ...listProblems(path, "actionArns", actionArns, alarmLimits.actionArns),
        ...listProblems(path, "okActionArns", okActionArns, alarmLimits.actionArns),
        ...(full
            ? [
                  `${at(path, "actionArns")} has ${most} entries, and ${at(path, "notificationTopic")} adds one; ` +
                      `AWS allows ${most}; leave one out.`,
              ]
            : []),
    ];
}

function switchProblems(path: string, args: object | undefined): string[] {
    const { enabled, ...settings } = { enabled: false, ...args };
    if (enabled) return [];
    return namesSet(settings).map(
        (name) =>
            `${at(path, name)} is set, but ${at(path, "enabled")} is not; it would do nothing; ` +
            "set enabled to true or leave it out.",
    );
}

/** Every plain argument of the component that is not as it has to be. */
export function componentProblems(args: MessagingAlarmsArgs): string[] {
    return [
        ...mapProblems("deadLetterQueueNames", args.deadLetterQueueNames, mapLimits.deadLetterQueueNames),
        ...mapProblems("queueNames", args.queueNames, mapLimits.queueNames),
        ...mapProblems("keyArns", args.keyArns, mapLimits.keyArns),
        ...limitProblems("", args, { topicName: topicNameLimit }),
        ...alarmProblems("", args),
        ...idleProblems(args),
        ...countProblems(args),
    ];
}

function mapProblems(path: string, map: object | undefined, limit: Limit): string[] {
    return Object.entries(map ?? {}).flatMap(([key, value]) => [
        ...valueProblems(`a key of ${path}`, key, mapKeyLimit),
        ...valueProblems(at(path, key), value, limit),
    ]);
}

/** What is set and has nothing to watch. */
function idleProblems({
    queueNames,
    keyArns,
    volumeAnomaly,
    trailLogGroupName,
}: MessagingAlarmsArgs): string[] {
    const none = (map: object | undefined) => Object.keys(map ?? {}).length === 0;
    return [
        ...(volumeAnomaly?.enabled && none(queueNames)
            ? [
                  "volumeAnomaly.enabled is true, but queueNames names no queue; there is nothing to watch; " +
                      "name a queue or leave it out.",
              ]
            : []),
        ...(trailLogGroupName === undefined && !none(keyArns)
            ? [
                  "keyArns is set, but trailLogGroupName is not; only a trail tells what happens to a key; " +
                      "name its log group or leave keyArns out.",
              ]
            : []),
    ];
}

/** What CloudWatch has no room for. */
function countProblems(args: MessagingAlarmsArgs): string[] {
    const filters = args.trailLogGroupName === undefined ? 0 : filterCount(args);
    const queues = Object.keys(args.queueNames ?? {}).length;
    const most = Math.floor(METRICS_OF_A_GRAPH / 3);
    return [
        ...(filters > FILTERS_OF_A_LOG_GROUP
            ? [
                  `trailLogGroupName is set for so many queues and keys that it takes ${filters} metric filters; ` +
                      `CloudWatch allows ${FILTERS_OF_A_LOG_GROUP} in a log group; make several MessagingAlarms on several trails.`,
              ]
            : []),
        ...(args.dashboard?.enabled && queues > most
            ? [
                  `queueNames has ${queues} entries; CloudWatch draws ${METRICS_OF_A_GRAPH} metrics in a graph, three ` +
                      `for each queue; name ${most} at most, or leave the dashboard out.`,
              ]
            : []),
    ];
}
