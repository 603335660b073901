import {
    AttachInternetGatewayCommand,
    CreateInternetGatewayCommand,
    DeleteInternetGatewayCommand,
    DescribeInternetGatewaysCommand,
    DetachInternetGatewayCommand,
    EC2Client,
} from "@aws-sdk/client-ec2";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = ["InvalidInternetGatewayID.NotFound", "Gateway.NotAttached"];

export const resource: Resource = {
    replaceOn: ["region"],

    async create(inputs, aws) {
        const command = new CreateInternetGatewayCommand({
            TagSpecifications: tagSpecifications("internet-gateway", inputs),
        });
        return (await aws.client(EC2Client).send(command)).InternetGateway!.InternetGatewayId!;
    },

    configure: attach,

    async read(id, aws) {
        const describe = new DescribeInternetGatewaysCommand({ InternetGatewayIds: [id] });
        const answer = await unlessMissing(aws.client(EC2Client).send(describe), ...missing);
        const found = answer?.InternetGateways?.[0];
        if (found === undefined) return undefined;
        return said({
            ...tagsRead(found.Tags),
            arn: arnOf(`internet-gateway/${id}`, aws, found.OwnerId),
            ownerId: found.OwnerId,
            vpcId: found.Attachments?.[0]?.VpcId,
        });
    },

    async update(id, change, aws) {
        if (change.changed.has("vpcId")) {
            await detach(id, change.actual, aws);
            await attach(id, change.news, aws);
        }
        await changeTagsOf(id, change, aws);
    },

    async delete(id, state, aws) {
        await detach(id, state, aws);
        const remove = () =>
            aws.client(EC2Client).send(new DeleteInternetGatewayCommand({ InternetGatewayId: id }));
        await unlessMissing(onceSettled(remove, "DependencyViolation"), ...missing);
    },
};

async function attach(InternetGatewayId: string, inputs: Values, aws: Aws): Promise<void> {
    const VpcId = textOf(inputs, "vpcId");
    if (VpcId === undefined) return;
    await aws.client(EC2Client).send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
}

/** AWS lets go of it once no address of the VPC needs it any more. */
async function detach(InternetGatewayId: string, state: Values, aws: Aws): Promise<void> {
    const VpcId = textOf(state, "vpcId");
    if (VpcId === undefined) return;
    const ask = () =>
        aws.client(EC2Client).send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    await unlessMissing(onceSettled(ask, "DependencyViolation"), ...missing);
}
