import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { dataKey } from "./keys";
import { vpc } from "./network";
import { account, app, arn, document, permissionsBoundary } from "./settings";

const write = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** A log group, and the statement that lets a role write to it. */
export function logGroup(name: string) {
    const group = new aws.cloudwatch.LogGroup(name, {
        name: `/${app}/${name}`,
        retentionInDays: 30,
        kmsKeyId: dataKey.arn,
    });
    const Resource = arn("logs", pulumi.interpolate`log-group:${group.name}:*`);
    return { name: group.name, mayWrite: { Effect: "Allow", Action: write, Resource } };
}

/** Who talked to whom in the network. */
const flows = logGroup("network");

const writer = new aws.iam.Role("flow-logs", {
    assumeRolePolicy: document({
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": arn("ec2", "vpc-flow-log/*") },
        },
    }),
    ...(permissionsBoundary && { permissionsBoundary }),
});
const mayDescribe = {
    Effect: "Allow",
    Action: ["logs:DescribeLogGroups", "logs:DescribeLogStreams"],
    Resource: "*",
};
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
