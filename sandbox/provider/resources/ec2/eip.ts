import {
    AllocateAddressCommand,
    DescribeAddressesCommand,
    EC2Client,
    ReleaseAddressCommand,
} from "@aws-sdk/client-ec2";

import { onceSettled, unlessMissing } from "../../aws";
import { said } from "../inputs";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = ["InvalidAllocationID.NotFound", "InvalidAddress.NotFound"];

const undeployed = [
    "address",
    "associateWithPrivateIp",
    "customerOwnedIpv4Pool",
    "instance",
    "ipamPoolId",
    "networkBorderGroup",
    "networkInterface",
    "publicIpv4Pool",
];

/** A public address that stays. */
export const resource: Resource = {
    replaceOn: ["domain", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.ec2.Eip", inputs, undeployed);
        const command = new AllocateAddressCommand({
            Domain: "vpc",
            TagSpecifications: tagSpecifications("elastic-ip", inputs),
        });
        return (await aws.client(EC2Client).send(command)).AllocationId!;
    },

    async read(id, aws) {
        const describe = new DescribeAddressesCommand({ AllocationIds: [id] });
        const answer = await unlessMissing(aws.client(EC2Client).send(describe), ...missing);
        const found = answer?.Addresses?.[0];
        if (found === undefined) return undefined;
        return said({
            ...tagsRead(found.Tags),
            allocationId: id,
            arn: arnOf(`elastic-ip/${id}`, aws),
            domain: found.Domain,
            publicIp: found.PublicIp,
        });
    },

    update: changeTagsOf,

    async delete(id, _state, aws) {
        // What it belonged to may take a moment to let go of it.
        const release = () => aws.client(EC2Client).send(new ReleaseAddressCommand({ AllocationId: id }));
        await unlessMissing(onceSettled(release, "InvalidIPAddress.InUse", "AuthFailure"), ...missing);
    },
};
