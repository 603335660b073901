import {
    BatchClient,
    DeregisterJobDefinitionCommand,
    DescribeJobDefinitionsCommand,
    type JobDefinition,
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

/** One revision of a job. A changed job is another revision, and so another resource. */
export const resource: Resource = {
    replaceOn: [...properties, ...documents, ...undeployed, "name", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.batch.JobDefinition", inputs, undeployed);
        if (inputs["deregisterOnNewRevision"] === false)
            throw new Error(
                "The sandbox gives up older revisions of a job: leave deregisterOnNewRevision out.",
            );
        const texts = Object.entries(pick(inputs, documents)).map(([key, text]) => [
            key,
            JSON.parse(String(text)),
        ]);
        const command = new RegisterJobDefinitionCommand({
            ...inAws<RegisterJobDefinitionCommandInput>(pick(inputs, properties), words),
            ...Object.fromEntries(texts),
            jobDefinitionName: nameOf(inputs),
            tags: tagMap(inputs),
        });
        // A role that was made a moment ago is not known everywhere yet.
        const ask = () => aws.client(BatchClient).send(command);
        return (await onceSettled(ask, "ClientException")).jobDefinitionArn!;
    },

    async read(id, aws, known) {
        const found = await find(id, aws);
        if (found === undefined) return undefined;
        const { parameters, propagateTags = false, ...read } = inPulumi(found, words);
        const isSet = Object.keys((parameters ?? {}) as object).length > 0;
        return {
            ...told({ ...read, propagateTags, ...(isSet ? { parameters: parameters! } : {}) }, properties),
            ...textsOf(found, known),
            ...tagsReadMap(found.tags),
            ...{ arn: id, arnPrefix: id.replace(/:\d+$/, ""), name: found.jobDefinitionName! },
            revision: found.revision!,
        };
    },

    async update(_id, change, aws) {
        await changeBatchTags(change, aws);
    },

    async delete(id, _state, aws) {
        if ((await find(id, aws)) === undefined) return;
        await aws.client(BatchClient).send(new DeregisterJobDefinitionCommand({ jobDefinition: id }));
    },
};

function textsOf(found: JobDefinition, known: Values): Values {
    const all = found as unknown as Record<string, object | undefined>;
    const texts = documents.map((key) => {
        const read = all[key];
        const isSet = read !== undefined && Object.keys(read).length > 0;
        return [key, isSet ? containersRead(read, known[key]) : undefined];
    });
    return Object.fromEntries(texts) as Values;
}

async function find(id: string, aws: Aws): Promise<JobDefinition | undefined> {
    const command = new DescribeJobDefinitionsCommand({ jobDefinitions: [id] });
    const [found] = (await aws.client(BatchClient).send(command)).jobDefinitions ?? [];
    return found?.status === "INACTIVE" ? undefined : found;
}
