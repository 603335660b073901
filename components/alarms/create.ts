import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import type { Owner } from "../base/owner";
import { topicArn, type Place } from "../documents/arns";
import { createNotificationTopic } from "./notifications";
import type { AlarmInputs } from "./plans";
import type { AlarmSettings } from "./settings";

interface AlarmContext {
    plans: readonly [string, AlarmInputs][];
    place: pulumi.Output<Place>;
    parent: pulumi.Resource;
}

/** The alarms, and the topic that they publish to if it is asked for. */
export function createAlarms(owner: Owner, settings: AlarmSettings, { plans, place, parent }: AlarmContext) {
    // The policies of the topic name the alarms, and the alarms name the topic.
    const [names, nameAlarms] = pulumi.deferredOutput<Record<string, string>>();
    const { actionArns, okActionArns, tags } = settings;
    const nameOf = ([key]: (typeof plans)[number]) => names.apply((known) => known[key]!);
    const { enabled, others } = settings.notificationTopic;
    const topic = enabled
        ? createNotificationTopic(owner, [...plans.map(nameOf), ...others], { tags, parent })
        : undefined;
    const alarmActions = topic
        ? pulumi
              .all([actionArns, place, topic.topicName])
              .apply(([given, known, physical]) => [...given, topicArn(known, physical)])
        : actionArns;
    const alarms = plans.map(([key, watches]) => {
        const inputs = { ...watches, alarmActions, okActions: okActionArns, tags };
        const alarm = new aws.cloudwatch.MetricAlarm(`${owner.name}-${key}-alarm`, inputs, { parent });
        return [key, alarm.name] as const;
    });
    nameAlarms(pulumi.output(Object.fromEntries(alarms)));
    return { alarmNames: names, topicArn: topic?.topicArn };
}
