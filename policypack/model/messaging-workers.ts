import { EVENT_SOURCE_MAPPINGS, pollsQueue } from "./consumers";
import { functionsNamed } from "./functions";
import { madeOfMessaging, type Use, usesOfRoles } from "./messaging-roles";
import { added } from "./groups";
import { type Kinds, membersAt, referencesOf } from "./referents";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { settingsOf, WORKLOADS } from "./workloads";

/** A workload in a network that the stack shows to use queues or topics. */
export interface Worker extends Use {
    resource: Resource;
    /** The properties that place it in its network. */
    network: readonly string[];
}

interface Place {
    /** Properties that name its role, at any depth. */
    roles?: readonly string[];
    network: readonly string[];
    /** The property that names a task definition, which holds the rest. */
    runs?: string;
}

const JOB: Place = {
    roles: ["containerProperties", "nodeProperties", "ecsProperties"],
    network: ["containerProperties", "nodeProperties", "ecsProperties"],
};
const COMPUTE: Place = { roles: ["computeResources"], network: ["computeResources"] };

const PLACES: Readonly<Record<string, Place>> = {
    "aws:lambda/function:Function": { roles: ["role"], network: ["vpcConfig"] },
    "aws-native:lambda:Function": { roles: ["role"], network: ["vpcConfig"] },
    "aws:ecs/service:Service": { network: ["networkConfiguration"], runs: "taskDefinition" },
    "aws-native:ecs:Service": { network: ["networkConfiguration"], runs: "taskDefinition" },
    "aws:batch/jobDefinition:JobDefinition": JOB,
    "aws-native:batch:JobDefinition": JOB,
    "aws:batch/computeEnvironment:ComputeEnvironment": COMPUTE,
    "aws-native:batch:ComputeEnvironment": COMPUTE,
    "aws:ec2/instance:Instance": {
        roles: ["iamInstanceProfile"],
        network: ["vpcSecurityGroupIds", "securityGroups", "associatePublicIpAddress", "subnetId"],
    },
    "aws-native:ec2:Instance": {
        roles: ["iamInstanceProfile"],
        network: ["securityGroupIds", "networkInterfaces", "subnetId"],
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
        roles: ["iamInstanceProfile"],
        network: ["vpcSecurityGroupIds", "networkInterfaces"],
    },
    "aws-native:ec2:LaunchTemplate": { roles: ["launchTemplateData"], network: ["launchTemplateData"] },
    "aws:ec2/launchConfiguration:LaunchConfiguration": {
        roles: ["iamInstanceProfile"],
        network: ["securityGroups", "associatePublicIpAddress"],
    },
};

const TASKS: Kinds = {
    "aws:ecs/taskDefinition:TaskDefinition": ["arn", "arnWithoutRevision", "family"],
    "aws-native:ecs:TaskDefinition": ["taskDefinitionArn", "family"],
};

/** The workloads of a stack that it shows to use SQS or SNS. Batch runs any job in any of its environments. */
export function messagingWorkers(stack: Stack): readonly Worker[] {
    return stack.once(messagingWorkers, () => {
        const placed = stack.ofTypes(PLACES);
        const jobs = placed.filter(({ type }) => PLACES[type] === JOB).flatMap((job) => usesBy(stack, job));
        return placed.flatMap((resource) => {
            const place = PLACES[resource.type]!;
            const uses = [...usesBy(stack, resource), ...(place === COMPUTE ? jobs : [])];
            if (uses.length === 0) return [];
            const receives = uses.some((use) => use.receives);
            return [{ resource, network: place.network, receives }];
        });
    });
}

function usesBy(stack: Stack, resource: Resource): Use[] {
    const { roles = [], runs } = PLACES[resource.type]!;
    const tasks = runs === undefined ? [] : referencesOf(stack, TASKS, resource, runs).found;
    return [
        ...roles.flatMap((property) => usesByRole(stack, resource, property)),
        ...usesBySettings(resource),
        ...tasks.flatMap((task) => [...usesOfRoles(stack, task, "taskRoleArn"), ...usesBySettings(task)]),
        ...(sourcesByFunction(stack).get(resource) ?? []),
    ];
}

const ROLE_MEMBERS: ReadonlySet<string> = new Set([
    "jobRoleArn",
    "taskRoleArn",
    "instanceRole",
    "iamInstanceProfile",
    "name",
    "arn",
]);

function usesByRole(stack: Stack, resource: Resource, property: string): Use[] {
    const value = resource.get(property);
    const isName = typeof value === "string" && !value.trim().startsWith("{");
    return usesOfRoles(stack, resource, property, isName ? value : membersAt(value, ROLE_MEMBERS));
}

/** Queues and topics by their URLs and ARNs. */
const NAMED_IN_TEXT = /\bsqs\.[a-z0-9-]+\.amazonaws\.|\bqueue\.amazonaws\.com|\barn:aws[a-z-]*:(sqs|sns):/;

function usesBySettings(resource: Resource): Use[] {
    const places = WORKLOADS[resource.type] ?? [];
    const named =
        settingsOf(resource).known.some(({ value }) => NAMED_IN_TEXT.test(value)) ||
        places.some(({ property }) => madeOfMessaging(resource, property));
    return named ? [{ receives: false }] : [];
}

/** Functions that are handed the messages of a queue. */
function sourcesByFunction(stack: Stack): ReadonlyMap<Resource, readonly Use[]> {
    return stack.once(sourcesByFunction, () => {
        const byFunction = new Map<Resource, Use[]>();
        for (const mapping of stack.ofTypes(EVENT_SOURCE_MAPPINGS))
            if (pollsQueue(mapping, stack) === true)
                for (const handler of functionsNamed(mapping, "functionName", stack))
                    added(byFunction, handler, { receives: true });
        return byFunction;
    });
}
