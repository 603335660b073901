import { deepStrictEqual, rejects, strictEqual } from "node:assert";

import {
    CreateSecurityGroupCommand,
    CreateSubnetCommand,
    CreateVpcCommand,
    CreateVpcEndpointCommand,
    DeleteVpcEndpointsCommand,
    DescribeNetworkInterfacesCommand,
    DescribeVpcEndpointsCommand,
    ModifyVpcEndpointCommand,
    type VpcEndpoint,
} from "@aws-sdk/client-ec2";

import { type Account, allow, document, region, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

describe("the backend: interface endpoints", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    const policy = (Action: string) => document(allow(Action, "*", { Principal: "*" }));

    async function network() {
        const { ec2 } = account.root;
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.7.0.0/16" }));
        const VpcId = Vpc!.VpcId!;
        const subnet = async (number: number) => {
            const command = new CreateSubnetCommand({ VpcId, CidrBlock: `10.7.${number}.0/24` });
            return (await ec2.send(command)).Subnet!.SubnetId!;
        };
        const group = async () => {
            const command = new CreateSecurityGroupCommand({
                VpcId,
                GroupName: uniqueName("group"),
                Description: "test",
            });
            return (await ec2.send(command)).GroupId!;
        };
        return { VpcId, subnets: [await subnet(1), await subnet(2)], groups: [await group(), await group()] };
    }

    async function described(id: string): Promise<VpcEndpoint> {
        const command = new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] });
        return (await account.root.ec2.send(command)).VpcEndpoints![0]!;
    }

    it("keep what they were made with, and what is changed", async () => {
        const { VpcId, subnets, groups } = await network();
        const made = await account.root.ec2.send(
            new CreateVpcEndpointCommand({
                VpcId,
                ServiceName: `com.amazonaws.${region}.sqs`,
                VpcEndpointType: "Interface",
                SubnetIds: subnets,
                SecurityGroupIds: [groups[0]!],
                PolicyDocument: policy("sqs:*"),
                PrivateDnsEnabled: true,
            }),
        );
        const id = made.VpcEndpoint!.VpcEndpointId!;
        const before = await described(id);
        strictEqual(before.PolicyDocument, policy("sqs:*"));
        strictEqual(before.PrivateDnsEnabled, true);
        deepStrictEqual(before.SubnetIds, subnets);
        deepStrictEqual(
            before.Groups?.map(({ GroupId }) => GroupId),
            [groups[0]],
        );
        strictEqual(before.DnsEntries?.[0]?.DnsName, `${id}.sqs.${region}.vpce.amazonaws.com`);
        strictEqual(before.NetworkInterfaceIds?.length, 2);

        await account.root.ec2.send(
            new ModifyVpcEndpointCommand({
                VpcEndpointId: id,
                PolicyDocument: policy("sqs:SendMessage"),
                PrivateDnsEnabled: false,
                AddSecurityGroupIds: [groups[1]!],
                RemoveSecurityGroupIds: [groups[0]!],
                RemoveSubnetIds: [subnets[1]!],
            }),
        );
        const after = await described(id);
        strictEqual(after.PolicyDocument, policy("sqs:SendMessage"));
        strictEqual(after.PrivateDnsEnabled, false);
        deepStrictEqual(
            after.Groups?.map(({ GroupId }) => GroupId),
            [groups[1]],
        );
        strictEqual(after.NetworkInterfaceIds?.length, 1);
    });

    it("are gone with their network interfaces", async () => {
        const { VpcId, subnets } = await network();
        const made = await account.root.ec2.send(
            new CreateVpcEndpointCommand({
                VpcId,
                ServiceName: `com.amazonaws.${region}.kms`,
                VpcEndpointType: "Interface",
                SubnetIds: subnets,
            }),
        );
        const id = made.VpcEndpoint!.VpcEndpointId!;
        const NetworkInterfaceIds = (await described(id)).NetworkInterfaceIds!;
        await account.root.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
        await rejects(described(id), { name: "InvalidVpcEndpointId.NotFound" });
        const left = await account.root.ec2.send(
            new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds }),
        );
        deepStrictEqual(left.NetworkInterfaces ?? [], []);
    });

    it("need a policy that is one, and what they are put into", async () => {
        const { VpcId, subnets } = await network();
        const make = (more: object) =>
            account.root.ec2.send(
                new CreateVpcEndpointCommand({
                    VpcId,
                    ServiceName: `com.amazonaws.${region}.sns`,
                    VpcEndpointType: "Interface",
                    SubnetIds: subnets,
                    ...more,
                }),
            );
        await rejects(make({ PolicyDocument: "{" }), { name: "InvalidPolicyDocument" });
        await rejects(make({ SubnetIds: ["subnet-0"] }), { name: "InvalidSubnetID.NotFound" });
        await rejects(make({ SecurityGroupIds: ["sg-0"] }), { name: "InvalidGroup.NotFound" });
    });
});
