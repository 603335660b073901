import {
    BatchClient,
    type CEState,
    type ComputeEnvironmentDetail,
    CreateComputeEnvironmentCommand,
    type CreateComputeEnvironmentCommandInput,
    DeleteComputeEnvironmentCommand,
    DescribeComputeEnvironmentsCommand,
    UpdateComputeEnvironmentCommand,
    type UpdateComputeEnvironmentCommandInput,
} from "@aws-sdk/client-batch";

import { type Aws, onceSettled } from "../../aws";
import { isObject, type Value, type Values } from "../../values";
import {
    anything,
    type FilledIn,
    inAws,
    inPulumi,
    pick,
    told,
    unfilled,
    without,
    type Words,
} from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { tagMap, tagsReadMap } from "../tags";
import { settled } from "./settled";
import { changeBatchTags } from "./tags";

const words: Words = {
    names: {
        desiredVcpus: "desiredvCpus",
        ec2Configurations: "ec2Configuration",
        maxVcpus: "maxvCpus",
        minVcpus: "minvCpus",
    },
    maps: ["tags"],
    lowerCase: true,
};

const changeable = ["computeResources", "serviceRole", "state", "updatePolicy"];
const properties = [...changeable, "eksConfiguration", "type"];

/** What AWS decides of a cluster of machines where the program does not. */
const filledIn: FilledIn = {
    allocationStrategy: anything,
    desiredVcpus: anything,
    ec2Configurations: anything,
    minVcpus: anything,
    version: anything,
};

export const resource: Resource = {
    replaceOn: ["eksConfiguration", "name", "namePrefix", "region", "type"],

    async create(inputs, aws) {
        const name = nameOf(inputs);
        const command = new CreateComputeEnvironmentCommand({
            ...inAws<CreateComputeEnvironmentCommandInput>(pick(inputs, properties), words),
            computeEnvironmentName: name,
            tags: tagMap(inputs),
        });
        // A role or a network that was made a moment ago is not known everywhere yet.
        await onceSettled(() => aws.client(BatchClient).send(command), "ClientException");
        return name;
    },

    async configure(id, _inputs, aws) {
        await settled(() => find(id, aws));
    },

    async read(id, aws, known) {
        const found = await find(id, aws);
        if (found === undefined) return undefined;
        const read = told(inPulumi(found, words), properties);
        const serviceRole = read["serviceRole"] || undefined;
        return {
            ...unfilled({ ...read, ...({ serviceRole } as Values) }, known, filledIn),
            ...told(inPulumi(found), ["ecsClusterArn", "status", "statusReason"]),
            ...tagsReadMap(found.tags),
            ...{ arn: found.computeEnvironmentArn!, name: found.computeEnvironmentName! },
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        const keys = changeable.filter((key) => changed.has(key));
        const given = { ...pick(news, keys), ...resourcesOf(keys, news["computeResources"]) };
        const command = new UpdateComputeEnvironmentCommand({
            ...inAws<UpdateComputeEnvironmentCommandInput>(given, words),
            computeEnvironment: id,
        });
        if (keys.length > 0) await aws.client(BatchClient).send(command);
        await settled(() => find(id, aws));
        await changeBatchTags(change, aws);
    },

    /** AWS deletes one that takes no more jobs, and that no queue names. */
    async delete(id, _state, aws) {
        if ((await find(id, aws)) === undefined) return;
        const batch = aws.client(BatchClient);
        const off = { computeEnvironment: id, state: "DISABLED" as CEState };
        await batch.send(new UpdateComputeEnvironmentCommand(off));
        await settled(() => find(id, aws));
        await batch.send(new DeleteComputeEnvironmentCommand({ computeEnvironment: id }));
        await settled(() => find(id, aws));
    },
};

/** The role that buys spare machines is told at creation alone. */
function resourcesOf(keys: readonly string[], resources: Value | undefined): Values {
    if (!keys.includes("computeResources") || !isObject(resources)) return {};
    return { computeResources: without(resources, "spotIamFleetRole") };
}

async function find(id: string, aws: Aws): Promise<ComputeEnvironmentDetail | undefined> {
    const command = new DescribeComputeEnvironmentsCommand({ computeEnvironments: [id] });
    const [found] = (await aws.client(BatchClient).send(command)).computeEnvironments ?? [];
    return found?.status === "DELETED" ? undefined : found;
}
