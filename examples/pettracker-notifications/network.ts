import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EndpointService, MessagingEndpoints, WorkerSecurityGroup } from "pulumi-secure-messaging";

import { allow, arn, document, takenBy } from "../account";
import { events } from "./events";
import { tags } from "./tags";

const vpc = new aws.ec2.Vpc("pettracker", {
    cidrBlock: "10.20.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags,
});

// No gateway to the internet, and none for NAT: what has no endpoint is out of reach.
const routes = new aws.ec2.RouteTable("pettracker", { vpcId: vpc.id, tags });
const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;
export const subnetIds = ["a", "b"].map((name, index) => {
    const subnet = new aws.ec2.Subnet(`pettracker-${name}`, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${index}.0/24`,
        availabilityZone: zones.apply((all) => all[index]!),
        tags,
    });
    new aws.ec2.RouteTableAssociation(`pettracker-${name}`, { subnetId: subnet.id, routeTableId: routes.id });
    return subnet.id;
});

const flowLogs = new aws.cloudwatch.LogGroup("pettracker-flow", { retentionInDays: 90, tags });
const flowRole = new aws.iam.Role("pettracker-flow", {
    description: "Writes who talked to whom in the network",
    assumeRolePolicy: takenBy("vpc-flow-logs.amazonaws.com", arn("ec2", "vpc-flow-log/*")),
    tags,
});
const flowPolicy = new aws.iam.RolePolicy("pettracker-flow", {
    role: flowRole.name,
    policy: document(
        allow(
            ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            arn("logs", pulumi.interpolate`log-group:${flowLogs.name}:*`),
        ),
    ),
});
new aws.ec2.FlowLog(
    "pettracker",
    {
        vpcId: vpc.id,
        trafficType: "ALL",
        logDestination: flowLogs.arn,
        iamRoleArn: flowRole.arn,
        tags,
    },
    { dependsOn: flowPolicy },
);

const endpoints = new MessagingEndpoints("pettracker", {
    vpcId: vpc.id,
    subnetIds,
    // KMS is for the health data, which the functions seal and open themselves.
    // The table of the notifications is reached by a route, which costs nothing.
    services: [EndpointService.Sqs, EndpointService.Sns, EndpointService.Kms, EndpointService.DynamoDb],
    routeTableIds: [routes.id],
    topicArns: [events.topic().topicArn],
    queueArns: events.queueArns.apply((arns) => Object.values(arns)),
    tags,
});

/** What runs in the network: out to the endpoints, and in from nobody. */
export const workers = new WorkerSecurityGroup("pettracker-workers", {
    vpcId: vpc.id,
    endpointSecurityGroupId: endpoints.securityGroupId,
    targets: { table: { prefixListId: endpoints.prefixListIds.apply((ids) => ids["dynamodb"]!), port: 443 } },
    tags,
});
