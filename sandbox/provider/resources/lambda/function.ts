import {
    CreateFunctionCommand,
    type CreateFunctionCommandInput,
    DeleteFunctionCommand,
    DeleteFunctionConcurrencyCommand,
    LambdaClient,
    PutFunctionConcurrencyCommand,
    TagResourceCommand,
    UntagResourceCommand,
    UpdateFunctionCodeCommand,
    type UpdateFunctionCodeCommandInput,
    UpdateFunctionConfigurationCommand,
    type UpdateFunctionConfigurationCommandInput,
    waitUntilFunctionActiveV2,
    waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { contentChanged } from "../assets";
import { inAws, pick } from "../blocks";
import { nameOf } from "../names";
import type { Change, Resource } from "../resource";
import { changeTags, tagMap } from "../tags";
import { refuseInputs } from "../unsupported";
import { codeOf, codeProperties } from "./code";
import { functionSettings, readFunction, unsetSettings, words } from "./configuration";

const missing = "ResourceNotFoundException";
/** A role, a key or a network that was made a moment ago is not known everywhere yet. */
const unsettled = "InvalidParameterValueException";
/** Another change is on its way. */
const busy = "ResourceConflictException";
const patience = { maxWaitTime: 120, minDelay: 0.1, maxDelay: 5 };

const undeployed = [
    "capacityProviderConfig",
    "codeSigningConfigArn",
    "publishTo",
    "replaceSecurityGroupsOnDestroy",
    "replacementSecurityGroupIds",
];

/** What is told at creation alone. */
const forGood = ["packageType", "publish", "tenancyConfig"];

export const resource: Resource = {
    replaceOn: ["name", "packageType", "region", "tenancyConfig"],

    async create(inputs, aws) {
        refuseInputs("aws.lambda.Function", inputs, undeployed);
        const name = nameOf(inputs);
        const command = new CreateFunctionCommand({
            ...inAws<CreateFunctionCommandInput>(pick(inputs, [...functionSettings, ...forGood]), words),
            ...filesOf(inputs),
            FunctionName: name,
            Code: await codeOf(inputs),
            Architectures: inputs["architectures"] as CreateFunctionCommandInput["Architectures"],
            Tags: tagMap(inputs),
        });
        await onceSettled(() => aws.client(LambdaClient).send(command), unsettled);
        return name;
    },

    async configure(id, inputs, aws) {
        const lambda = aws.client(LambdaClient);
        await waitUntilFunctionActiveV2({ client: lambda, ...patience }, { FunctionName: id });
        if (Number(inputs["reservedConcurrentExecutions"]) >= 0) await setConcurrency(id, inputs, aws);
    },

    read: (id, aws, known) => unlessMissing(readFunction(id, aws, known), missing),

    async update(id, change, aws) {
        const { changed, news, actual } = change;
        refuseInputs("aws.lambda.Function", news, undeployed);
        await changeSettings(id, change, aws);
        await changeCode(id, change, aws);
        if (changed.has("reservedConcurrentExecutions")) await setConcurrency(id, news, aws);
        const lambda = aws.client(LambdaClient);
        const Resource = String(actual["arn"]);
        await changeTags(
            change,
            (Tags) => lambda.send(new TagResourceCommand({ Resource, Tags })),
            (TagKeys) => lambda.send(new UntagResourceCommand({ Resource, TagKeys })),
        );
    },

    async delete(id, { skipDestroy }, aws) {
        if (skipDestroy === true) return;
        const command = new DeleteFunctionCommand({ FunctionName: id });
        await unlessMissing(aws.client(LambdaClient).send(command), missing);
    },
};

async function changeSettings(id: string, { changed, news }: Change, aws: Aws): Promise<void> {
    const keys = [...functionSettings, "fileSystemConfig"].filter((key) => changed.has(key));
    if (keys.length === 0) return;
    const set = pick({ ...unsetSettings, ...pick(news, keys) }, keys);
    const command = new UpdateFunctionConfigurationCommand({
        ...inAws<UpdateFunctionConfigurationCommandInput>(set, words),
        ...(changed.has("fileSystemConfig") ? { FileSystemConfigs: [], ...filesOf(news) } : {}),
        FunctionName: id,
    });
    await onceSettled(() => aws.client(LambdaClient).send(command), unsettled, busy);
    await updated(id, aws);
}

async function changeCode(id: string, change: Change, aws: Aws): Promise<void> {
    const { changed, news } = change;
    const isNew = contentChanged(change, "code") || codeProperties.some((key) => changed.has(key));
    if (!isNew) return;
    const command = new UpdateFunctionCodeCommand({
        ...(await codeOf(news)),
        FunctionName: id,
        Publish: news["publish"] === true,
        ...(news["architectures"]
            ? { Architectures: news["architectures"] as UpdateFunctionCodeCommandInput["Architectures"] }
            : {}),
    });
    await onceSettled(() => aws.client(LambdaClient).send(command), unsettled, busy);
    await updated(id, aws);
}

/** The next change is refused until the last one has arrived. */
async function updated(id: string, aws: Aws): Promise<void> {
    await waitUntilFunctionUpdatedV2({ client: aws.client(LambdaClient), ...patience }, { FunctionName: id });
}

async function setConcurrency(id: string, inputs: Values, aws: Aws): Promise<void> {
    const ReservedConcurrentExecutions = Number(inputs["reservedConcurrentExecutions"] ?? -1);
    const lambda = aws.client(LambdaClient);
    if (ReservedConcurrentExecutions < 0)
        await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: id }));
    else
        await lambda.send(
            new PutFunctionConcurrencyCommand({ FunctionName: id, ReservedConcurrentExecutions }),
        );
}

/** AWS has a list of file systems, of which a function can have one. */
function filesOf({ fileSystemConfig: files }: Values): Pick<CreateFunctionCommandInput, "FileSystemConfigs"> {
    return files ? { FileSystemConfigs: [inAws(files as Values)] } : {};
}
