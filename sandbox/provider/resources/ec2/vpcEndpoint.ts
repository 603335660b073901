import {
    CreateVpcEndpointCommand,
    DeleteVpcEndpointsCommand,
    DescribePrefixListsCommand,
    DescribeVpcEndpointsCommand,
    type DnsOptionsSpecification,
    EC2Client,
    type IpAddressType,
    ModifyVpcEndpointCommand,
    type VpcEndpoint,
    type VpcEndpointType,
} from "@aws-sdk/client-ec2";

import { type Aws, unlessMissing } from "../../aws";
import type { Value, Values } from "../../values";
import { booleanOf, ifTold, listChange, listOf, objectOf, said, textOf, unlessEmpty } from "../inputs";
import type { Change, Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = "InvalidVpcEndpointId.NotFound";

const undeployed = ["autoAccept", "resourceConfigurationArn", "serviceNetworkArn", "subnetConfigurations"];

export const resource: Resource = {
    replaceOn: ["region", "serviceName", "serviceRegion", "vpcEndpointType", "vpcId"],

    async create(inputs, aws) {
        refuseInputs("aws.ec2.VpcEndpoint", inputs, undeployed);
        const command = new CreateVpcEndpointCommand({
            VpcId: textOf(inputs, "vpcId"),
            ServiceName: textOf(inputs, "serviceName"),
            ServiceRegion: textOf(inputs, "serviceRegion"),
            VpcEndpointType: textOf(inputs, "vpcEndpointType") as VpcEndpointType,
            ...settings(inputs),
            RouteTableIds: unlessEmpty(listOf(inputs, "routeTableIds")),
            SecurityGroupIds: unlessEmpty(listOf(inputs, "securityGroupIds")),
            SubnetIds: unlessEmpty(listOf(inputs, "subnetIds")),
            TagSpecifications: tagSpecifications("vpc-endpoint", inputs),
        });
        return (await aws.client(EC2Client).send(command)).VpcEndpoint!.VpcEndpointId!;
    },

    async configure(id, _inputs, aws) {
        await until((state) => state !== "pending", id, aws);
    },

    async read(id, aws) {
        const endpoint = await find(id, aws);
        if (endpoint === undefined || stateOf(endpoint) === "deleted") return undefined;
        return said({ ...told(endpoint, aws), ...(await prefixList(endpoint, aws)) });
    },

    async update(id, change, aws) {
        refuseInputs("aws.ec2.VpcEndpoint", change.news, undeployed);
        const command = new ModifyVpcEndpointCommand({ VpcEndpointId: id, ...modification(change) });
        await aws.client(EC2Client).send(command);
        await until((state) => state !== "pending", id, aws);
        await changeTagsOf(id, change, aws);
    },

    async delete(id, _state, aws) {
        const command = new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] });
        const { Unsuccessful = [] } = await aws.client(EC2Client).send(command);
        const problem = Unsuccessful.find(({ Error: error }) => error?.Code !== missing)?.Error;
        if (problem !== undefined) throw new Error(problem.Message ?? problem.Code);
        // Its network interfaces hold its subnets and security groups until it is gone.
        await until((state) => state === "deleted", id, aws);
    },
};

function settings(inputs: Values) {
    const options = objectOf(inputs, "dnsOptions");
    const capitals = Object.entries(options).map(([key, value]) => [capital(key), value]);
    return {
        PolicyDocument: textOf(inputs, "policy"),
        PrivateDnsEnabled: booleanOf(inputs, "privateDnsEnabled"),
        IpAddressType: textOf(inputs, "ipAddressType") as IpAddressType | undefined,
        DnsOptions:
            capitals.length > 0 ? (Object.fromEntries(capitals) as DnsOptionsSpecification) : undefined,
    };
}

/** Only what changed is sent: an endpoint of another type would refuse the rest. */
function modification({ changed, news, actual }: Change) {
    const wanted = Object.fromEntries(Object.entries(news).filter(([key]) => changed.has(key)));
    const lists = Object.entries({
        routeTableIds: "RouteTableIds",
        securityGroupIds: "SecurityGroupIds",
        subnetIds: "SubnetIds",
    }).flatMap(([key, name]) => {
        if (!changed.has(key)) return [];
        const { added, removed } = listChange(listOf(actual, key), listOf(news, key));
        return [
            [`Add${name}`, unlessEmpty(added)],
            [`Remove${name}`, unlessEmpty(removed)],
        ];
    });
    const resets = changed.has("policy") && textOf(news, "policy") === undefined;
    return { ...settings(wanted), ...Object.fromEntries(lists), ResetPolicy: resets || undefined };
}

function told(endpoint: VpcEndpoint, aws: Aws): Values {
    const { DnsEntries = [], DnsOptions, Groups = [], OwnerId } = endpoint;
    const options = Object.entries(DnsOptions ?? {}).map(([key, value]) => [small(key), value]);
    return said({
        ...tagsRead(endpoint.Tags),
        ...ifTold({
            dnsOptions: DnsOptions && (Object.fromEntries(options) as Values),
            ipAddressType: endpoint.IpAddressType,
            serviceRegion: endpoint.ServiceRegion,
        }),
        arn: arnOf(`vpc-endpoint/${endpoint.VpcEndpointId}`, aws, OwnerId),
        dnsEntries: DnsEntries.map(
            ({ DnsName, HostedZoneId }) => ({ dnsName: DnsName, hostedZoneId: HostedZoneId }) as Value,
        ),
        networkInterfaceIds: endpoint.NetworkInterfaceIds ?? [],
        ownerId: OwnerId,
        policy: endpoint.PolicyDocument,
        privateDnsEnabled: endpoint.PrivateDnsEnabled === true,
        requesterManaged: endpoint.RequesterManaged === true,
        routeTableIds: endpoint.RouteTableIds ?? [],
        securityGroupIds: Groups.map(({ GroupId }) => GroupId!),
        serviceName: endpoint.ServiceName,
        state: stateOf(endpoint),
        subnetIds: endpoint.SubnetIds ?? [],
        vpcEndpointType: endpoint.VpcEndpointType,
        vpcId: endpoint.VpcId,
    });
}

/** Where a gateway endpoint leads, for routes and security groups. */
async function prefixList({ VpcEndpointType, ServiceName }: VpcEndpoint, aws: Aws): Promise<Values> {
    if (VpcEndpointType !== "Gateway") return {};
    const Filters = [{ Name: "prefix-list-name", Values: [ServiceName!] }];
    const answer = await aws.client(EC2Client).send(new DescribePrefixListsCommand({ Filters }));
    const list = answer.PrefixLists?.[0];
    return said({ cidrBlocks: list?.Cidrs ?? [], prefixListId: list?.PrefixListId });
}

/** The state as EC2 spells it: the SDK's own names for the states begin with capitals. */
const stateOf = ({ State }: VpcEndpoint) => String(State).toLowerCase();

async function until(done: (state: string) => boolean, id: string, aws: Aws): Promise<void> {
    for (;;) {
        const endpoint = await find(id, aws);
        if (endpoint === undefined || done(stateOf(endpoint))) return;
        await new Promise((resolve) => setTimeout(resolve, 500));
    }
}

async function find(id: string, aws: Aws): Promise<VpcEndpoint | undefined> {
    const describe = new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] });
    return (await unlessMissing(aws.client(EC2Client).send(describe), missing))?.VpcEndpoints?.[0];
}

const capital = (key: string) => key.charAt(0).toUpperCase() + key.slice(1);
const small = (key: string) => key.charAt(0).toLowerCase() + key.slice(1);
