import {
    AssociateRouteTableCommand,
    DescribeRouteTablesCommand,
    DisassociateRouteTableCommand,
    EC2Client,
    ReplaceRouteTableAssociationCommand,
    type RouteTableAssociation,
} from "@aws-sdk/client-ec2";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";

const missing = "InvalidAssociationID.NotFound";

export const resource: Resource = {
    replaceOn: ["gatewayId", "region", "subnetId"],

    async create(inputs, aws) {
        const { AssociationId } = await aws.client(EC2Client).send(
            new AssociateRouteTableCommand({
                RouteTableId: textOf(inputs, "routeTableId"),
                SubnetId: textOf(inputs, "subnetId"),
                GatewayId: textOf(inputs, "gatewayId"),
            }),
        );
        return AssociationId!;
    },

    async read(id, aws, known) {
        const association = await find(id, known, aws);
        if (association === undefined) return undefined;
        return said({
            gatewayId: association.GatewayId,
            routeTableId: association.RouteTableId,
            subnetId: association.SubnetId,
        });
    },

    async update(id, { news, actual }, aws) {
        const association = await find(id, actual, aws);
        const command = new ReplaceRouteTableAssociationCommand({
            AssociationId: association?.RouteTableAssociationId,
            RouteTableId: textOf(news, "routeTableId"),
        });
        await aws.client(EC2Client).send(command);
    },

    async delete(id, state, aws) {
        const association = await find(id, state, aws);
        if (association === undefined) return;
        const AssociationId = association.RouteTableAssociationId;
        const command = new DisassociateRouteTableCommand({ AssociationId });
        await unlessMissing(aws.client(EC2Client).send(command), missing);
    },
};

/** AWS gives the association of another route table another id: what it associates says which one is meant. */
async function find(id: string, known: Values, aws: Aws): Promise<RouteTableAssociation | undefined> {
    const end = id.includes("/")
        ? id.split("/")[0]
        : (textOf(known, "subnetId") ?? textOf(known, "gatewayId"));
    const { RouteTables = [] } = await aws.client(EC2Client).send(new DescribeRouteTablesCommand({}));
    return RouteTables.flatMap(({ Associations = [] }) => Associations).find(
        ({ RouteTableAssociationId, SubnetId, GatewayId }) =>
            end === undefined ? RouteTableAssociationId === id : [SubnetId, GatewayId].includes(end),
    );
}
