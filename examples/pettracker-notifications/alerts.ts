import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access, MessagingSet, SourceService } from "pulumi-secure-messaging";

import { watched } from "./audit";
import { people } from "./people";
import { tags } from "./tags";

const rule = new aws.cloudwatch.EventRule("pettracker-system", {
    description: "What PetTracker tells of itself, such as a collar service that is down",
    eventPattern: JSON.stringify({ source: ["pettracker.system"] }),
    tags,
});

/** What those on call hear of: events of the system, and every alarm of this stack. */
export const alerts = new MessagingSet("pettracker-alerts", {
    topic: { sources: [{ service: SourceService.CloudWatchAlarms, name: "pettracker-*" }] },
    queues: {
        // To the queue and not to the topic: EventBridge tells a topic nothing of the rule for which it publishes, so
        // that the topic would have to let in the rules of every customer.
        oncall: { sources: [{ service: SourceService.EventBridge, name: rule.name }] },
    },
    roles: { oncall: { access: Access.Consumer, trust: { ecsTask: {} } }, ...people },
    // An alarm about this topic cannot be told by it.
    alarms: { ...watched, notificationTopic: { enabled: true } },
    tags,
});

/** Whom the alarms of the other sets tell. */
export const toOnCall = { actionArns: [alerts.topic().topicArn] };

const target = new aws.cloudwatch.EventTarget(
    "pettracker-system",
    { rule: rule.name, arn: alerts.queue("oncall").queueArn },
    // The policies of queue and key let the rule in.
    { dependsOn: alerts },
);

// A queue cannot tell that nothing gets into it.
new aws.cloudwatch.MetricAlarm(
    "pettracker-system-failed",
    {
        alarmDescription: pulumi.interpolate`The rule ${rule.name} cannot send: see the policies of the queue and of its key`,
        namespace: "AWS/Events",
        metricName: "FailedInvocations",
        dimensions: { RuleName: rule.name },
        statistic: "Sum",
        period: 300,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        treatMissingData: "notBreaching",
        alarmActions: toOnCall.actionArns,
        tags,
    },
    { dependsOn: target },
);
