import {
    BatchClient,
    DeregisterJobDefinitionCommand,
    type JobDefinition,
    paginateDescribeJobDefinitions,
    RegisterJobDefinitionCommand,
    type RegisterJobDefinitionCommandInput,
} from "@aws-sdk/client-batch";

import { type Aws, onceSettled } from "../../aws";
import type { Values } from "../../values";
import { inAws, inPulumi, pick, told, type Words } from "../blocks";
import { containersRead } from "../containers";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { tagMap, tagsReadMap } from "../tags";
import { refuseInputs } from "../unsupported";
import { changeBatchTags } from "./tags";

const words: Words = { names: { evaluateOnExits: "evaluateOnExit" }, maps: ["parameters"], lowerCase: true };

/** What a program writes as JSON text. */
const documents = ["containerProperties", "ecsProperties", "nodeProperties"];

const properties = [
    "parameters",
    "platformCapabilities",
    "propagateTags",
    "retryStrategy",
    "schedulingPriority",
    "timeout",
    "type",
];

const undeployed = ["eksProperties"];

/** A job, of which each change makes another revision. Its id is the ARN of the first. */
export const resource: Resource = {
    replaceOn: ["name", "region", "type"],

    create: (inputs, aws) => register(nameOf(inputs), inputs, aws),

    async read(id, aws, known) {
        const found = await latest(id, aws);
        if (found === undefined) return undefined;
        const arn = found.jobDefinitionArn!;
        const { parameters, propagateTags = false, ...read } = inPulumi(found, words);
        const isSet = Object.keys((parameters ?? {}) as object).length > 0;
        return {
            ...told({ ...read, propagateTags, ...(isSet ? { parameters: parameters! } : {}) }, properties),
            ...textsOf(found, known),
            ...tagsReadMap(found.tags),
            ...{ arn, arnPrefix: prefixOf(arn), name: found.jobDefinitionName!, revision: found.revision! },
        };
    },

    async update(_id, change, aws) {
        const { changed, news, actual } = change;
        if (![...properties, ...documents, ...undeployed].some((key) => changed.has(key)))
            return changeBatchTags(change, aws);
        await register(String(actual["name"]), news, aws);
        if (news["deregisterOnNewRevision"] !== false) await deregister(String(actual["arn"]), aws);
    },

    async delete(id, _state, aws) {
        for (const { jobDefinitionArn } of await revisions(id, aws)) await deregister(jobDefinitionArn!, aws);
    },
};

async function register(name: string, inputs: Values, aws: Aws): Promise<string> {
    refuseInputs("aws.batch.JobDefinition", inputs, undeployed);
    const texts = Object.entries(pick(inputs, documents)).map(([key, text]) => [
        key,
        JSON.parse(String(text)),
    ]);
    const command = new RegisterJobDefinitionCommand({
        ...inAws<RegisterJobDefinitionCommandInput>(pick(inputs, properties), words),
        ...Object.fromEntries(texts),
        jobDefinitionName: name,
        tags: tagMap(inputs),
    });
    // A role that was made a moment ago is not known everywhere yet.
    const ask = () => aws.client(BatchClient).send(command);
    return (await onceSettled(ask, "ClientException")).jobDefinitionArn!;
}

async function deregister(jobDefinition: string, aws: Aws): Promise<void> {
    await aws.client(BatchClient).send(new DeregisterJobDefinitionCommand({ jobDefinition }));
}

/** The revision that a new job takes. */
async function latest(id: string, aws: Aws): Promise<JobDefinition | undefined> {
    const all = await revisions(id, aws);
    return all.sort((one, other) => other.revision! - one.revision!)[0];
}

async function revisions(id: string, aws: Aws): Promise<JobDefinition[]> {
    const jobDefinitionName = prefixOf(id).split("/").pop()!;
    const pages = paginateDescribeJobDefinitions(
        { client: aws.client(BatchClient) },
        { jobDefinitionName, status: "ACTIVE" },
    );
    const found: JobDefinition[] = [];
    for await (const { jobDefinitions = [] } of pages) found.push(...jobDefinitions);
    return found;
}

function prefixOf(arn: string): string {
    return arn.replace(/:\d+$/, "");
}

function textsOf(found: JobDefinition, known: Values): Values {
    const all = found as unknown as Record<string, object | undefined>;
    const texts = documents.map((key) => {
        const read = all[key];
        const isSet = read !== undefined && Object.keys(read).length > 0;
        return [key, isSet ? containersRead(read, known[key]) : undefined];
    });
    return Object.fromEntries(texts) as Values;
}
