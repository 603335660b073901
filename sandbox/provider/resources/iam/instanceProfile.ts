import {
    AddRoleToInstanceProfileCommand,
    CreateInstanceProfileCommand,
    DeleteInstanceProfileCommand,
    GetInstanceProfileCommand,
    IAMClient,
    type InstanceProfile,
    RemoveRoleFromInstanceProfileCommand,
    TagInstanceProfileCommand,
    UntagInstanceProfileCommand,
} from "@aws-sdk/client-iam";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import { rfc3339, said, textOf } from "../inputs";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { missing } from "./missing";

export const resource: Resource = {
    replaceOn: ["name", "namePrefix", "path"],

    async create(inputs, aws) {
        const { InstanceProfile } = await aws.client(IAMClient).send(
            new CreateInstanceProfileCommand({
                InstanceProfileName: nameOf(inputs),
                Path: textOf(inputs, "path"),
                Tags: tagList(inputs),
            }),
        );
        return InstanceProfile!.InstanceProfileName!;
    },

    async configure(id, inputs, aws) {
        const role = textOf(inputs, "role");
        // The profile may have its role already, where the answer to who gave it was lost.
        const [given] = (await find(id, aws))?.Roles ?? [];
        if (given?.RoleName !== role) await addRole(id, role, aws);
    },

    async read(id, aws) {
        const profile = await find(id, aws);
        if (profile === undefined) return undefined;
        return said({
            ...tagsRead(profile.Tags),
            arn: profile.Arn,
            createDate: rfc3339(profile.CreateDate),
            name: profile.InstanceProfileName,
            path: profile.Path,
            role: profile.Roles?.[0]?.RoleName,
            uniqueId: profile.InstanceProfileId,
        });
    },

    async update(id, change, aws) {
        const { changed, news, actual } = change;
        if (changed.has("role")) {
            await removeRole(id, textOf(actual, "role"), aws);
            await addRole(id, textOf(news, "role"), aws);
        }
        const [iam, InstanceProfileName] = [aws.client(IAMClient), id];
        await changeTags(
            change,
            (tags) => iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags: asTagList(tags) })),
            (TagKeys) => iam.send(new UntagInstanceProfileCommand({ InstanceProfileName, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        for (const { RoleName } of (await find(id, aws))?.Roles ?? []) await removeRole(id, RoleName, aws);
        const command = new DeleteInstanceProfileCommand({ InstanceProfileName: id });
        await unlessMissing(aws.client(IAMClient).send(command), missing);
    },
};

async function find(InstanceProfileName: string, aws: Aws): Promise<InstanceProfile | undefined> {
    const command = new GetInstanceProfileCommand({ InstanceProfileName });
    return (await unlessMissing(aws.client(IAMClient).send(command), missing))?.InstanceProfile;
}

/** A role that was made a moment ago may not be known yet. */
async function addRole(InstanceProfileName: string, RoleName: string | undefined, aws: Aws): Promise<void> {
    if (RoleName === undefined) return;
    const command = new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName });
    await onceSettled(() => aws.client(IAMClient).send(command), missing, "InvalidParameterValue");
}

async function removeRole(
    InstanceProfileName: string,
    RoleName: string | undefined,
    aws: Aws,
): Promise<void> {
    if (RoleName === undefined) return;
    const command = new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName });
    await unlessMissing(aws.client(IAMClient).send(command), missing);
}
