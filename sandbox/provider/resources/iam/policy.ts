import {
    CreatePolicyCommand,
    CreatePolicyVersionCommand,
    DeletePolicyCommand,
    DeletePolicyVersionCommand,
    GetPolicyCommand,
    GetPolicyVersionCommand,
    IAMClient,
    paginateListPolicyVersions,
    type PolicyVersion,
    TagPolicyCommand,
    UntagPolicyCommand,
} from "@aws-sdk/client-iam";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import { said, textOf } from "../inputs";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { documentTold, malformed, missing } from "./missing";

/** AWS keeps so many versions of a policy. */
const mostVersions = 5;

export const resource: Resource = {
    replaceOn: ["description", "name", "namePrefix", "path"],

    async create(inputs, aws) {
        const command = new CreatePolicyCommand({
            PolicyName: nameOf(inputs),
            Path: textOf(inputs, "path"),
            PolicyDocument: textOf(inputs, "policy"),
            Description: textOf(inputs, "description"),
            Tags: tagList(inputs),
        });
        const { Policy } = await onceSettled(() => aws.client(IAMClient).send(command), malformed);
        return Policy!.Arn!;
    },

    async read(id, aws) {
        const iam = aws.client(IAMClient);
        const found = await unlessMissing(iam.send(new GetPolicyCommand({ PolicyArn: id })), missing);
        const policy = found?.Policy;
        if (policy === undefined) return undefined;
        const { PolicyVersion: version } = await iam.send(
            new GetPolicyVersionCommand({ PolicyArn: id, VersionId: policy.DefaultVersionId! }),
        );
        return said({
            ...tagsRead(policy.Tags),
            arn: id,
            attachmentCount: policy.AttachmentCount,
            description: policy.Description,
            name: policy.PolicyName,
            path: policy.Path,
            policy: documentTold(version?.Document),
            policyId: policy.PolicyId,
        });
    },

    async update(id, change, aws) {
        const iam = aws.client(IAMClient);
        if (change.changed.has("policy")) await putVersion(id, String(change.news["policy"]), aws);
        await changeTags(
            change,
            (tags) => iam.send(new TagPolicyCommand({ PolicyArn: id, Tags: asTagList(tags) })),
            (TagKeys) => iam.send(new UntagPolicyCommand({ PolicyArn: id, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        const remove = async () => {
            await deleteVersions(id, await versionsOf(id, aws), aws);
            await aws.client(IAMClient).send(new DeletePolicyCommand({ PolicyArn: id }));
        };
        await unlessMissing(remove(), missing);
    },
};

async function putVersion(PolicyArn: string, PolicyDocument: string, aws: Aws): Promise<void> {
    const others = await versionsOf(PolicyArn, aws);
    const excess = others.length + 1 >= mostVersions ? others.slice(0, 1) : [];
    await deleteVersions(PolicyArn, excess, aws);
    const command = new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true });
    await onceSettled(() => aws.client(IAMClient).send(command), malformed);
}

/** The versions beside the one in force, the oldest first. */
async function versionsOf(PolicyArn: string, aws: Aws): Promise<PolicyVersion[]> {
    const versions: PolicyVersion[] = [];
    for await (const page of paginateListPolicyVersions({ client: aws.client(IAMClient) }, { PolicyArn }))
        versions.push(...(page.Versions ?? []));
    return versions
        .filter(({ IsDefaultVersion }) => IsDefaultVersion !== true)
        .sort((one, other) => Number(one.CreateDate) - Number(other.CreateDate));
}

async function deleteVersions(PolicyArn: string, versions: PolicyVersion[], aws: Aws): Promise<void> {
    for (const { VersionId } of versions)
        await aws.client(IAMClient).send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
}
