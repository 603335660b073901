import * as pulumi from "@pulumi/pulumi";
import { Access, MessagingAudit, MessagingSet, type TrustArgs } from "pulumi-secure-messaging";

import { app, operators } from "./settings";

/** The alarm on traffic that the network refused. */
export const rejectsAlarm = `${app}-network-rejects`;

// The trail watches the queues, and their alarms watch the trail: what was made later is made known later.
const [queueArns, nameQueues] = pulumi.deferredOutput<string[]>();
const [topicArns, nameTopics] = pulumi.deferredOutput<string[]>();

/** Who sends and who receives each message, who uses the key, and who changes any of it. */
export const audit = new MessagingAudit("audit", { queueArns, topicArns });

const people: TrustArgs = operators ? { ssoPermissionSet: { permissionSetName: operators } } : { ec2: {} };

/** The queue of the jobs, its dead-letter queue, their key, and a role for each who has to do with them. */
export const jobs = new MessagingSet("jobs", {
    topic: { enabled: false },
    encryption: { alias: `${app}-sqs-key` },
    queues: {
        main: {
            name: `${app}-jobs`,
            // The worker renews it while a job takes longer.
            visibilityTimeoutSeconds: 60,
            deadLetter: { maxReceiveCount: 5 },
        },
    },
    roles: {
        web: { access: Access.Producer, trust: { ecsTask: {} } },
        worker: { access: Access.Consumer, trust: { ecsTask: {} } },
        operator: { access: Access.Operator, trust: people },
        auditor: { access: Access.Auditor, trust: people },
    },
    alarms: {
        notificationTopic: { enabled: true, alarmNames: [rejectsAlarm] },
        trailLogGroupName: audit.logGroupName,
    },
});

nameQueues(jobs.allQueueArns);
nameTopics(jobs.allTopicArns);
