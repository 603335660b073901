import {
    CreateEventSourceMappingCommand,
    type CreateEventSourceMappingCommandInput,
    DeleteEventSourceMappingCommand,
    GetEventSourceMappingCommand,
    LambdaClient,
    ListTagsCommand,
    TagResourceCommand,
    UntagResourceCommand,
    UpdateEventSourceMappingCommand,
    type UpdateEventSourceMappingCommandInput,
} from "@aws-sdk/client-lambda";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Value, Values } from "../../values";
import { inAws, inPulumi, pick, told, unfilled, type Words } from "../blocks";
import type { Resource } from "../resource";
import { changeTags, tagMap, tagsReadMap } from "../tags";
import { refuseInputs } from "../unsupported";

const missing = "ResourceNotFoundException";
const words: Words = { names: { kmsKeyArn: "KMSKeyArn", uri: "URI" } };

/** A role and a policy that were made a moment ago are not known everywhere yet. */
const unsettled = ["InvalidParameterValueException", "ResourceInUseException"];

const changeable = [
    "batchSize",
    "bisectBatchOnFunctionError",
    "destinationConfig",
    "enabled",
    "filterCriteria",
    "functionName",
    "functionResponseTypes",
    "kmsKeyArn",
    "maximumBatchingWindowInSeconds",
    "maximumRecordAgeInSeconds",
    "maximumRetryAttempts",
    "metricsConfig",
    "parallelizationFactor",
    "provisionedPollerConfig",
    "scalingConfig",
    "sourceAccessConfigurations",
    "tumblingWindowInSeconds",
];

/** What is told at creation alone. */
const forGood = ["eventSourceArn", "queues", "startingPosition", "startingPositionTimestamp", "topics"];

/** What takes a setting away. */
const unset: Values = {
    bisectBatchOnFunctionError: false,
    filterCriteria: {},
    functionResponseTypes: [],
    kmsKeyArn: "",
    maximumBatchingWindowInSeconds: 0,
    metricsConfig: { metrics: [] },
    provisionedPollerConfig: {},
    scalingConfig: {},
    sourceAccessConfigurations: [],
    tumblingWindowInSeconds: 0,
};

/** What AWS says of a setting that is not set. */
const filledIn = {
    bisectBatchOnFunctionError: false,
    maximumBatchingWindowInSeconds: 0,
    tumblingWindowInSeconds: 0,
};

const undeployed = [
    "amazonManagedKafkaEventSourceConfig",
    "documentDbEventSourceConfig",
    "selfManagedEventSource",
    "selfManagedKafkaEventSourceConfig",
];

export const resource: Resource = {
    replaceOn: [...forGood, "region"],

    async create(inputs, aws) {
        refuseInputs("aws.lambda.EventSourceMapping", inputs, undeployed);
        const { startingPositionTimestamp: at } = inputs;
        const command = new CreateEventSourceMappingCommand({
            ...inAws<CreateEventSourceMappingCommandInput>(pick(inputs, [...changeable, ...forGood]), words),
            ...(at ? { StartingPositionTimestamp: new Date(String(at)) } : {}),
            Tags: tagMap(inputs),
        });
        const { UUID } = await onceSettled(() => aws.client(LambdaClient).send(command), ...unsettled);
        return UUID!;
    },

    async configure(id, _inputs, aws) {
        await settled(id, aws);
    },

    read: (id, aws, known) => unlessMissing(readMapping(id, aws, known), missing),

    async update(id, change, aws) {
        const { changed, news, actual } = change;
        const lambda = aws.client(LambdaClient);
        const keys = changeable.filter((key) => changed.has(key));
        const set = pick({ ...unset, ...pick(news, keys) }, keys);
        const command = new UpdateEventSourceMappingCommand({
            ...inAws<UpdateEventSourceMappingCommandInput>(set, words),
            UUID: id,
        });
        if (keys.length > 0) await onceSettled(() => lambda.send(command), ...unsettled);
        await settled(id, aws);
        const Resource = String(actual["arn"]);
        await changeTags(
            change,
            (Tags) => lambda.send(new TagResourceCommand({ Resource, Tags })),
            (TagKeys) => lambda.send(new UntagResourceCommand({ Resource, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        const command = new DeleteEventSourceMappingCommand({ UUID: id });
        const ask = () => aws.client(LambdaClient).send(command);
        await unlessMissing(onceSettled(ask, "ResourceInUseException"), missing);
        await unlessMissing(settled(id, aws), missing);
    },
};

async function readMapping(id: string, aws: Aws, known: Values): Promise<Values | undefined> {
    const lambda = aws.client(LambdaClient);
    const found = await lambda.send(new GetEventSourceMappingCommand({ UUID: id }));
    if (found.State === "Deleting") return undefined;
    const read = inPulumi(found, words);
    const arn = found.EventSourceMappingArn!;
    const { Tags } = await lambda.send(new ListTagsCommand({ Resource: arn }));
    return {
        ...(unfilled(told(read, [...changeable, ...forGood]), known, filledIn) as Values),
        ...told(read, [
            "functionArn",
            "lastModified",
            "lastProcessingResult",
            "state",
            "stateTransitionReason",
        ]),
        ...tagsReadMap(Tags),
        arn,
        uuid: id,
        enabled: ["Enabled", "Enabling", "Creating", "Updating"].includes(found.State!),
        functionName: nameOf(found.FunctionArn!, known["functionName"]),
    };
}

/** A function is named by its ARN, its name or parts of the ARN: the program's way is kept. */
function nameOf(arn: string, given: Value | undefined): Value {
    return typeof given === "string" && `:${arn}`.endsWith(`:${given}`) ? given : arn;
}

/** AWS makes, changes and deletes a mapping while it says that it does. */
async function settled(id: string, aws: Aws): Promise<void> {
    const command = new GetEventSourceMappingCommand({ UUID: id });
    for (let wait = 50; wait < 60_000; wait *= 2) {
        const { State = "" } = await aws.client(LambdaClient).send(command);
        if (!State.endsWith("ing")) return;
        await new Promise((resolve) => setTimeout(resolve, Math.min(wait, 2_000)));
    }
}
