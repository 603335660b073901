import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { allow, arn, document, takenBy } from "../account";
import { dataKey } from "./keys";
import { jobs, rejectsAlarm } from "./messaging";
import { vpc } from "./network";
import { app, permissionsBoundary } from "./settings";

const write = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** A log group, and the statement that lets a role write to it. */
export function logGroup(name: string) {
    const group = new aws.cloudwatch.LogGroup(name, {
        name: `/${app}/${name}`,
        retentionInDays: 30,
        kmsKeyId: dataKey.arn,
    });
    const Resource = arn("logs", pulumi.interpolate`log-group:${group.name}:*`);
    return { name: group.name, mayWrite: allow(write, Resource) };
}

/** Who talked to whom in the network. */
const flows = logGroup("network");

const writer = new aws.iam.Role("flow-logs", {
    assumeRolePolicy: takenBy("vpc-flow-logs.amazonaws.com", arn("ec2", "vpc-flow-log/*")),
    ...(permissionsBoundary && { permissionsBoundary }),
});
const mayDescribe = allow(["logs:DescribeLogGroups", "logs:DescribeLogStreams"], "*");
const policy = new aws.iam.RolePolicy("flow-logs", {
    role: writer.name,
    policy: document(flows.mayWrite, mayDescribe),
});
new aws.ec2.FlowLog(
    "vpc",
    {
        vpcId: vpc.id,
        trafficType: "ALL",
        logDestination: arn("logs", pulumi.interpolate`log-group:${flows.name}`),
        iamRoleArn: writer.arn,
    },
    { dependsOn: [policy] },
);

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
