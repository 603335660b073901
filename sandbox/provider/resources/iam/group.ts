import {
    CreateGroupCommand,
    DeleteGroupCommand,
    GetGroupCommand,
    IAMClient,
    UpdateGroupCommand,
} from "@aws-sdk/client-iam";

import { unlessMissing } from "../../aws";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { missing } from "./missing";

export const resource: Resource = {
    // AWS could rename a group, but the name is its id, which the engine never changes.
    replaceOn: ["name"],

    async create(inputs, aws) {
        const command = new CreateGroupCommand({
            GroupName: String(inputs["name"]),
            Path: textOf(inputs, "path"),
        });
        return (await aws.client(IAMClient).send(command)).Group!.GroupName!;
    },

    async read(id, aws) {
        const get = new GetGroupCommand({ GroupName: id });
        const group = (await unlessMissing(aws.client(IAMClient).send(get), missing))?.Group;
        if (group === undefined) return undefined;
        return said({ arn: group.Arn, name: group.GroupName, path: group.Path, uniqueId: group.GroupId });
    },

    async update(id, { news }, aws) {
        const NewPath = textOf(news, "path");
        await aws.client(IAMClient).send(new UpdateGroupCommand({ GroupName: id, NewPath }));
    },

    async delete(id, _state, aws) {
        const command = new DeleteGroupCommand({ GroupName: id });
        await unlessMissing(aws.client(IAMClient).send(command), missing);
    },
};
