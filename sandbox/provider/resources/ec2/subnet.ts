import {
    CreateSubnetCommand,
    DeleteSubnetCommand,
    DescribeSubnetsCommand,
    EC2Client,
    type HostnameType,
    ModifySubnetAttributeCommand,
    type ModifySubnetAttributeCommandInput,
    waitUntilSubnetAvailable,
} from "@aws-sdk/client-ec2";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import { inputDefaults } from "../../defaults";
import { sameMeaning } from "../../meaning";
import type { Values } from "../../values";
import { booleanOf, said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { changeTagsOf, tagSpecifications } from "./tags";

const missing = "InvalidSubnetID.NotFound";

const undeployed = [
    "assignIpv6AddressOnCreation",
    "customerOwnedIpv4Pool",
    "enableDns64",
    "enableLniAtDeviceIndex",
    "ipv4IpamPoolId",
    "ipv6CidrBlock",
    "ipv6IpamPoolId",
    "ipv6Native",
    "mapCustomerOwnedIpOnLaunch",
    "outpostArn",
];

type Setting = Omit<ModifySubnetAttributeCommandInput, "SubnetId">;

/** What is set by a call of its own. */
const settings: Record<string, (inputs: Values, key: string) => Setting> = {
    enableResourceNameDnsARecordOnLaunch: (inputs, key) => ({
        EnableResourceNameDnsARecordOnLaunch: { Value: booleanOf(inputs, key) },
    }),
    enableResourceNameDnsAaaaRecordOnLaunch: (inputs, key) => ({
        EnableResourceNameDnsAAAARecordOnLaunch: { Value: booleanOf(inputs, key) },
    }),
    mapPublicIpOnLaunch: (inputs, key) => ({ MapPublicIpOnLaunch: { Value: booleanOf(inputs, key) } }),
    privateDnsHostnameTypeOnLaunch: (inputs, key) => ({
        PrivateDnsHostnameTypeOnLaunch: textOf(inputs, key) as HostnameType,
    }),
};

export const resource: Resource = {
    replaceOn: ["availabilityZone", "availabilityZoneId", "cidrBlock", "region", "vpcId"],

    async create(inputs, aws) {
        refuseInputs("aws.ec2.Subnet", inputs, undeployed);
        const command = new CreateSubnetCommand({
            VpcId: textOf(inputs, "vpcId"),
            CidrBlock: textOf(inputs, "cidrBlock"),
            AvailabilityZone: textOf(inputs, "availabilityZone"),
            AvailabilityZoneId: textOf(inputs, "availabilityZoneId"),
            TagSpecifications: tagSpecifications("subnet", inputs),
        });
        return (await aws.client(EC2Client).send(command)).Subnet!.SubnetId!;
    },

    async configure(id, inputs, aws) {
        const client = aws.client(EC2Client);
        await waitUntilSubnetAvailable({ client, maxWaitTime: 60, minDelay: 1 }, { SubnetIds: [id] });
        const initial = inputDefaults["aws:ec2/subnet:Subnet"]!;
        const set = Object.keys(settings).filter((key) => !sameMeaning(inputs[key], initial[key]));
        await change(id, set, inputs, aws);
    },

    async read(id, aws) {
        const describe = new DescribeSubnetsCommand({ SubnetIds: [id] });
        const subnet = (await unlessMissing(aws.client(EC2Client).send(describe), missing))?.Subnets?.[0];
        if (subnet === undefined) return undefined;
        const names = subnet.PrivateDnsNameOptionsOnLaunch;
        return said({
            ...tagsRead(subnet.Tags),
            arn: subnet.SubnetArn,
            availabilityZone: subnet.AvailabilityZone,
            availabilityZoneId: subnet.AvailabilityZoneId,
            cidrBlock: subnet.CidrBlock,
            enableResourceNameDnsARecordOnLaunch: names?.EnableResourceNameDnsARecord === true,
            enableResourceNameDnsAaaaRecordOnLaunch: names?.EnableResourceNameDnsAAAARecord === true,
            mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch === true,
            ownerId: subnet.OwnerId,
            privateDnsHostnameTypeOnLaunch: names?.HostnameType,
            vpcId: subnet.VpcId,
        });
    },

    async update(id, update, aws) {
        const { changed, news } = update;
        refuseInputs("aws.ec2.Subnet", news, undeployed);
        await change(
            id,
            Object.keys(settings).filter((key) => changed.has(key)),
            news,
            aws,
        );
        await changeTagsOf(id, update, aws);
    },

    async delete(id, _state, aws) {
        const remove = () => aws.client(EC2Client).send(new DeleteSubnetCommand({ SubnetId: id }));
        await unlessMissing(onceSettled(remove, "DependencyViolation"), missing);
    },
};

/** AWS takes one attribute at a time. */
async function change(SubnetId: string, keys: string[], inputs: Values, aws: Aws): Promise<void> {
    for (const key of keys)
        await aws
            .client(EC2Client)
            .send(new ModifySubnetAttributeCommand({ SubnetId, ...settings[key]!(inputs, key) }));
}
