import * as aws from "@pulumi/aws";
import { EndpointService, MessagingEndpoints, WorkerSecurityGroup } from "pulumi-secure-messaging";

import { logFlows, logGroup } from "../logs";
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

logFlows("pettracker-flow", vpc, logGroup("pettracker-flow", { retentionInDays: 90, tags }), tags);

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
