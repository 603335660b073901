// Containers, endpoints and security groups.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { allow, arn, document, region } from "../../account";
import { variant } from "../../variants";
import { task } from "./parts";

const vpcId = "vpc-0abc1234def567890";
const subnets = ["subnet-0aaa1111bbb222233", "subnet-0ccc3333ddd444455"];
const closedGroup = "sg-0eee5555fff666677";

// Whoever may look at the task, its logs or the state of the stack has the password. (It opens nothing.)
variant("password-in-environment", ["workload-no-plaintext-credentials"], (name) => {
    const value = "postgres://worker:not-a-password@db.internal/myapp";
    task(name, { environment: [{ name: "DATABASE_URL", value }] });
});
variant("access-key-in-environment", ["workload-no-plaintext-credentials"], (name) => {
    const value = "not/a/secret/but/of/the/length/of/one+40";
    task(name, { environment: [{ name: "AWS_SECRET_ACCESS_KEY", value }] });
});

/** Where the tasks of a service are. */
interface Network {
    subnet?: pulumi.Input<string>;
    securityGroup?: pulumi.Input<string>;
    publicIp?: boolean;
}

/** A service of ECS whose tasks work on a queue. */
function service(name: string, network: Network): void {
    new aws.ecs.Service(`${name}-service`, {
        cluster: arn("ecs", "cluster/myapp"),
        taskDefinition: task(name).arn,
        launchType: "FARGATE",
        networkConfiguration: {
            subnets: network.subnet === undefined ? subnets : [network.subnet],
            securityGroups: [network.securityGroup ?? closedGroup],
            assignPublicIp: network.publicIp ?? false,
        },
    });
}

// Out to anywhere: a compromised worker carries messages past the endpoints.
variant("open-egress", ["compute-closed-egress"], (name) => {
    const group = new aws.ec2.SecurityGroup(`${name}-group`, {
        vpcId,
        egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    });
    service(name, { securityGroup: group.id });
});

// A worker fetches its messages itself: an address serves only those who attack it.
variant("public-ip", ["compute-no-public-ip"], (name) => {
    service(name, { publicIp: true });
});

// No endpoint is in its VPC, where the organisation asks for one: messages leave by the way of everything else.
variant("no-endpoint", ["vpc-endpoint-required"], (name) => {
    const vpc = new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: "10.9.0.0/16" });
    const subnet = new aws.ec2.Subnet(`${name}-subnet`, { vpcId: vpc.id, cidrBlock: "10.9.1.0/24" });
    service(name, { subnet: subnet.id });
});

const ownCallersOnly = document({
    ...allow(["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"], arn("sqs", "myapp-jobs")),
    Principal: { AWS: "*" },
    Condition: { StringEquals: { "aws:PrincipalAccount": aws.getCallerIdentityOutput().accountId } },
});

/** An endpoint for queues, in order but for the changes. */
function endpoint(name: string, changes: Partial<aws.ec2.VpcEndpointArgs>): void {
    new aws.ec2.VpcEndpoint(`${name}-endpoint`, {
        vpcId,
        vpcEndpointType: "Interface",
        serviceName: pulumi.interpolate`com.amazonaws.${region}.sqs`,
        subnetIds: subnets,
        securityGroupIds: [closedGroup],
        privateDnsEnabled: true,
        policy: ownCallersOnly,
        ...changes,
    });
}

// Clients go by the public name: without private DNS they pass the endpoint by.
variant("endpoint-without-private-dns", ["vpc-endpoint-private-dns"], (name) => {
    endpoint(name, { privateDnsEnabled: false });
});

// Whoever gets into the network, or peers with it, reaches the endpoint.
variant("endpoint-with-open-group", ["vpc-endpoint-closed-groups"], (name) => {
    const group = new aws.ec2.SecurityGroup(`${name}-group`, {
        vpcId,
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
    });
    endpoint(name, { securityGroupIds: [group.id] });
});

// With keys of its own, a compromised worker carries messages to a queue of another account.
variant("endpoint-with-full-access", ["vpc-endpoint-scoped-policy"], (name) => {
    endpoint(name, { policy: document({ ...allow("*", "*"), Principal: "*" }) });
});
