import { messagingWorkers, type Worker } from "./messaging-workers";
import { added } from "./groups";
import { referencesOf } from "./referents";
import { type Resource } from "./resource";
import { defaultGroupOf, groupsNamed } from "./security-groups";
import { type Stack } from "./stack";
import { ENDPOINTS, messagingEndpoints } from "./vpc-endpoints";
import { groupsOf } from "./worker-network";

type Members = ReadonlyMap<string, readonly Resource[]>;

const ASSOCIATIONS = { "aws:ec2/securityGroupAssociation:SecurityGroupAssociation": true };

/** The endpoints for SQS and SNS in each security group. One that names no group is in the default one of its VPC. */
export function endpointsByGroup(stack: Stack): Members {
    const byGroup = new Map<string, Resource[]>();
    const endpoints = new Set(messagingEndpoints(stack));
    for (const endpoint of endpoints) {
        const named = groupsNamed(stack, endpoint, "securityGroupIds");
        const isLeftOut = endpoint.get("securityGroupIds") === undefined;
        const groups = named.length > 0 || !isLeftOut ? named : defaultGroupOf(stack, endpoint);
        for (const group of new Set(groups)) added(byGroup, group, endpoint);
    }
    for (const association of endpoints.size > 0 ? stack.ofTypes(ASSOCIATIONS) : [])
        for (const endpoint of referencesOf(stack, ENDPOINT_IDS, association, "vpcEndpointId").found)
            if (endpoints.has(endpoint))
                for (const group of groupsNamed(stack, association, "securityGroupId"))
                    if (!byGroup.get(group)?.includes(endpoint)) added(byGroup, group, endpoint);
    return byGroup;
}

const ENDPOINT_IDS = Object.fromEntries(Object.keys(ENDPOINTS).map((type) => [type, ["id"]]));

/** The workers in each security group, of those that `counts` says so of. */
export function workersByGroup(stack: Stack, counts: (worker: Worker) => boolean): Members {
    const byGroup = new Map<string, Resource[]>();
    for (const worker of messagingWorkers(stack).filter(counts))
        for (const group of groupsOf(stack, worker)) added(byGroup, group, worker.resource);
    return byGroup;
}
