import {
    type ConnectivityType,
    CreateNatGatewayCommand,
    DeleteNatGatewayCommand,
    DescribeNatGatewaysCommand,
    EC2Client,
    waitUntilNatGatewayAvailable,
    waitUntilNatGatewayDeleted,
} from "@aws-sdk/client-ec2";

import { unlessMissing } from "../../aws";
import { ifTold, said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { changeTagsOf, tagSpecifications } from "./tags";

const missing = "NatGatewayNotFound";
const patience = { maxWaitTime: 600, minDelay: 1, maxDelay: 15 };

const undeployed = [
    "availabilityMode",
    "availabilityZoneAddresses",
    "privateIp",
    "secondaryAllocationIds",
    "secondaryPrivateIpAddressCount",
    "secondaryPrivateIpAddresses",
    "vpcId",
];

export const resource: Resource = {
    replaceOn: ["allocationId", "connectivityType", "region", "subnetId"],

    async create(inputs, aws) {
        refuseInputs("aws.ec2.NatGateway", inputs, undeployed);
        const command = new CreateNatGatewayCommand({
            SubnetId: textOf(inputs, "subnetId"),
            AllocationId: textOf(inputs, "allocationId"),
            ConnectivityType: textOf(inputs, "connectivityType") as ConnectivityType | undefined,
            TagSpecifications: tagSpecifications("natgateway", inputs),
        });
        return (await aws.client(EC2Client).send(command)).NatGateway!.NatGatewayId!;
    },

    async configure(id, _inputs, aws) {
        const client = aws.client(EC2Client);
        await waitUntilNatGatewayAvailable({ client, ...patience }, { NatGatewayIds: [id] });
    },

    async read(id, aws) {
        const describe = new DescribeNatGatewaysCommand({ NatGatewayIds: [id] });
        const answer = await unlessMissing(aws.client(EC2Client).send(describe), missing);
        const found = answer?.NatGateways?.[0];
        // AWS tells of a deleted one for about an hour.
        if (found === undefined || ["deleted", "deleting"].includes(found.State ?? "")) return undefined;
        const [address] = found.NatGatewayAddresses ?? [];
        return said({
            ...tagsRead(found.Tags),
            ...ifTold({
                allocationId: address?.AllocationId,
                associationId: address?.AssociationId,
                networkInterfaceId: address?.NetworkInterfaceId,
                privateIp: address?.PrivateIp,
                publicIp: address?.PublicIp,
            }),
            connectivityType: found.ConnectivityType,
            subnetId: found.SubnetId,
            vpcId: found.VpcId,
        });
    },

    update: changeTagsOf,

    async delete(id, _state, aws) {
        const client = aws.client(EC2Client);
        await unlessMissing(client.send(new DeleteNatGatewayCommand({ NatGatewayId: id })), missing);
        await waitUntilNatGatewayDeleted({ client, ...patience }, { NatGatewayIds: [id] });
    },
};
