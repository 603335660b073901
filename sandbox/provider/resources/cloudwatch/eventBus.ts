import {
    CreateEventBusCommand,
    type CreateEventBusCommandInput,
    DeleteEventBusCommand,
    DescribeEventBusCommand,
    EventBridgeClient,
    ListTagsForResourceCommand,
    TagResourceCommand,
    UntagResourceCommand,
    UpdateEventBusCommand,
    type UpdateEventBusCommandInput,
} from "@aws-sdk/client-eventbridge";

import { unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { inAws, inPulumi, pick, told } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { missing } from "./buses";

const settings = ["deadLetterConfig", "description", "kmsKeyIdentifier", "logConfig"];
/** What takes a setting away. */
const unset: Values = {
    deadLetterConfig: {},
    description: "",
    kmsKeyIdentifier: "",
    logConfig: { level: "OFF", includeDetail: "NONE" },
};

export const resource: Resource = {
    replaceOn: ["eventSourceName", "name", "region"],

    async create(inputs, aws) {
        const Name = nameOf(inputs);
        const command = new CreateEventBusCommand({
            ...inAws<CreateEventBusCommandInput>(pick(inputs, [...settings, "eventSourceName"])),
            Name,
            Tags: tagList(inputs),
        });
        await aws.client(EventBridgeClient).send(command);
        return Name;
    },

    async read(id, aws) {
        const events = aws.client(EventBridgeClient);
        const found = await unlessMissing(events.send(new DescribeEventBusCommand({ Name: id })), missing);
        if (found === undefined) return undefined;
        const { Tags } = await events.send(new ListTagsForResourceCommand({ ResourceARN: found.Arn! }));
        const isPartners = id.startsWith("aws.partner/");
        return {
            ...told(inPulumi(found), settings),
            ...tagsRead(Tags),
            arn: found.Arn!,
            name: id,
            ...(isPartners ? { eventSourceName: id } : {}),
        };
    },

    async update(id, change, aws) {
        const { changed, news, actual } = change;
        const events = aws.client(EventBridgeClient);
        const keys = settings.filter((key) => changed.has(key));
        // A bus is told as a whole: what is not said is taken away.
        const all = { ...pick(unset, keys), ...pick(news, settings) };
        if (keys.length > 0)
            await events.send(
                new UpdateEventBusCommand({ ...inAws<UpdateEventBusCommandInput>(all), Name: id }),
            );
        const ResourceARN = String(actual["arn"]);
        await changeTags(
            change,
            (put) => events.send(new TagResourceCommand({ ResourceARN, Tags: asTagList(put) })),
            (TagKeys) => events.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        await unlessMissing(
            aws.client(EventBridgeClient).send(new DeleteEventBusCommand({ Name: id })),
            missing,
        );
    },
};
