// Log groups, and the log of who talked to whom in a network.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { allow, arn, bounded, document, takenBy } from "./account";

/** A log group, and the statement that lets a role write to it. A preview knows the ARN by the name. */
export function logGroup(name: string, args: aws.cloudwatch.LogGroupArgs) {
    const group = new aws.cloudwatch.LogGroup(name, { retentionInDays: 30, ...args });
    const own = arn("logs", pulumi.interpolate`log-group:${group.name}`);
    const mayWrite = allow(["logs:CreateLogStream", "logs:PutLogEvents"], pulumi.interpolate`${own}:*`);
    return { group, name: group.name, arn: own, mayWrite };
}

/** Writes who talked to whom in a network into a log group. */
export function logFlows(
    name: string,
    vpc: aws.ec2.Vpc,
    log: ReturnType<typeof logGroup>,
    tags?: Record<string, string>,
): void {
    const writer = new aws.iam.Role(name, {
        description: "Writes who talked to whom in the network",
        assumeRolePolicy: takenBy("vpc-flow-logs.amazonaws.com", arn("ec2", "vpc-flow-log/*")),
        ...bounded,
        tags,
    });
    const mayDescribe = allow(["logs:DescribeLogGroups", "logs:DescribeLogStreams"], "*");
    const policy = new aws.iam.RolePolicy(name, {
        role: writer.name,
        policy: document(log.mayWrite, mayDescribe),
    });
    new aws.ec2.FlowLog(
        name,
        { vpcId: vpc.id, trafficType: "ALL", logDestination: log.arn, iamRoleArn: writer.arn, tags },
        { dependsOn: policy },
    );
}
