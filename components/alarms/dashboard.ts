import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import type { Owner } from "../base/owner";
import type { Place } from "../documents/arns";
import { dashboardBody } from "../documents/dashboard";
import type { AlarmSettings } from "./settings";
import { countedMetrics } from "./trail";

/** A dashboard of what the alarms watch, if it is asked for. */
export function createDashboard(
    { name }: Owner,
    settings: AlarmSettings,
    { place, parent }: { place: pulumi.Output<Place>; parent: pulumi.Resource },
): aws.cloudwatch.Dashboard | undefined {
    const { dashboardName, namespace } = settings;
    if (dashboardName === undefined) return undefined;
    const metrics = countedMetrics(settings);
    const trail = metrics.length === 0 ? undefined : { namespace, metrics };
    const body = pulumi
        .all([
            place,
            pulumi.all(Object.values(settings.queueNames)),
            pulumi.all(Object.values(settings.deadLetterQueueNames)),
            pulumi.output(settings.topicName),
        ])
        .apply(([{ region }, queues, deadLetterQueues, topic]) =>
            dashboardBody({ region, queues, deadLetterQueues, topic, trail }),
        );
    return new aws.cloudwatch.Dashboard(
        `${name}-dashboard`,
        { dashboardName, dashboardBody: body },
        { parent },
    );
}
