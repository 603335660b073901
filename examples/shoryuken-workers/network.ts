import * as aws from "@pulumi/aws";
import { EndpointService, MessagingEndpoints, WorkerSecurityGroup } from "pulumi-secure-messaging";

import { jobs } from "./messaging";
import { app } from "./settings";

const range = "10.40.0.0/16";

/** A network without a way to the internet: no gateway, no NAT, no public address. */
export const vpc = new aws.ec2.Vpc("vpc", {
    cidrBlock: range,
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: app },
});

const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;
const routes = new aws.ec2.RouteTable("private", { vpcId: vpc.id });

/** Two private subnets, in two zones. */
export const subnetIds = [0, 1].map((index) => {
    const subnet = new aws.ec2.Subnet(`private-${index}`, {
        vpcId: vpc.id,
        cidrBlock: `10.40.${index}.0/24`,
        availabilityZone: zones.apply((names) => names[index]!),
    });
    const ids = { subnetId: subnet.id, routeTableId: routes.id };
    new aws.ec2.RouteTableAssociation(`private-${index}`, ids);
    return subnet.id;
});

const endpoints = new MessagingEndpoints("private", {
    vpcId: vpc.id,
    subnetIds,
    // Of the queue, of what starts a task, and of the keys that the application itself uses.
    services: [
        EndpointService.Sqs,
        EndpointService.Kms,
        EndpointService.Logs,
        EndpointService.SecretsManager,
        EndpointService.EcrApi,
        EndpointService.EcrDkr,
        EndpointService.S3,
    ],
    routeTableIds: [routes.id],
    // The operator reads dead letters from elsewhere: nobody in here has to reach them.
    queueArns: jobs.queueArns.apply(Object.values<string>),
});

// ECR hands out the layers of an image from S3.
const images = { prefixListId: endpoints.prefixListIds.apply((ids) => ids["s3"]!), port: 443 };
const postgres = 5432;

/** The security group for the database to be in: it lets in the workers. */
export const databaseGroup = new aws.ec2.SecurityGroup("database", {
    vpcId: vpc.id,
    description: "Database of the workers",
    egress: [],
});

export const workerGroup = new WorkerSecurityGroup("worker", {
    vpcId: vpc.id,
    endpointSecurityGroupId: endpoints.securityGroupId,
    targets: { images, database: { securityGroupId: databaseGroup.id, port: postgres } },
});

export const webGroup = new WorkerSecurityGroup("web", {
    vpcId: vpc.id,
    endpointSecurityGroupId: endpoints.securityGroupId,
    targets: { images },
    clients: { "load-balancers": { cidrBlock: range, port: 8080 } },
});

new aws.vpc.SecurityGroupIngressRule("database-workers", {
    securityGroupId: databaseGroup.id,
    referencedSecurityGroupId: workerGroup.securityGroupId,
    description: "Workers",
    ipProtocol: "tcp",
    fromPort: postgres,
    toPort: postgres,
});
