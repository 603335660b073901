import {
    CreateServiceLinkedRoleCommand,
    DeleteServiceLinkedRoleCommand,
    GetRoleCommand,
    GetServiceLinkedRoleDeletionStatusCommand,
    IAMClient,
    TagRoleCommand,
    UntagRoleCommand,
    UpdateRoleCommand,
} from "@aws-sdk/client-iam";

import { type Aws, unlessMissing } from "../../aws";
import { rfc3339, said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagMap, tagList, tagsRead } from "../tags";
import { missing } from "./missing";

export const resource: Resource = {
    replaceOn: ["awsServiceName", "customSuffix"],

    async create(inputs, aws) {
        const { Role } = await aws.client(IAMClient).send(
            new CreateServiceLinkedRoleCommand({
                AWSServiceName: textOf(inputs, "awsServiceName"),
                CustomSuffix: textOf(inputs, "customSuffix"),
                Description: textOf(inputs, "description"),
            }),
        );
        return Role!.Arn!;
    },

    async configure(id, inputs, aws) {
        if (Object.keys(tagMap(inputs)).length === 0) return;
        const command = new TagRoleCommand({ RoleName: named(id).name, Tags: tagList(inputs) });
        await aws.client(IAMClient).send(command);
    },

    async read(id, aws) {
        const { name, service } = named(id);
        const get = new GetRoleCommand({ RoleName: name });
        const role = (await unlessMissing(aws.client(IAMClient).send(get), missing))?.Role;
        if (role === undefined) return undefined;
        return said({
            ...tagsRead(role.Tags),
            arn: role.Arn,
            awsServiceName: service,
            createDate: rfc3339(role.CreateDate),
            customSuffix: name.split("_")[1],
            description: role.Description,
            name,
            path: role.Path,
            uniqueId: role.RoleId,
        });
    },

    async update(id, change, aws) {
        const [iam, RoleName] = [aws.client(IAMClient), named(id).name];
        if (change.changed.has("description"))
            await iam.send(
                new UpdateRoleCommand({ RoleName, Description: textOf(change.news, "description") ?? "" }),
            );
        await changeTags(
            change,
            (tags) => iam.send(new TagRoleCommand({ RoleName, Tags: asTagList(tags) })),
            (TagKeys) => iam.send(new UntagRoleCommand({ RoleName, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        const command = new DeleteServiceLinkedRoleCommand({ RoleName: named(id).name });
        const answer = await unlessMissing(aws.client(IAMClient).send(command), missing);
        if (answer !== undefined) await deleted(answer.DeletionTaskId!, aws);
    },
};

/** `arn:aws:iam::111122223333:role/aws-service-role/SERVICE/NAME` */
function named(arn: string): { service: string; name: string } {
    const [service = "", name = ""] = arn.split("/").slice(-2);
    return { service, name };
}

/** AWS first looks whether the service still needs the role. */
async function deleted(DeletionTaskId: string, aws: Aws): Promise<void> {
    for (;;) {
        const command = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId });
        const { Status, Reason } = await aws.client(IAMClient).send(command);
        if (Status === "SUCCEEDED") return;
        if (Status === "FAILED") throw new Error(Reason?.Reason ?? "The service still uses its role.");
        await new Promise((resolve) => setTimeout(resolve, 200));
    }
}
