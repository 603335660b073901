import { UNKNOWN } from "../../iam";
import { type Worker } from "./messaging-workers";
import { listOf, membersAt, referencesOf } from "./referents";
import { type Resource } from "./resource";
import { groupsNamed } from "./security-groups";
import { type Stack } from "./stack";
import { SUBNETS, vpcKeyOf } from "./vpcs";

const GROUPS = new Set(["securityGroups", "securityGroupIds", "vpcSecurityGroupIds", "groups", "groupSet"]);
const PUBLIC_IP = new Set(["assignPublicIp", "associatePublicIpAddress"]);
const SUBNET_IDS = new Set(["subnets", "subnetIds", "subnetId"]);

const KINDS = [GROUPS, PUBLIC_IP, SUBNET_IDS];

/** The keys of the security groups that a worker is in. */
export function groupsOf(stack: Stack, { resource, network }: Worker): string[] {
    const keys = network.flatMap((property) =>
        groupsNamed(stack, resource, property, valuesAt(resource, property, GROUPS)),
    );
    return [...new Set(keys)];
}

/**
 * The settings that say whether a worker gets a public address, with the property that holds each. A network that is
 * not known as a whole is so for the subnets and groups of the stack in it, and tells nothing.
 */
export function publicAddressesOf({ resource, network }: Worker): { property: string; value: unknown }[] {
    return network
        .filter((property) => PUBLIC_IP.has(property) || !isMadeOfOthers(resource, property))
        .flatMap((property) => valuesAt(resource, property, PUBLIC_IP).map((value) => ({ property, value })));
}

function isMadeOfOthers(resource: Resource, property: string): boolean {
    return resource.get(property) === UNKNOWN && resource.sources(property).length > 0;
}

/** The subnets of the stack that a worker is in. */
export function subnetsOf(stack: Stack, { resource, network }: Worker): Resource[] {
    return network.flatMap(
        (property) =>
            referencesOf(stack, SUBNETS, resource, property, valuesAt(resource, property, SUBNET_IDS)).found,
    );
}

/** The keys of the VPCs that a worker is in, by its subnets. */
export function vpcsOf(stack: Stack, worker: Worker): string[] {
    return subnetsOf(stack, worker).flatMap((subnet) => vpcKeyOf(stack, subnet) ?? []);
}

/** The values of one kind: a property's own, where it is of that kind, or those that it holds somewhere inside. */
function valuesAt(resource: Resource, property: string, names: ReadonlySet<string>): unknown[] {
    const value = resource.get(property);
    if (names.has(property)) return listOf(value);
    return KINDS.some((kind) => kind.has(property)) ? [] : membersAt(value, names);
}
