import { flag, group, list, map, needed, plain, tags, value } from "../limits/shapes";
import type { WorkerSecurityGroupArgs } from "../worker-security-group";
import type { MessagingEndpointsArgs } from "./endpoint-args";
import type { PeerArgs, TrafficArgs } from "./traffic";

const services = plain(list(plain(value)));
const traffic = plain(map(plain(group<TrafficArgs>({ port: needed(value) }))));

export const endpointsShape = plain(
    group<MessagingEndpointsArgs>({
        vpcId: needed(value),
        subnetIds: needed(list(value)),
        singleSubnet: plain(flag),
        services,
        fipsServices: services,
        routeTableIds: list(value),
        existingEndpointIds: plain(map(value)),
        clients: plain(map(plain(group<PeerArgs>({})))),
        queueArns: list(value),
        topicArns: list(value),
        principalAccountIds: list(value),
        resourceAccountIds: list(value),
        tags,
    }),
);

export const workersShape = plain(
    group<WorkerSecurityGroupArgs>({
        vpcId: needed(value),
        endpointSecurityGroupId: needed(value),
        admitAtEndpoints: plain(flag),
        targets: traffic,
        clients: traffic,
        tags,
    }),
);
