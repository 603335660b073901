import * as aws from "@pulumi/aws";
import { EndpointService, MessagingEndpoints, WorkerSecurityGroup } from "pulumi-secure-messaging";

import { messaging } from "./messaging";
import { app } from "./settings";

const anywhere = "0.0.0.0/0";

export const vpc = new aws.ec2.Vpc("vpc", {
    cidrBlock: "10.50.0.0/16",
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: app },
});
const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;
const subnet = (name: string, zone: number, cidrBlock: string) =>
    new aws.ec2.Subnet(name, {
        vpcId: vpc.id,
        cidrBlock,
        availabilityZone: zones.apply((names) => names[zone]!),
    });
const routed = (name: string, subnetId: aws.ec2.Subnet, table: aws.ec2.RouteTable) =>
    new aws.ec2.RouteTableAssociation(name, { subnetId: subnetId.id, routeTableId: table.id });

// The service that transforms code is on the internet, so jobs go out: by a gateway that lets nobody in.
const internet = new aws.ec2.InternetGateway("internet", { vpcId: vpc.id });
const publicSubnet = subnet("public", 0, "10.50.100.0/24");
const publicRoutes = new aws.ec2.RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: anywhere, gatewayId: internet.id }],
});
routed("public", publicSubnet, publicRoutes);
const address = new aws.ec2.Eip("nat", { domain: "vpc" });
const nat = new aws.ec2.NatGateway(
    "nat",
    { subnetId: publicSubnet.id, allocationId: address.id },
    { dependsOn: [internet] },
);
const privateRoutes = new aws.ec2.RouteTable("private", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: anywhere, natGatewayId: nat.id }],
});

/** Two private subnets, in two zones. */
const privateSubnets = [0, 1].map((zone) => subnet(`private-${zone}`, zone, `10.50.${zone}.0/24`));
privateSubnets.forEach((one, zone) => routed(`private-${zone}`, one, privateRoutes));
export const subnetIds = privateSubnets.map(({ id }) => id);

// What AWS has endpoints for does not leave its network, and reaches this account's resources alone.
const endpoints = new MessagingEndpoints("private", {
    vpcId: vpc.id,
    subnetIds,
    services: [
        EndpointService.Sns,
        EndpointService.Logs,
        EndpointService.SecretsManager,
        EndpointService.EcrApi,
        EndpointService.EcrDkr,
        EndpointService.S3,
    ],
    routeTableIds: [privateRoutes.id],
    topicArns: [messaging.topic().topicArn],
});

const files = { prefixListId: endpoints.prefixListIds.apply((ids) => ids["s3"]!), port: 443 };

/** The security group of the jobs: out by HTTPS, in for nobody. */
export const { securityGroupId } = new WorkerSecurityGroup("job", {
    vpcId: vpc.id,
    endpointSecurityGroupId: endpoints.securityGroupId,
    targets: { files },
});
new aws.vpc.SecurityGroupEgressRule("job-internet", {
    securityGroupId,
    description: "The service that transforms code, and private repositories",
    cidrIpv4: anywhere,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
});
