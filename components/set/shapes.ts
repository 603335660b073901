import { alarmMembers } from "../alarms/shapes";
import type { AlarmArgs } from "../alarms/args";
import { fifoShape } from "../base/fifo";
import { keyMembers } from "../key/shapes";
import { flag, group, list, map, plain, tags, value } from "../limits/shapes";
import { settingsMembers } from "../queue/shapes";
import { roleMembers } from "../role/shapes";
import { networkShape, sendersShape, sourcesShape } from "../sources/shapes";
import { topicMembers } from "../topic/shapes";
import type { EncryptionArgs, ExclusiveArgs, MessagingSetArgs } from "./args";
import type { QueueArgs, RoleArgs, TopicArgs } from "./part-args";

const encryption = group<EncryptionArgs>({
    ...keyMembers,
    separateTopicKey: plain(flag),
    previousKeyArns: list(value),
    sseSqsReason: plain(value),
});

const queue = group<QueueArgs>({
    ...settingsMembers,
    sources: sourcesShape,
    senders: sendersShape,
    subscribe: plain(flag),
    rawMessageDelivery: flag,
});

const role = group<RoleArgs>({ ...roleMembers, queues: plain(list(plain(value))) });

export const setShape = plain(
    group<MessagingSetArgs>({
        fifo: fifoShape,
        encryption: plain(encryption),
        topic: plain(group<TopicArgs>({ ...topicMembers, enabled: plain(flag) })),
        queues: plain(map(plain(queue))),
        roles: plain(map(plain(role))),
        exclusive: plain(group<ExclusiveArgs>({ enabled: plain(flag), exceptRoleArns: list(value) })),
        network: networkShape,
        abacTagKeys: plain(list(plain(value))),
        alarms: plain(group<AlarmArgs>(alarmMembers)),
        tags,
    }),
);
