import {
    CreateRepositoryCommand,
    type CreateRepositoryCommandInput,
    DeleteRepositoryCommand,
    DescribeRepositoriesCommand,
    ECRClient,
    ListTagsForResourceCommand,
    PutImageScanningConfigurationCommand,
    PutImageTagMutabilityCommand,
    TagResourceCommand,
    UntagResourceCommand,
} from "@aws-sdk/client-ecr";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { anything, type FilledIn, inAws, inPulumi, pick, told, unfilled, type Words } from "../blocks";
import { nameOf } from "../names";
import type { Change, Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";

const missing = "RepositoryNotFoundException";
const words: Words = { lowerCase: true };
const settings = ["imageScanningConfiguration", "imageTagMutability", "imageTagMutabilityExclusionFilters"];
/** AWS takes its own key where the program names none, and scans nothing. */
const filledIn: FilledIn = { imageScanningConfiguration: { scanOnPush: false }, kmsKey: anything };

export const resource: Resource = {
    replaceOn: ["encryptionConfigurations", "name", "region"],

    async create(inputs, aws) {
        const [encryption] = (inputs["encryptionConfigurations"] ?? []) as Values[];
        const repositoryName = nameOf(inputs);
        await aws.client(ECRClient).send(
            new CreateRepositoryCommand({
                ...inAws<CreateRepositoryCommandInput>(pick(inputs, settings), words),
                ...(encryption ? { encryptionConfiguration: inAws(encryption, words) } : {}),
                repositoryName,
                tags: tagList(inputs),
            }),
        );
        return repositoryName;
    },

    async read(id, aws, known) {
        const ecr = aws.client(ECRClient);
        const asked = ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [id] }));
        const [found] = (await unlessMissing(asked, missing))?.repositories ?? [];
        if (found === undefined) return undefined;
        const arn = found.repositoryArn!;
        const { tags } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: arn }));
        const encryption = found.encryptionConfiguration;
        const read = {
            ...told(inPulumi(found), settings),
            encryptionConfigurations: encryption && [inPulumi(encryption)],
        };
        return {
            ...unfilled(read as Values, known, filledIn),
            ...tagsRead(tags),
            ...{ arn, name: id, registryId: found.registryId!, repositoryUrl: found.repositoryUri! },
        };
    },

    async update(id, change, aws) {
        await changeSettings(id, change, aws);
        const ecr = aws.client(ECRClient);
        const resourceArn = String(change.actual["arn"]);
        await changeTags(
            change,
            (put) => ecr.send(new TagResourceCommand({ resourceArn, tags: asTagList(put) })),
            (tagKeys) => ecr.send(new UntagResourceCommand({ resourceArn, tagKeys })),
        );
    },

    async delete(id, { forceDelete }, aws) {
        const command = new DeleteRepositoryCommand({ repositoryName: id, force: forceDelete === true });
        await unlessMissing(aws.client(ECRClient).send(command), missing);
    },
};

async function changeSettings(repositoryName: string, { changed, news }: Change, aws: Aws): Promise<void> {
    const ecr = aws.client(ECRClient);
    if (changed.has("imageScanningConfiguration")) {
        const imageScanningConfiguration = (news["imageScanningConfiguration"] ?? {
            scanOnPush: false,
        }) as object;
        await ecr.send(
            new PutImageScanningConfigurationCommand({ repositoryName, imageScanningConfiguration }),
        );
    }
    if (changed.has("imageTagMutability") || changed.has("imageTagMutabilityExclusionFilters"))
        await ecr.send(
            new PutImageTagMutabilityCommand({
                repositoryName,
                ...inAws<Pick<CreateRepositoryCommandInput, "imageTagMutabilityExclusionFilters">>(
                    pick(news, ["imageTagMutabilityExclusionFilters"]),
                    words,
                ),
                imageTagMutability: news[
                    "imageTagMutability"
                ] as CreateRepositoryCommandInput["imageTagMutability"],
            }),
        );
}
