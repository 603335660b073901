import * as aws from "@pulumi/aws";
import { Access, MessagingSet } from "pulumi-secure-messaging";

import { department, exclusive, functionTimeoutSeconds, named, tags } from "./settings";

/** The alarm on stock lists that cannot be read. */
export const csvErrorsAlarm = named("csv-errors");

/** Functions have their log groups before their first run, so that no log is kept for ever. */
const logsOf = (name: string) =>
    new aws.cloudwatch.LogGroup(`inventory-${name}-logs`, {
        name: `/aws/lambda/${named(name)}`,
        retentionInDays: 30,
        tags,
    });
export const logs = { csv: logsOf("csv"), stock: logsOf("stock") };

/** The queue of stock changes, with its dead-letter queue, key, alarms, and a role for each of the two functions. */
export const messaging = new MessagingSet("inventory", {
    topic: { enabled: false },
    queues: { updates: { functionTimeoutSeconds } },
    roles: {
        csv: {
            access: Access.Producer,
            trust: { lambda: { eventSourceMapping: false, functionName: named("csv"), tracing: true } },
        },
        stock: {
            access: Access.Consumer,
            trust: { lambda: { functionName: named("stock"), tracing: true } },
        },
        // The host to which operators connect by Session Manager. For people: trust.ssoPermissionSet.
        ops: { access: Access.Operator, trust: { ec2: {} } },
    },
    exclusive: { enabled: exclusive },
    abacTagKeys: Object.keys(department),
    // Whoever is on call subscribes to the topic, which the alarm on the CSV function publishes to as well.
    alarms: {
        notificationTopic: { enabled: true, alarmNames: [csvErrorsAlarm] },
        oldestMessageAgeSeconds: 1_800,
    },
    tags,
});
