import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EndpointService, MessagingEndpoints, WorkerSecurityGroup } from "pulumi-secure-messaging";

import { events } from "./events";
import { tags } from "./tags";

const { accountId } = aws.getCallerIdentityOutput();
const { partition } = aws.getPartitionOutput();
const { region } = aws.getRegionOutput();

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
    assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: {
                    StringEquals: { "aws:SourceAccount": accountId },
                    ArnLike: {
                        "aws:SourceArn": pulumi.interpolate`arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*`,
                    },
                },
            },
        ],
    },
    tags,
});
const flowPolicy = new aws.iam.RolePolicy("pettracker-flow", {
    role: flowRole.name,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                Resource: pulumi.interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${flowLogs.name}:*`,
            },
        ],
    }),
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
    services: [EndpointService.Sqs, EndpointService.Sns, EndpointService.Kms],
    topicArns: [events.topicArn.apply((arn) => arn!)],
    queueArns: events.queueArns.apply((arns) => Object.values(arns)),
    tags,
});

/** The table of the notifications is reached by a route, which costs nothing. */
const dynamodb = new aws.ec2.VpcEndpoint("pettracker-dynamodb", {
    vpcId: vpc.id,
    vpcEndpointType: "Gateway",
    serviceName: pulumi.interpolate`com.amazonaws.${region}.dynamodb`,
    routeTableIds: [routes.id],
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "OwnTables",
                Effect: "Allow",
                Principal: "*",
                Action: "dynamodb:*",
                Resource: "*",
                Condition: {
                    StringEquals: {
                        "aws:PrincipalAccount": accountId,
                        "aws:ResourceAccount": accountId,
                    },
                },
            },
        ],
    }),
    tags,
});

/** What runs in the network: out to the endpoints, and in from nobody. */
export const workers = new WorkerSecurityGroup("pettracker-workers", {
    vpcId: vpc.id,
    endpointSecurityGroupId: endpoints.securityGroupId,
    targets: { dynamodb: { prefixListId: dynamodb.prefixListId, port: 443 } },
    tags,
});
