import {
    AddTagsToResourceCommand,
    DeleteParameterCommand,
    DescribeParametersCommand,
    GetParameterCommand,
    ListTagsForResourceCommand,
    PutParameterCommand,
    type PutParameterCommandInput,
    RemoveTagsFromResourceCommand,
    SSMClient,
} from "@aws-sdk/client-ssm";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { inAws, inPulumi, pick, told } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";

const missing = "ParameterNotFound";
const settings = ["allowedPattern", "dataType", "description", "keyId", "name", "tier", "type"];
const undeployed = ["valueWo", "valueWoVersion"];

export const resource: Resource = {
    replaceOn: ["dataType", "name", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.ssm.Parameter", inputs, undeployed);
        const tags = tagList(inputs);
        const overwrite = inputs["overwrite"] === true;
        const Name = nameOf(inputs);
        // AWS takes tags with a new parameter only.
        await put({ ...inputs, name: Name }, aws, overwrite ? { Overwrite: true } : { Tags: tags });
        if (overwrite && tags.length > 0) await addTags(Name, tags, aws);
        return Name;
    },

    async read(id, aws, known) {
        const ssm = aws.client(SSMClient);
        const asked = ssm.send(new GetParameterCommand({ Name: id, WithDecryption: true }));
        const found = (await unlessMissing(asked, missing))?.Parameter;
        if (found === undefined) return undefined;
        const { ARN: arn = "", DataType: dataType = "text", Type: type, Value: value = "", Version } = found;
        const isOpen = known["insecureValue"] !== undefined && known["insecureValue"] !== null;
        return {
            ...(await described(id, aws)),
            ...{ arn, dataType, name: id, type: type!, value, version: Version!, hasValueWo: false },
            ...(isOpen ? { insecureValue: value } : {}),
            ...tagsRead(await tagsOf(id, aws)),
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        refuseInputs("aws.ssm.Parameter", news, undeployed);
        if ([...settings, "insecureValue", "value"].some((key) => changed.has(key)))
            await put(news, aws, { Overwrite: true });
        const resource = { ResourceType: "Parameter" as const, ResourceId: id };
        const ssm = aws.client(SSMClient);
        await changeTags(
            change,
            (tags) => addTags(id, asTagList(tags), aws),
            (TagKeys) => ssm.send(new RemoveTagsFromResourceCommand({ ...resource, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        await unlessMissing(aws.client(SSMClient).send(new DeleteParameterCommand({ Name: id })), missing);
    },
};

async function put(inputs: Values, aws: Aws, more: Partial<PutParameterCommandInput>): Promise<void> {
    const Value = String(inputs["value"] ?? inputs["insecureValue"] ?? "");
    const given = inAws<PutParameterCommandInput>(pick(inputs, settings));
    await aws.client(SSMClient).send(new PutParameterCommand({ ...given, Value, ...more }));
}

/** What a parameter is besides its value. */
async function described(id: string, aws: Aws): Promise<Values> {
    const ParameterFilters = [{ Key: "Name", Option: "Equals", Values: [id] }];
    const { Parameters } = await aws
        .client(SSMClient)
        .send(new DescribeParametersCommand({ ParameterFilters }));
    const read = told(inPulumi(Parameters?.[0]), ["allowedPattern", "description", "keyId", "tier"]);
    return { ...read, tier: read["tier"] ?? "Standard" };
}

async function tagsOf(id: string, aws: Aws) {
    const command = new ListTagsForResourceCommand({ ResourceType: "Parameter", ResourceId: id });
    return (await aws.client(SSMClient).send(command)).TagList;
}

function addTags(id: string, Tags: ReturnType<typeof tagList>, aws: Aws): Promise<unknown> {
    const command = new AddTagsToResourceCommand({ ResourceType: "Parameter", ResourceId: id, Tags });
    return aws.client(SSMClient).send(command);
}
