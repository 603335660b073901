import { Access, MessagingSet, SourceService } from "pulumi-secure-messaging";

import { audit, watched } from "./audit";
import { existing, roleOf } from "./existing";

const topicArn = existing("orderEventsArn");

/**
 * The queues, where they are and with what they hold. The key and the grants of its policy are made first, so that
 * everybody who sends and reads today does so while the queues are switched; then each queue with its dead letters.
 */
export const queues = new MessagingSet("shop", {
    topic: { enabled: false },
    queues: {
        orders: {
            importUrl: existing("ordersUrl"),
            // As it was: who reads it counts on that.
            visibilityTimeoutSeconds: 120,
            deadLetter: { importUrl: existing("ordersFailedUrl"), maxReceiveCount: 3 },
            sources: topicArn === undefined ? [] : [{ service: SourceService.Sns, arn: topicArn }],
        },
        invoices: { importUrl: existing("invoicesUrl") },
        shipments: { importUrl: existing("shipmentsUrl") },
    },
    roles: {
        checkout: roleOf(Access.Producer, "checkoutRoleArn"),
        warehouse: roleOf(Access.Consumer, "warehouseRoleArn"),
        ops: { access: Access.Operator, trust: { ec2: {} } },
        auditor: { access: Access.Auditor, trust: { ec2: {} } },
    },
    alarms: { ...watched, notificationTopic: { enabled: true } },
    tags: { Application: "shop", DataClassification: "pii" },
});

audit(queues, topicArn);
