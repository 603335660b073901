import {
    CreateScheduleGroupCommand,
    DeleteScheduleGroupCommand,
    GetScheduleGroupCommand,
    ListTagsForResourceCommand,
    SchedulerClient,
    TagResourceCommand,
    UntagResourceCommand,
} from "@aws-sdk/client-scheduler";

import { unlessMissing } from "../../aws";
import { inPulumi, told } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";

const missing = "ResourceNotFoundException";

export const resource: Resource = {
    replaceOn: ["name", "namePrefix", "region"],

    async create(inputs, aws) {
        const Name = nameOf(inputs);
        const command = new CreateScheduleGroupCommand({ Name, Tags: tagList(inputs) });
        await aws.client(SchedulerClient).send(command);
        return Name;
    },

    async read(id, aws) {
        const scheduler = aws.client(SchedulerClient);
        const asked = scheduler.send(new GetScheduleGroupCommand({ Name: id }));
        const found = await unlessMissing(asked, missing);
        if (found === undefined || found.State === "DELETING") return undefined;
        const { Tags } = await scheduler.send(new ListTagsForResourceCommand({ ResourceArn: found.Arn! }));
        return {
            ...told(inPulumi(found), ["arn", "creationDate", "lastModificationDate", "name", "state"]),
            ...tagsRead(Tags),
        };
    },

    async update(_id, change, aws) {
        const scheduler = aws.client(SchedulerClient);
        const ResourceArn = String(change.actual["arn"]);
        await changeTags(
            change,
            (put) => scheduler.send(new TagResourceCommand({ ResourceArn, Tags: asTagList(put) })),
            (TagKeys) => scheduler.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        const command = new DeleteScheduleGroupCommand({ Name: id });
        await unlessMissing(aws.client(SchedulerClient).send(command), missing);
    },
};
