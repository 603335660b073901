import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { allow, arn, document, takenBy } from "../account";
import { dataKey } from "./keys";
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
