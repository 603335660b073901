import { Access, MessagingSet } from "pulumi-secure-messaging";

import { alerts, toOnCall } from "./alerts";
import { watched } from "./audit";
import { functionNames, timeoutSeconds } from "./names";
import { samePeople } from "./people";
import { tags } from "./tags";

/** What happens to pets: published once, and delivered to the notifications and to the timeline. */
export const events = new MessagingSet("pettracker-events", {
    // Who publishes cannot use the key under which the queues keep messages.
    encryption: { separateTopicKey: true },
    queues: {
        notifications: { functionTimeoutSeconds: timeoutSeconds },
        timeline: { visibilityTimeoutSeconds: 30 },
    },
    roles: {
        // The notification service of old, in two: one sends and cannot read, the other reads and cannot send.
        sender: {
            access: Access.Publisher,
            trust: { lambda: { functionName: functionNames.sender, vpc: true } },
        },
        notifier: {
            access: Access.Consumer,
            trust: { lambda: { functionName: functionNames.notifier, vpc: true } },
            queues: ["notifications"],
        },
        timeline: { access: Access.Consumer, trust: { ecsTask: {} }, queues: ["timeline"] },
        ...samePeople(alerts),
    },
    // Administrators with sqs:* read nothing either.
    exclusive: { enabled: true },
    alarms: { ...watched, ...toOnCall, volumeAnomaly: { enabled: true } },
    tags,
});
