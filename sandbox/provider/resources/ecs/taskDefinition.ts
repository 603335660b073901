import {
    type ContainerDefinition,
    DeregisterTaskDefinitionCommand,
    DescribeTaskDefinitionCommand,
    type DescribeTaskDefinitionCommandOutput,
    ECSClient,
    RegisterTaskDefinitionCommand,
    type RegisterTaskDefinitionCommandInput,
    TagResourceCommand,
    type TaskDefinition,
    UntagResourceCommand,
} from "@aws-sdk/client-ecs";

import { type Aws, onceSettled } from "../../aws";
import { isObject, type Value, type Values } from "../../values";
import { inAws, inPulumi, pick, told, type Words } from "../blocks";
import { containersRead } from "../containers";
import type { Resource } from "../resource";
import { changeTags, tagMap, tagsReadMap } from "../tags";
import { refuseInputs } from "../unsupported";
import { ownTags, ownTagsRead } from "./tags";

const words: Words = {
    names: { configureAtLaunch: "configuredAtLaunch" },
    maps: ["driverOpts", "labels"],
    lowerCase: true,
};

const properties = [
    "cpu",
    "enableFaultInjection",
    "ephemeralStorage",
    "executionRoleArn",
    "family",
    "ipcMode",
    "memory",
    "networkMode",
    "pidMode",
    "placementConstraints",
    "requiresCompatibilities",
    "runtimePlatform",
    "taskRoleArn",
    "volumes",
];

const undeployed = ["proxyConfiguration"];

/** One revision of a task. A changed task is another revision, and so another resource. */
export const resource: Resource = {
    replaceOn: [...properties, ...undeployed, "containerDefinitions", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.ecs.TaskDefinition", inputs, undeployed);
        const tags = ownTags(tagMap(inputs));
        const command = new RegisterTaskDefinitionCommand({
            ...inAws<RegisterTaskDefinitionCommandInput>(pick(inputs, properties), words),
            ...(inputs["volumes"] ? { volumes: volumesIn(inputs["volumes"]) } : {}),
            containerDefinitions: JSON.parse(String(inputs["containerDefinitions"])) as ContainerDefinition[],
            ...(tags.length > 0 ? { tags } : {}),
        });
        // A role that was made a moment ago is not known everywhere yet.
        const ask = () => aws.client(ECSClient).send(command);
        return (await onceSettled(ask, "ClientException")).taskDefinition!.family!;
    },

    async read(id, aws, known) {
        const found = await findRevision(known["trackLatest"] === true ? id : (known["arn"] ?? id), aws);
        const task = found?.taskDefinition;
        if (task === undefined || task.status !== "ACTIVE") return undefined;
        const arn = task.taskDefinitionArn!;
        return {
            ...told(propertiesOf(task), properties),
            ...tagsReadMap(ownTagsRead(found?.tags)),
            containerDefinitions: containersRead(
                task.containerDefinitions ?? [],
                known["containerDefinitions"],
            ),
            arn,
            arnWithoutRevision: arn.replace(/:\d+$/, ""),
            revision: task.revision!,
        };
    },

    async update(_id, change, aws) {
        const ecs = aws.client(ECSClient);
        const resourceArn = String(change.actual["arn"]);
        await changeTags(
            change,
            (put) => ecs.send(new TagResourceCommand({ resourceArn, tags: ownTags(put) })),
            (tagKeys) => ecs.send(new UntagResourceCommand({ resourceArn, tagKeys })),
        );
    },

    async delete(_id, { arn, skipDestroy }, aws) {
        if (skipDestroy === true || (await findRevision(arn, aws)) === undefined) return;
        const command = new DeregisterTaskDefinitionCommand({ taskDefinition: String(arn) });
        await aws.client(ECSClient).send(command);
    },
};

/** AWS has no error of its own for a task that it does not know. */
async function findRevision(
    named: Value | undefined,
    aws: Aws,
): Promise<DescribeTaskDefinitionCommandOutput | undefined> {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: String(named), include: ["TAGS"] });
    try {
        return await aws.client(ECSClient).send(command);
    } catch (error) {
        if (/Unable to describe task definition/i.test((error as Error).message)) return undefined;
        throw error;
    }
}

function propertiesOf(task: TaskDefinition): Values {
    const read = Object.entries(inPulumi(task, words)).filter(([, value]) => value !== "");
    const { volumes, ...rest } = Object.fromEntries(read) as Values;
    return { ...rest, ...(Array.isArray(volumes) ? { volumes: volumes.map(volumeRead) } : {}) };
}

/** The folder of a host is a member of its own in AWS. */
function volumesIn(volumes: Value) {
    return (volumes as Values[]).map(({ hostPath, ...volume }) => ({
        ...inAws<object>(volume, words),
        ...(hostPath ? { host: { sourcePath: String(hostPath) } } : {}),
    })) as RegisterTaskDefinitionCommandInput["volumes"];
}

function volumeRead(volume: Value): Value {
    const { host, ...rest } = volume as Values;
    return { ...rest, ...(isObject(host) && host["sourcePath"] ? { hostPath: host["sourcePath"] } : {}) };
}
