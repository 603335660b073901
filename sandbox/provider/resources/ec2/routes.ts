import {
    CreateRouteCommand,
    DeleteRouteCommand,
    EC2Client,
    ReplaceRouteCommand,
    type Route,
} from "@aws-sdk/client-ec2";

import type { Aws } from "../../aws";
import { sameMeaning } from "../../meaning";
import type { Values } from "../../values";
import { objectsOf, said, textOf } from "../inputs";
import type { Change } from "../resource";

const destinations = {
    cidrBlock: "DestinationCidrBlock",
    ipv6CidrBlock: "DestinationIpv6CidrBlock",
    destinationPrefixListId: "DestinationPrefixListId",
} as const;

const targets = {
    carrierGatewayId: "CarrierGatewayId",
    coreNetworkArn: "CoreNetworkArn",
    egressOnlyGatewayId: "EgressOnlyInternetGatewayId",
    gatewayId: "GatewayId",
    localGatewayId: "LocalGatewayId",
    natGatewayId: "NatGatewayId",
    networkInterfaceId: "NetworkInterfaceId",
    transitGatewayId: "TransitGatewayId",
    vpcPeeringConnectionId: "VpcPeeringConnectionId",
} as const;

/** The routes that somebody made: AWS itself makes those inside of the VPC and those to gateway endpoints. */
export function routesTold(routes: Route[] = []): Values[] {
    return routes
        .filter(({ Origin }) => Origin !== "EnableVgwRoutePropagation")
        .filter(({ GatewayId, DestinationPrefixListId }) =>
            GatewayId?.startsWith("vpce-") ? DestinationPrefixListId === undefined : GatewayId !== "local",
        )
        .map(told);
}

function told(route: Route): Values {
    const pairs = Object.entries({ ...destinations, ...targets }).map(([key, name]) => [key, route[name]]);
    const values = said(Object.fromEntries(pairs.filter(([, value]) => value)));
    const gateway = textOf(values, "gatewayId");
    if (!gateway?.startsWith("vpce-")) return values;
    const { gatewayId: vpcEndpointId, ...others } = values;
    return said({ ...others, vpcEndpointId });
}

export async function createRoutes(RouteTableId: string, inputs: Values, aws: Aws): Promise<void> {
    for (const route of objectsOf(inputs, "routes"))
        await aws.client(EC2Client).send(new CreateRouteCommand({ RouteTableId, ...sent(route) }));
}

export async function changeRoutes(RouteTableId: string, change: Change, aws: Aws): Promise<void> {
    if (!change.changed.has("routes")) return;
    const ec2 = aws.client(EC2Client);
    const [before, after] = [byDestination(change.actual), byDestination(change.news)];
    for (const [key, route] of before)
        if (!after.has(key))
            await ec2.send(new DeleteRouteCommand({ RouteTableId, ...named(route, destinations) }));
    for (const [key, route] of after) {
        if (!before.has(key)) await ec2.send(new CreateRouteCommand({ RouteTableId, ...sent(route) }));
        else if (!sameMeaning(before.get(key), route))
            await ec2.send(new ReplaceRouteCommand({ RouteTableId, ...sent(route) }));
    }
}

function byDestination(inputs: Values): Map<string, Values> {
    const key = (route: Values) => Object.values(named(route, destinations)).join(" ");
    return new Map(objectsOf(inputs, "routes").map((route) => [key(route), route]));
}

function sent(route: Values) {
    const vpcEndpointId = textOf(route, "vpcEndpointId");
    return {
        ...named(route, { ...destinations, ...targets }),
        ...(vpcEndpointId === undefined ? {} : { VpcEndpointId: vpcEndpointId }),
    };
}

function named(route: Values, names: Record<string, string>): Record<string, string> {
    const set = Object.entries(names).flatMap(([key, name]) => {
        const value = textOf(route, key);
        return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(set) as Record<string, string>;
}
