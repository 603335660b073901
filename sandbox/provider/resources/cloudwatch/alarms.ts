import {
    CloudWatchClient,
    DeleteAlarmsCommand,
    DescribeAlarmsCommand,
    type DescribeAlarmsCommandOutput,
    ListTagsForResourceCommand,
    TagResourceCommand,
    UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { type Fields, same } from "../nested";
import type { Change } from "../resource";
import { asTagList, changeTags, tagsRead } from "../tags";

/** What every kind of alarm has. */
export const alarmFields: Fields = {
    actionsEnabled: same("ActionsEnabled"),
    alarmActions: same("AlarmActions"),
    alarmDescription: same("AlarmDescription"),
    insufficientDataActions: same("InsufficientDataActions"),
    okActions: same("OKActions"),
};

/** The inputs that are said to CloudWatch by a table of fields. */
export function onlyFields(inputs: Values, fields: Fields): Values {
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => key in fields));
}

export async function findAlarm<Kind extends "MetricAlarm" | "CompositeAlarm">(
    kind: Kind,
    name: string,
    aws: Aws,
): Promise<NonNullable<DescribeAlarmsCommandOutput[`${Kind}s`]>[number] | undefined> {
    const describe = new DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes: [kind] });
    const answer = await aws.client(CloudWatchClient).send(describe);
    return answer[`${kind}s` as const]?.[0] as never;
}

export async function deleteAlarm(name: string, aws: Aws): Promise<void> {
    const command = new DeleteAlarmsCommand({ AlarmNames: [name] });
    await unlessMissing(aws.client(CloudWatchClient).send(command), "ResourceNotFound");
}

export async function alarmTags(ResourceARN: string | undefined, aws: Aws): Promise<Values> {
    const list = new ListTagsForResourceCommand({ ResourceARN });
    return tagsRead((await aws.client(CloudWatchClient).send(list)).Tags);
}

/** CloudWatch takes tags with a new alarm only. */
export async function changeAlarmTags(change: Change, aws: Aws): Promise<void> {
    const [client, ResourceARN] = [aws.client(CloudWatchClient), String(change.actual["arn"])];
    await changeTags(
        change,
        (tags) => client.send(new TagResourceCommand({ ResourceARN, Tags: asTagList(tags) })),
        (TagKeys) => client.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    );
}
