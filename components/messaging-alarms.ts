import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import type { MessagingAlarmsArgs } from "./alarms/args";
import { createAlarms } from "./alarms/create";
import { createDashboard } from "./alarms/dashboard";
import { plannedAlarms } from "./alarms/plans";
import { checkedSettings, shown } from "./alarms/settings";
import { alarmsShape } from "./alarms/shapes";
import { createTrailFilters } from "./alarms/trail";
import { ownOutputs, token } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";

/**
 * Alarms about messages that fail, wait too long or get lost, and with the log group of a trail about denied calls,
 * changed policies and endangered keys. They call nobody by themselves: name who is to be called, or ask for a
 * notification topic and subscribe to it. A topic encrypted with a key that does not admit CloudWatch calls nobody
 * either.
 *
 *     <name>-<key>-alarm                          messages in a dead-letter queue
 *     <name>-<key>-age-alarm                      the oldest message of a queue
 *     <name>-<key>-volume-alarm                   unusual numbers of messages in a queue
 *     <name>-delivery-failure-alarm               messages that the topic could not deliver
 *     <name>-delivery-loss-alarm                  messages that the topic lost by it
 *     <name>-denied-calls-alarm                   denied calls in the trail
 *     <name>-access-changes-alarm                 changed policies in the trail
 *     <name>-key-dangers-alarm                    endangered keys in the trail
 *     <name>-<key>-queue-denied-calls-filter      what counts them for a queue, and so on for the others
 *     <name>-notifications                        MessagingKey and EncryptedTopic of the notification topic
 *     <name>-dashboard                            the dashboard
 */
export class MessagingAlarms extends pulumi.ComponentResource {
    /** Names of all alarms, known at preview: those of dead-letter queues by the key of their queue, others by what their names have between that of the component and "alarm". */
    public readonly alarmNames: pulumi.Output<{ [key: string]: string }>;
    /** Names of the alarms of the dead-letter queues by the key of their queue, known at preview. */
    public readonly deadLetterAlarmNames: pulumi.Output<{ [key: string]: string }>;
    /** ARN of the notification topic, known at preview. Nothing if there is none. */
    public readonly notificationTopicArn: pulumi.Output<string | undefined>;
    /** Name of the dashboard, known at preview. Nothing if there is none. */
    public readonly dashboardName: pulumi.Output<string | undefined>;

    constructor(name: string, args: MessagingAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingAlarms", name };
        const settings = checkedSettings(owner, shaped(owner, args, alarmsShape));
        const plans = plannedAlarms(owner, settings);
        super(token(owner.kind), name, shown(settings), withFormerNames(owner, opts));

        const context = { place: placeOf(this, opts), parent: this };
        const { alarmNames, topicArn } = createAlarms(owner, settings, { plans, ...context });
        createTrailFilters(owner, settings, context);
        const dashboard = createDashboard(owner, settings, context);

        const deadLetterKeys = Object.keys(settings.deadLetterQueueNames);
        this.alarmNames = alarmNames;
        this.deadLetterAlarmNames = alarmNames.apply((names) =>
            Object.fromEntries(deadLetterKeys.map((key) => [key, names[key]!])),
        );
        this.notificationTopicArn = pulumi.output(topicArn);
        this.dashboardName = pulumi.output(dashboard?.dashboardName);
        this.registerOutputs(ownOutputs(this));
    }
}
