import * as pulumi from "@pulumi/pulumi";
import { Access, MessagingAudit, MessagingSet, SourceService, type TrustArgs } from "pulumi-secure-messaging";

import { app, functionTimeoutSeconds, operators } from "./settings";

/** The rule that tells of failed jobs. */
export const failedJobs = `${app}-failed-jobs`;

const people: TrustArgs = operators ? { ssoPermissionSet: { permissionSetName: operators } } : { ec2: {} };
const functionOf = (name: string, eventSourceMapping: boolean): TrustArgs => ({
    lambda: { functionName: `${app}-${name}`, eventSourceMapping, tracing: true },
});

// The trail watches the queues, and their alarms watch the trail: what was made later is made known later.
const [queueArns, nameQueues] = pulumi.deferredOutput<string[]>();
const [topicArns, nameTopics] = pulumi.deferredOutput<string[]>();

/** Who sends, receives and publishes, who uses the key, and who changes any of it. */
export const audit = new MessagingAudit("audit", { queueArns, topicArns });

/** Requests for jobs, notifications of what became of them, and a role for each who has to do with either. */
export const messaging = new MessagingSet("atx", {
    name: app,
    encryption: { alias: `${app}-messages` },
    topic: { sources: [{ service: SourceService.CloudWatchAlarms, name: `${app}-*` }] },
    queues: {
        requests: { subscribe: false, functionTimeoutSeconds },
        notifications: { sources: [{ service: SourceService.EventBridge, name: failedJobs }] },
    },
    roles: {
        submit: { access: Access.Producer, trust: functionOf("submit", false), queues: ["requests"] },
        dispatch: { access: Access.Consumer, trust: functionOf("dispatch", true), queues: ["requests"] },
        // A session of Batch is renewed in time, however long the job takes.
        job: { access: Access.Publisher, trust: { batchJob: {} } },
        desk: { access: Access.Consumer, trust: people, queues: ["notifications"] },
        operator: { access: Access.Operator, trust: people },
    },
    // Alarms about the queues do not end in the queues: they have a topic of their own.
    alarms: {
        notificationTopic: { enabled: true },
        trailLogGroupName: audit.logGroupName,
    },
});

nameQueues(messaging.allQueueArns);
nameTopics(messaging.allTopicArns);
