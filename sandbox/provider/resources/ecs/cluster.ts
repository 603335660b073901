import {
    type Cluster,
    CreateClusterCommand,
    type CreateClusterCommandInput,
    DeleteClusterCommand,
    DescribeClustersCommand,
    ECSClient,
    TagResourceCommand,
    UntagResourceCommand,
    UpdateClusterCommand,
    type UpdateClusterCommandInput,
} from "@aws-sdk/client-ecs";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { inAws, inPulumi, pick, told, type Words } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { changeTags, tagMap, tagsReadMap } from "../tags";
import { ownTags, ownTagsRead } from "./tags";

const missing = "ClusterNotFoundException";
const words: Words = { names: { s3BucketEncryptionEnabled: "s3EncryptionEnabled" }, lowerCase: true };
const settings = ["configuration", "serviceConnectDefaults", "settings"];

/** What takes a setting away. */
const unset: Values = { configuration: {}, serviceConnectDefaults: { namespace: "" } };

export const resource: Resource = {
    replaceOn: ["name", "region"],

    async create(inputs, aws) {
        const { cluster } = await aws.client(ECSClient).send(
            new CreateClusterCommand({
                ...inAws<CreateClusterCommandInput>(pick(inputs, settings), words),
                clusterName: nameOf(inputs),
                tags: ownTags(tagMap(inputs)),
            }),
        );
        return cluster!.clusterArn!;
    },

    async read(id, aws) {
        const found = await findCluster(id, aws);
        if (found === undefined) return undefined;
        return {
            ...told(inPulumi(found, words), settings),
            ...tagsReadMap(ownTagsRead(found.tags)),
            arn: found.clusterArn!,
            name: found.clusterName!,
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        const ecs = aws.client(ECSClient);
        const keys = settings.filter((key) => changed.has(key));
        const set = inAws<UpdateClusterCommandInput>(pick({ ...unset, ...pick(news, keys) }, keys), words);
        if (keys.length > 0) await ecs.send(new UpdateClusterCommand({ ...set, cluster: id }));
        const resourceArn = String(change.actual["arn"]);
        await changeTags(
            change,
            (put) => ecs.send(new TagResourceCommand({ resourceArn, tags: ownTags(put) })),
            (tagKeys) => ecs.send(new UntagResourceCommand({ resourceArn, tagKeys })),
        );
    },

    async delete(id, _state, aws) {
        const ask = () => aws.client(ECSClient).send(new DeleteClusterCommand({ cluster: id }));
        // What ran in it may take a moment to end.
        const busy = [
            "ClusterContainsServicesException",
            "ClusterContainsTasksException",
            "UpdateInProgressException",
        ];
        await unlessMissing(onceSettled(ask, ...busy), missing);
    },
};

/** A cluster that is deleted is told of for a while. */
async function findCluster(id: string, aws: Aws): Promise<Cluster | undefined> {
    const command = new DescribeClustersCommand({
        clusters: [id],
        include: ["CONFIGURATIONS", "SETTINGS", "TAGS"],
    });
    const [found] = (await aws.client(ECSClient).send(command)).clusters ?? [];
    return found?.status === "INACTIVE" ? undefined : found;
}
