import {
    CreateRoleCommand,
    DeleteRoleCommand,
    DeleteRolePermissionsBoundaryCommand,
    GetRoleCommand,
    IAMClient,
    PutRolePermissionsBoundaryCommand,
    TagRoleCommand,
    UntagRoleCommand,
    UpdateAssumeRolePolicyCommand,
    UpdateRoleCommand,
    UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import { numberOf, rfc3339, said, textOf } from "../inputs";
import { nameOf } from "../names";
import type { Change, Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { documentTold, malformed, missing } from "./missing";
import { changePolicies, emptyRole, leaveProfiles, policiesOf, putPolicies } from "./policies";

export const resource: Resource = {
    replaceOn: ["name", "namePrefix", "path"],

    async create(inputs, aws) {
        const command = new CreateRoleCommand({
            RoleName: nameOf(inputs),
            Path: textOf(inputs, "path"),
            AssumeRolePolicyDocument: textOf(inputs, "assumeRolePolicy"),
            Description: textOf(inputs, "description"),
            MaxSessionDuration: numberOf(inputs, "maxSessionDuration"),
            PermissionsBoundary: textOf(inputs, "permissionsBoundary"),
            Tags: tagList(inputs),
        });
        const { Role } = await onceSettled(() => aws.client(IAMClient).send(command), malformed);
        return Role!.RoleName!;
    },

    configure: putPolicies,

    async read(id, aws, known) {
        const get = new GetRoleCommand({ RoleName: id });
        const role = (await unlessMissing(aws.client(IAMClient).send(get), missing))?.Role;
        if (role === undefined) return undefined;
        return said({
            ...tagsRead(role.Tags),
            ...(await policiesOf(id, known, aws)),
            arn: role.Arn,
            assumeRolePolicy: documentTold(role.AssumeRolePolicyDocument),
            createDate: rfc3339(role.CreateDate),
            description: role.Description,
            maxSessionDuration: role.MaxSessionDuration,
            name: role.RoleName,
            path: role.Path,
            permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
            uniqueId: role.RoleId,
        });
    },

    async update(id, change, aws) {
        const iam = aws.client(IAMClient);
        await changeTrust(id, change, aws);
        await changeSettings(id, change, aws);
        await changePolicies(id, change, aws);
        await changeTags(
            change,
            (tags) => iam.send(new TagRoleCommand({ RoleName: id, Tags: asTagList(tags) })),
            (TagKeys) => iam.send(new UntagRoleCommand({ RoleName: id, TagKeys })),
        );
    },

    async delete(id, state, aws) {
        const remove = async () => {
            await leaveProfiles(id, aws);
            await emptyRole(id, state, aws);
            await onceSettled(
                () => aws.client(IAMClient).send(new DeleteRoleCommand({ RoleName: id })),
                "DeleteConflictException",
            );
        };
        await unlessMissing(remove(), missing);
    },
};

async function changeTrust(RoleName: string, { changed, news }: Change, aws: Aws): Promise<void> {
    if (!changed.has("assumeRolePolicy")) return;
    const PolicyDocument = String(news["assumeRolePolicy"]);
    const command = new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument });
    await onceSettled(() => aws.client(IAMClient).send(command), malformed);
}

async function changeSettings(RoleName: string, { changed, news }: Change, aws: Aws): Promise<void> {
    const iam = aws.client(IAMClient);
    if (changed.has("description")) {
        const Description = textOf(news, "description") ?? "";
        await iam.send(new UpdateRoleDescriptionCommand({ RoleName, Description }));
    }
    if (changed.has("maxSessionDuration")) {
        const MaxSessionDuration = numberOf(news, "maxSessionDuration");
        await iam.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration }));
    }
    if (!changed.has("permissionsBoundary")) return;
    const PermissionsBoundary = textOf(news, "permissionsBoundary");
    if (PermissionsBoundary === undefined)
        await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    else await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
}
