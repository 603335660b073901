import { group, list, map, plain, value, type Shapes } from "../limits/shapes";
import type { NetworkArgs, SenderArgs, SourceArgs } from "../source-args";

export const sourceMembers: Shapes<SourceArgs> = { service: plain(value) };
export const senderMembers: Shapes<SenderArgs> = { roleArns: list(value), principalTags: map(value) };

export const sourcesShape = plain(list(plain(group<SourceArgs>(sourceMembers))));
export const sendersShape = plain(list(plain(group<SenderArgs>(senderMembers))));

const network: Shapes<NetworkArgs> = {
    vpcEndpointIds: list(value),
    vpcIds: list(value),
    exceptArns: list(value),
};
export const networkShape = plain(group<NetworkArgs>(network));
