import { messagingWorkers } from "../model/messaging-workers";
import { referencesOf } from "../model/referents";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { messagingEndpoints } from "../model/vpc-endpoints";
import { SUBNETS, vpcKeyOf, VPCS } from "../model/vpcs";
import { vpcsOf } from "../model/worker-network";

/** Flow logs, and the properties that name what they record. */
const FLOW_LOGS: Readonly<Record<string, readonly string[]>> = {
    "aws:ec2/flowLog:FlowLog": ["vpcId", "subnetId"],
    "aws-native:ec2:FlowLog": ["resourceId"],
};

/** The VPCs of a stack that hold endpoints or workers for messaging, and whose traffic no flow log records. */
export function unwatchedVpcs(stack: Stack): Resource[] {
    const used = new Set([
        ...messagingEndpoints(stack).map((endpoint) => vpcKeyOf(stack, endpoint)),
        ...messagingWorkers(stack).flatMap((worker) => vpcsOf(stack, worker)),
    ]);
    const vpcs = stack.ofTypes(VPCS).filter(({ urn }) => used.has(urn));
    if (vpcs.length === 0) return [];
    const watched = new Set(stack.ofTypes(FLOW_LOGS).flatMap((log) => recordedBy(stack, log)));
    return vpcs.filter(({ urn }) => !watched.has(urn));
}

/** A log of some subnets is taken for one of the VPC. */
function recordedBy(stack: Stack, log: Resource): (string | undefined)[] {
    return FLOW_LOGS[log.type]!.flatMap((property) => [
        ...referencesOf(stack, VPCS, log, property).found.map(({ urn }) => urn),
        ...referencesOf(stack, SUBNETS, log, property).found.map((subnet) => vpcKeyOf(stack, subnet)),
    ]);
}
