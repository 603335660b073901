// Networks that a hurried engineer leaves open: each resource named below breaks the one rule above it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;

/** An endpoint for queues that lets through one role to one queue only. */
function endpointIn(name: string, vpcId: pulumi.Input<string>, group: pulumi.Input<string>) {
    const policy = pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: {
            Sid: "OrdersOnly",
            Effect: "Allow",
            Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:role/orders` },
            Action: "sqs:SendMessage",
            Resource: pulumi.interpolate`arn:aws:sqs:${region}:${account}:orders`,
        },
    });
    return new aws.ec2.VpcEndpoint(name, {
        vpcId,
        serviceName: pulumi.interpolate`com.amazonaws.${region}.sqs`,
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        subnetIds: ["subnet-0aaa1111bbb222233", "subnet-0ccc3333ddd444455"],
        securityGroupIds: [group],
        policy,
    });
}

const https = { protocol: "tcp", fromPort: 443, toPort: 443 };
const vpcId = "vpc-0abc1234def567890";

// vpc-endpoint-closed-groups: whoever gets into the network, or peers with it, reaches the endpoint.
const door = new aws.ec2.SecurityGroup("open-door", {
    vpcId,
    ingress: [{ ...https, cidrBlocks: ["0.0.0.0/0"] }],
});
endpointIn("unguarded", vpcId, door.id);

// vpc-flow-logs (advisory): nobody can tell afterwards who reached the endpoint.
const unwatched = new aws.ec2.Vpc("unwatched", {
    cidrBlock: "10.0.0.0/16",
    enableDnsSupport: true,
    enableDnsHostnames: true,
});
endpointIn("in-the-dark", unwatched.id, "sg-0eee5555fff666677");

/** Instances that poll a queue. */
function pollers(name: string, settings: aws.ec2.LaunchTemplateArgs) {
    const queueUrl = pulumi.interpolate`https://sqs.${region}.amazonaws.com/${account}/orders`;
    return new aws.ec2.LaunchTemplate(name, {
        imageId: "ami-0abc1234def567890",
        instanceType: "t4g.small",
        metadataOptions: { httpTokens: "required" },
        userData: queueUrl.apply((url) => Buffer.from(`#!/bin/sh\npoll ${url}\n`).toString("base64")),
        ...settings,
    });
}

// compute-closed-egress (advisory): a compromised worker carries messages anywhere.
const roaming = new aws.ec2.SecurityGroup("roaming", {
    vpcId,
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
pollers("roamers", { vpcSecurityGroupIds: [roaming.id] });

// compute-no-public-ip (advisory): a worker has nothing to offer to the public.
pollers("on-display", {
    networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: ["sg-0eee5555fff666677"] }],
});
