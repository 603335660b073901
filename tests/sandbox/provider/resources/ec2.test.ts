import assert from "node:assert/strict";

import { AuthorizeSecurityGroupIngressCommand, EC2Client } from "@aws-sdk/client-ec2";

import { changes, readResource, updateResource } from "../../../../sandbox/provider/deploy";
import type { Values } from "../../../../sandbox/provider/values";
import { type Living, liveThrough, make } from "../../../support/resource-life";

const vpcType = "aws:ec2/vpc:Vpc";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const makeVpc = () => make(vpcType, { cidrBlock: "10.20.0.0/16" });
const makeSubnet = (vpc: Living, cidrBlock: string) =>
    make("aws:ec2/subnet:Subnet", { vpcId: vpc.state.id, cidrBlock });
const makeGroup = (vpc: Living, inputs: Values = {}, name = "need") =>
    make(groupType, { vpcId: vpc.state.id, ...inputs }, name);

async function clear(...made: Living[]): Promise<void> {
    for (const one of made) await one.delete();
}

const https = { protocol: "tcp", fromPort: 443, toPort: 443 };

const policy = (action: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: action, Resource: "*" }],
    });

describe("the stand-in's EC2", function () {
    this.timeout(60_000);

    it("has VPCs", async () => {
        await liveThrough({
            type: vpcType,
            inputs: { cidrBlock: "10.1.0.0/16", enableDnsHostnames: true, tags: { team: "orders" } },
            later: { enableDnsHostnames: false, enableDnsSupport: false, tags: { stage: "test" } },
            replacing: { cidrBlock: "10.2.0.0/16" },
        });
    });

    it("tells what AWS makes with each VPC", async () => {
        const vpc = await makeVpc();
        const { properties } = vpc.state;
        assert.match(String(properties["defaultSecurityGroupId"]), /^sg-/);
        assert.match(String(properties["defaultNetworkAclId"]), /^acl-/);
        assert.match(String(properties["mainRouteTableId"]), /^rtb-/);
        await vpc.delete();
    });

    it("has subnets", async () => {
        const vpc = await makeVpc();
        await liveThrough({
            type: "aws:ec2/subnet:Subnet",
            inputs: { vpcId: vpc.state.id, cidrBlock: "10.20.1.0/24", tags: { team: "orders" } },
            later: { mapPublicIpOnLaunch: true, tags: { stage: "test" } },
            replacing: { cidrBlock: "10.20.2.0/24", availabilityZone: "us-east-1c" },
        });
        await vpc.delete();
    });

    it("has route tables, and associations that follow another one", async () => {
        const vpc = await makeVpc();
        const [subnet, other] = [
            await makeSubnet(vpc, "10.20.1.0/24"),
            await make("aws:ec2/routeTable:RouteTable", { vpcId: vpc.state.id }),
        ];
        await liveThrough({
            type: "aws:ec2/routeTable:RouteTable",
            inputs: {
                vpcId: vpc.state.id,
                routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-0123456789abcdef0" }],
                tags: { team: "orders" },
            },
            later: { routes: [{ cidrBlock: "10.0.0.0/8", gatewayId: "igw-0123456789abcdef0" }], tags: {} },
            replacing: { vpcId: "vpc-0123456789abcdef0" },
        });
        const table = await make("aws:ec2/routeTable:RouteTable", { vpcId: vpc.state.id });
        await liveThrough({
            type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
            inputs: { subnetId: subnet.state.id, routeTableId: table.state.id },
            later: { routeTableId: other.state.id },
            replacing: { subnetId: "subnet-0123456789abcdef0" },
        });
        const type = "aws:ec2/routeTableAssociation:RouteTableAssociation";
        const inputs = { subnetId: subnet.state.id, routeTableId: table.state.id };
        const association = await make(type, inputs);
        const id = `${subnet.state.id}/${table.state.id}`;
        const imported = await readResource(association.target, { id, properties: {} }, undefined);
        assert.deepEqual(changes(type, imported!.inputs, association.inputs).changed, []);
        await clear(association, table, other, subnet, vpc);
    });

    it("has security groups with rules of their own", async () => {
        const vpc = await makeVpc();
        const client = await makeGroup(vpc, {}, "client");
        await liveThrough({
            type: groupType,
            inputs: {
                vpcId: vpc.state.id,
                ingress: [
                    { ...https, securityGroups: [client.state.id], description: "Clients" },
                    { ...https, protocol: "tcp", cidrBlocks: ["10.20.0.0/16"], self: true },
                ],
                egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/8"] }],
                tags: { team: "orders" },
            },
            later: {
                ingress: [{ ...https, cidrBlocks: ["10.20.1.0/24", "10.20.2.0/24"] }],
                egress: [],
                tags: { stage: "test" },
            },
            replacing: { name: "another", description: "Others" },
        });
        await clear(client, vpc);
    });

    it("takes from a security group what AWS lets it reach by itself", async () => {
        const vpc = await makeVpc();
        const group = await makeGroup(vpc);
        assert.deepEqual(group.state.properties["egress"], []);
        await clear(group, vpc);
    });

    it("sees a rule that was added to a security group by hand", async () => {
        const vpc = await makeVpc();
        const group = await makeGroup(vpc, { ingress: [{ ...https, cidrBlocks: ["10.20.0.0/16"] }] });
        await group.target.aws.client(EC2Client).send(
            new AuthorizeSecurityGroupIngressCommand({
                GroupId: group.state.id,
                IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
            }),
        );
        const read = await readResource(group.target, group.state, group.inputs);
        assert.deepEqual(changes(groupType, read!.inputs, group.inputs).changed, ["ingress"]);
        await clear(group, vpc);
    });

    it("has launch templates, whose versions follow one another", async () => {
        const vpc = await makeVpc();
        const group = await makeGroup(vpc);
        const type = "aws:ec2/launchTemplate:LaunchTemplate";
        await liveThrough({
            type,
            inputs: {
                imageId: "ami-0123456789abcdef0",
                instanceType: "t4g.small",
                description: "Workers",
                metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
                iamInstanceProfile: { name: "worker" },
                blockDeviceMappings: [
                    { deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeSize: 8, iops: 3000 } },
                ],
                networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [group.state.id] }],
                tagSpecifications: [{ resourceType: "instance", tags: { team: "orders" } }],
                userData: Buffer.from("#!/bin/sh\n").toString("base64"),
                updateDefaultVersion: true,
                tags: { team: "orders" },
            },
            later: {
                instanceType: "t4g.large",
                networkInterfaces: [],
                vpcSecurityGroupIds: [group.state.id],
                description: "Large workers",
                monitoring: { enabled: true },
                tags: { stage: "test" },
            },
            replacing: { name: "another" },
            unreadable: ["updateDefaultVersion"],
        });
        const template = await make(type, { imageId: "ami-0123456789abcdef0" });
        const news = { ...template.inputs, imageId: "ami-0123456789abcdef1" };
        const { properties } = await updateResource(template.target, template.state, news);
        assert.deepEqual([properties["latestVersion"], properties["defaultVersion"]], [2, 1]);
        await clear(template, group, vpc);
    });

    it("refuses what it would lose of a launch template", async () => {
        const type = "aws:ec2/launchTemplate:LaunchTemplate";
        await assert.rejects(
            make(type, { placement: { tenancy: "dedicated" } }),
            /does not deploy.* placement/,
        );
        const ebs = { kmsKeyId: "alias/disks" };
        const blockDeviceMappings = [{ deviceName: "/dev/xvda", ebs }];
        await assert.rejects(make(type, { blockDeviceMappings }), /does not deploy.* kmsKeyId/);
    });

    it("has flow logs", async () => {
        const vpc = await makeVpc();
        const group = await make("aws:cloudwatch/logGroup:LogGroup", {});
        const type = "aws:ec2/flowLog:FlowLog";
        await liveThrough({
            type,
            inputs: {
                vpcId: vpc.state.id,
                trafficType: "REJECT",
                logDestination: group.state.properties["arn"]!,
                iamRoleArn: "arn:aws:iam::111122223333:role/flow-logs",
                maxAggregationInterval: 60,
                tags: { team: "orders" },
            },
            later: { tags: { stage: "test" } },
            replacing: { trafficType: "ALL", maxAggregationInterval: 600 },
        });
        await liveThrough({
            type,
            inputs: {
                vpcId: vpc.state.id,
                trafficType: "ALL",
                logDestinationType: "s3",
                logDestination: "arn:aws:s3:::flow-logs",
                logFormat: "${srcaddr} ${dstaddr}",
                destinationOptions: { fileFormat: "parquet", hiveCompatiblePartitions: false },
            },
            later: { tags: { stage: "test" } },
            unreadable: ["destinationOptions"],
        });
        await clear(group, vpc);
    });

    it("has interface endpoints", async () => {
        const vpc = await makeVpc();
        const [one, two] = [await makeSubnet(vpc, "10.20.1.0/24"), await makeSubnet(vpc, "10.20.2.0/24")];
        const [group, other] = [await makeGroup(vpc), await makeGroup(vpc, {}, "other")];
        await liveThrough({
            type: "aws:ec2/vpcEndpoint:VpcEndpoint",
            inputs: {
                vpcId: vpc.state.id,
                serviceName: "com.amazonaws.us-east-1.sqs",
                vpcEndpointType: "Interface",
                privateDnsEnabled: true,
                subnetIds: [one.state.id],
                securityGroupIds: [group.state.id],
                policy: policy("sqs:SendMessage"),
                tags: { team: "orders" },
            },
            later: {
                subnetIds: [one.state.id, two.state.id],
                securityGroupIds: [other.state.id],
                policy: policy("sqs:ReceiveMessage"),
                privateDnsEnabled: false,
                tags: { stage: "test" },
            },
            replacing: { serviceName: "com.amazonaws.us-east-1.sns" },
        });
        await clear(group, other, one, two, vpc);
    });

    it("has gateway endpoints, and tells where they lead", async () => {
        const vpc = await makeVpc();
        const table = await make("aws:ec2/routeTable:RouteTable", { vpcId: vpc.state.id });
        const inputs = { vpcId: vpc.state.id, serviceName: "com.amazonaws.us-east-1.s3" };
        const type = "aws:ec2/vpcEndpoint:VpcEndpoint";
        await liveThrough({
            type,
            inputs: { ...inputs, policy: policy("s3:GetObject") },
            later: { policy: policy("s3:PutObject"), routeTableIds: [table.state.id] },
        });
        const endpoint = await make(type, { ...inputs, routeTableIds: [table.state.id] });
        assert.match(String(endpoint.state.properties["prefixListId"]), /^pl-/);
        const read = await readResource(table.target, table.state, table.inputs);
        assert.deepEqual(changes(table.target.type, read!.inputs, table.inputs).changed, []);
        await clear(endpoint, table, vpc);
    });
});
