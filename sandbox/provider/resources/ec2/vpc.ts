import {
    CreateVpcCommand,
    DeleteVpcCommand,
    DescribeNetworkAclsCommand,
    DescribeRouteTablesCommand,
    DescribeSecurityGroupsCommand,
    DescribeVpcAttributeCommand,
    DescribeVpcsCommand,
    EC2Client,
    ModifyVpcAttributeCommand,
    type Tenancy,
    waitUntilVpcAvailable,
} from "@aws-sdk/client-ec2";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { booleanOf, said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = "InvalidVpcID.NotFound";

/** What is set by a call of its own, in an order in which each may be switched on, and what a new VPC has. */
const attributes = [
    { key: "enableDnsSupport", name: "EnableDnsSupport", initial: true },
    { key: "enableDnsHostnames", name: "EnableDnsHostnames", initial: false },
    {
        key: "enableNetworkAddressUsageMetrics",
        name: "EnableNetworkAddressUsageMetrics",
        initial: false,
    },
] as const;

type Attribute = (typeof attributes)[number];

export const resource: Resource = {
    replaceOn: ["cidrBlock", "instanceTenancy", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.ec2.Vpc", inputs, [
            "assignGeneratedIpv6CidrBlock",
            "ipv4IpamPoolId",
            "ipv6CidrBlock",
            "ipv6IpamPoolId",
        ]);
        const command = new CreateVpcCommand({
            CidrBlock: textOf(inputs, "cidrBlock"),
            InstanceTenancy: textOf(inputs, "instanceTenancy") as Tenancy,
            TagSpecifications: tagSpecifications("vpc", inputs),
        });
        return (await aws.client(EC2Client).send(command)).Vpc!.VpcId!;
    },

    async configure(id, inputs, aws) {
        const ec2 = aws.client(EC2Client);
        await waitUntilVpcAvailable({ client: ec2, maxWaitTime: 60, minDelay: 1 }, { VpcIds: [id] });
        const others = attributes.filter(
            ({ key, initial }) => (booleanOf(inputs, key) ?? initial) !== initial,
        );
        await setAttributes(id, others, inputs, aws);
    },

    async read(id, aws) {
        const describe = new DescribeVpcsCommand({ VpcIds: [id] });
        const vpc = (await unlessMissing(aws.client(EC2Client).send(describe), missing))?.Vpcs?.[0];
        if (vpc === undefined) return undefined;
        return said({
            ...tagsRead(vpc.Tags),
            ...(await attributesOf(id, aws)),
            ...(await defaultsOf(id, aws)),
            arn: arnOf(`vpc/${id}`, aws, vpc.OwnerId),
            cidrBlock: vpc.CidrBlock,
            dhcpOptionsId: vpc.DhcpOptionsId,
            instanceTenancy: vpc.InstanceTenancy,
            ownerId: vpc.OwnerId,
        });
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        await setAttributes(
            id,
            attributes.filter(({ key }) => changed.has(key)),
            news,
            aws,
        );
        await changeTagsOf(id, change, aws);
    },

    async delete(id, _state, aws) {
        const remove = () => aws.client(EC2Client).send(new DeleteVpcCommand({ VpcId: id }));
        await unlessMissing(onceSettled(remove, "DependencyViolation"), missing);
    },
};

/** Host names need DNS support: it comes first when they are switched on, and goes last. */
async function setAttributes(VpcId: string, list: Attribute[], inputs: Values, aws: Aws): Promise<void> {
    const wanted = list.map(({ key, name, initial }) => ({ name, Value: booleanOf(inputs, key) ?? initial }));
    const [on, off] = [true, false].map((value) => wanted.filter(({ Value }) => Value === value));
    for (const { name, Value } of [...on!, ...off!.reverse()])
        await aws.client(EC2Client).send(new ModifyVpcAttributeCommand({ VpcId, [name]: { Value } }));
}

async function attributesOf(VpcId: string, aws: Aws): Promise<Values> {
    const ask = async ({ key, name }: Attribute) => {
        const answer = await aws
            .client(EC2Client)
            .send(new DescribeVpcAttributeCommand({ VpcId, Attribute: key }));
        return [key, answer[name]?.Value === true] as const;
    };
    return Object.fromEntries(await Promise.all(attributes.map(ask)));
}

/** What AWS makes with each VPC. */
async function defaultsOf(id: string, aws: Aws): Promise<Values> {
    const ec2 = aws.client(EC2Client);
    const filters = (Name: string, value: string) => ({
        Filters: [
            { Name: "vpc-id", Values: [id] },
            { Name, Values: [value] },
        ],
    });
    const [acls, tables, groups] = await Promise.all([
        ec2.send(new DescribeNetworkAclsCommand(filters("default", "true"))),
        ec2.send(new DescribeRouteTablesCommand(filters("association.main", "true"))),
        ec2.send(new DescribeSecurityGroupsCommand(filters("group-name", "default"))),
    ]);
    const table = tables.RouteTables?.[0]?.RouteTableId;
    return said({
        defaultNetworkAclId: acls.NetworkAcls?.[0]?.NetworkAclId,
        defaultRouteTableId: table,
        defaultSecurityGroupId: groups.SecurityGroups?.[0]?.GroupId,
        mainRouteTableId: table,
    });
}
