import {
    BatchClient,
    CreateJobQueueCommand,
    type CreateJobQueueCommandInput,
    DeleteJobQueueCommand,
    DescribeJobQueuesCommand,
    type JobQueueDetail,
    UpdateJobQueueCommand,
    type UpdateJobQueueCommandInput,
} from "@aws-sdk/client-batch";

import type { Aws } from "../../aws";
import { inAws, inPulumi, pick, told, type Words } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { tagMap, tagsReadMap } from "../tags";
import { settled } from "./settled";
import { changeBatchTags } from "./tags";

const words: Words = { names: { computeEnvironmentOrders: "computeEnvironmentOrder" }, lowerCase: true };
const settings = [
    "computeEnvironmentOrders",
    "jobStateTimeLimitActions",
    "priority",
    "schedulingPolicyArn",
    "state",
];

export const resource: Resource = {
    replaceOn: ["name", "region"],

    async create(inputs, aws) {
        const { jobQueueArn } = await aws.client(BatchClient).send(
            new CreateJobQueueCommand({
                ...inAws<CreateJobQueueCommandInput>(pick(inputs, settings), words),
                jobQueueName: nameOf(inputs),
                tags: tagMap(inputs),
            }),
        );
        return jobQueueArn!;
    },

    async configure(id, _inputs, aws) {
        await settled(() => find(id, aws));
    },

    async read(id, aws) {
        const found = await find(id, aws);
        if (found === undefined) return undefined;
        return {
            ...told(inPulumi(found, words), settings),
            ...tagsReadMap(found.tags),
            ...{ arn: found.jobQueueArn!, name: found.jobQueueName! },
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        const keys = settings.filter((key) => changed.has(key));
        const set = pick({ jobStateTimeLimitActions: [], ...pick(news, keys) }, keys);
        const given = inAws<UpdateJobQueueCommandInput>(set, words);
        if (keys.length > 0)
            await aws.client(BatchClient).send(new UpdateJobQueueCommand({ ...given, jobQueue: id }));
        await settled(() => find(id, aws));
        await changeBatchTags(change, aws);
    },

    /** AWS deletes a queue that takes no more jobs. */
    async delete(id, _state, aws) {
        if ((await find(id, aws)) === undefined) return;
        const batch = aws.client(BatchClient);
        await batch.send(new UpdateJobQueueCommand({ jobQueue: id, state: "DISABLED" }));
        await settled(() => find(id, aws));
        await batch.send(new DeleteJobQueueCommand({ jobQueue: id }));
        await settled(() => find(id, aws));
    },
};

async function find(id: string, aws: Aws): Promise<JobQueueDetail | undefined> {
    const command = new DescribeJobQueuesCommand({ jobQueues: [id] });
    const [found] = (await aws.client(BatchClient).send(command)).jobQueues ?? [];
    return found?.status === "DELETED" ? undefined : found;
}
