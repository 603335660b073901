import { flag, group, list, map, needed, plain, tags, value, type Shapes } from "../limits/shapes";
import type {
    AlarmArgs,
    DashboardArgs,
    MessagingAlarmsArgs,
    NotificationTopicArgs,
    VolumeAnomalyArgs,
} from "./args";

const names = plain(map(value));

export const alarmMembers: Shapes<AlarmArgs> = {
    actionArns: list(value),
    okActionArns: list(value),
    volumeAnomaly: plain(group<VolumeAnomalyArgs>({ enabled: plain(flag) })),
    notificationTopic: plain(
        group<NotificationTopicArgs>({ enabled: plain(flag), alarmNames: plain(list(plain(value))) }),
    ),
    dashboard: plain(group<DashboardArgs>({ enabled: plain(flag) })),
};

export const alarmsShape = plain(
    group<MessagingAlarmsArgs>({
        ...alarmMembers,
        deadLetterQueueNames: needed(names),
        queueNames: names,
        keyArns: names,
        tags,
    }),
);
