import * as aws from "@pulumi/aws";

import { logFlows, logGroup } from "../logs";
import { dataKey } from "./keys";
import { jobs, rejectsAlarm } from "./messaging";
import { vpc } from "./network";
import { app } from "./settings";

/** A log group of this program, and the statement that lets a role write to it. */
export const logOf = (name: string) => logGroup(name, { name: `/${app}/${name}`, kmsKeyId: dataKey.arn });

const flows = logOf("network");
logFlows("flow-logs", vpc, flows);

// A worker that is not itself any more knocks where it has no business: the network refuses it, and this is told.
const rejects = new aws.cloudwatch.LogMetricFilter("network-rejects", {
    logGroupName: flows.name,
    pattern:
        "[version, account, interface, source, destination, sourcePort, destinationPort, protocol, packets, bytes, " +
        'start, end, action = "REJECT", status]',
    metricTransformation: { namespace: app, name: "NetworkRejects", value: "1", unit: "Count" },
});
new aws.cloudwatch.MetricAlarm("network-rejects", {
    name: rejectsAlarm,
    alarmDescription:
        "The network refused more than it does on a quiet day: see who knocked, in the flow logs",
    namespace: rejects.metricTransformation.namespace,
    metricName: rejects.metricTransformation.name,
    statistic: "Sum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 100,
    period: 300,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: jobs.notificationTopicArn.apply((topic) => [topic!]),
});
