import {
    CreateRouteTableCommand,
    DeleteRouteTableCommand,
    DescribeRouteTablesCommand,
    DisassociateRouteTableCommand,
    EC2Client,
    type RouteTable,
} from "@aws-sdk/client-ec2";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { changeRoutes, createRoutes, routesTold } from "./routes";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = "InvalidRouteTableID.NotFound";

export const resource: Resource = {
    replaceOn: ["region", "vpcId"],

    async create(inputs, aws) {
        refuseInputs("aws.ec2.RouteTable", inputs, ["propagatingVgws"]);
        const command = new CreateRouteTableCommand({
            VpcId: textOf(inputs, "vpcId"),
            TagSpecifications: tagSpecifications("route-table", inputs),
        });
        return (await aws.client(EC2Client).send(command)).RouteTable!.RouteTableId!;
    },

    configure: createRoutes,

    async read(id, aws) {
        const table = await find(id, aws);
        if (table === undefined) return undefined;
        return said({
            ...tagsRead(table.Tags),
            arn: arnOf(`route-table/${id}`, aws, table.OwnerId),
            ownerId: table.OwnerId,
            routes: routesTold(table.Routes),
            vpcId: table.VpcId,
        });
    },

    async update(id, change, aws) {
        refuseInputs("aws.ec2.RouteTable", change.news, ["propagatingVgws"]);
        await changeRoutes(id, change, aws);
        await changeTagsOf(id, change, aws);
    },

    async delete(id, _state, aws) {
        const ec2 = aws.client(EC2Client);
        for (const { Main, RouteTableAssociationId } of (await find(id, aws))?.Associations ?? [])
            if (Main !== true)
                await ec2.send(new DisassociateRouteTableCommand({ AssociationId: RouteTableAssociationId }));
        const remove = () => ec2.send(new DeleteRouteTableCommand({ RouteTableId: id }));
        await unlessMissing(onceSettled(remove, "DependencyViolation"), missing);
    },
};

async function find(id: string, aws: Aws): Promise<RouteTable | undefined> {
    const describe = new DescribeRouteTablesCommand({ RouteTableIds: [id] });
    return (await unlessMissing(aws.client(EC2Client).send(describe), missing))?.RouteTables?.[0];
}
