import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { allow, arn, document, takenBy } from "../account";
import { dataKey } from "./keys";
import { vpc } from "./network";
import { app, bounded } from "./settings";

/** A log group, and the statement that lets a role write to it. */
function logGroup(name: string, path: string) {
    const group = new aws.cloudwatch.LogGroup(name, {
        name: path,
        retentionInDays: 30,
        kmsKeyId: dataKey.arn,
    });
    const Resource = arn("logs", pulumi.interpolate`log-group:${group.name}`);
    const mayWrite = allow(["logs:CreateLogStream", "logs:PutLogEvents"], pulumi.interpolate`${Resource}:*`);
    return { group, arn: Resource, mayWrite };
}

const functionLog = (name: string) => logGroup(name, `/aws/lambda/${app}-${name}`);

export const logs = {
    jobs: logGroup("jobs", `/${app}/jobs`),
    calls: logGroup("calls", `/${app}/calls`),
    submit: functionLog("submit"),
    dispatch: functionLog("dispatch"),
    watch: functionLog("watch"),
};

/** Who talked to whom in the network. */
const flows = logGroup("network", `/${app}/network`);
const writer = new aws.iam.Role("flow-logs", {
    assumeRolePolicy: takenBy("vpc-flow-logs.amazonaws.com", arn("ec2", "vpc-flow-log/*")),
    ...bounded,
});
const policy = new aws.iam.RolePolicy("flow-logs", {
    role: writer.name,
    policy: document(flows.mayWrite, allow(["logs:DescribeLogGroups", "logs:DescribeLogStreams"], "*")),
});
new aws.ec2.FlowLog(
    "vpc",
    { vpcId: vpc.id, trafficType: "ALL", logDestination: flows.arn, iamRoleArn: writer.arn },
    { dependsOn: [policy] },
);
