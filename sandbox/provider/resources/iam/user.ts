import {
    CreateUserCommand,
    DeleteUserCommand,
    DeleteUserPermissionsBoundaryCommand,
    GetUserCommand,
    IAMClient,
    PutUserPermissionsBoundaryCommand,
    TagUserCommand,
    UntagUserCommand,
    UpdateUserCommand,
} from "@aws-sdk/client-iam";

import { type Aws, unlessMissing } from "../../aws";
import { said, textOf } from "../inputs";
import type { Change, Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { deleteCredentials, leaveGroups } from "./credentials";
import { missing } from "./missing";

export const resource: Resource = {
    // AWS could rename a user, but the name is its id, which the engine never changes.
    replaceOn: ["name"],

    async create(inputs, aws) {
        const { User } = await aws.client(IAMClient).send(
            new CreateUserCommand({
                UserName: String(inputs["name"]),
                Path: textOf(inputs, "path"),
                PermissionsBoundary: textOf(inputs, "permissionsBoundary"),
                Tags: tagList(inputs),
            }),
        );
        return User!.UserName!;
    },

    async read(id, aws) {
        const get = new GetUserCommand({ UserName: id });
        const user = (await unlessMissing(aws.client(IAMClient).send(get), missing))?.User;
        if (user === undefined) return undefined;
        return said({
            ...tagsRead(user.Tags),
            arn: user.Arn,
            name: user.UserName,
            path: user.Path,
            permissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn,
            uniqueId: user.UserId,
        });
    },

    async update(id, change, aws) {
        const iam = aws.client(IAMClient);
        if (change.changed.has("path"))
            await iam.send(new UpdateUserCommand({ UserName: id, NewPath: textOf(change.news, "path") }));
        await changeBoundary(id, change, aws);
        await changeTags(
            change,
            (tags) => iam.send(new TagUserCommand({ UserName: id, Tags: asTagList(tags) })),
            (TagKeys) => iam.send(new UntagUserCommand({ UserName: id, TagKeys })),
        );
    },

    async delete(id, state, aws) {
        const remove = async () => {
            await leaveGroups(id, aws);
            if (state["forceDestroy"] === true) await deleteCredentials(id, aws);
            await aws.client(IAMClient).send(new DeleteUserCommand({ UserName: id }));
        };
        await unlessMissing(remove(), missing);
    },
};

async function changeBoundary(UserName: string, { changed, news }: Change, aws: Aws): Promise<void> {
    if (!changed.has("permissionsBoundary")) return;
    const PermissionsBoundary = textOf(news, "permissionsBoundary");
    const iam = aws.client(IAMClient);
    if (PermissionsBoundary === undefined)
        await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName }));
    else await iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }));
}
