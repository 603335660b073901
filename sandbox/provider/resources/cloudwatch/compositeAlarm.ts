import {
    CloudWatchClient,
    PutCompositeAlarmCommand,
    type PutCompositeAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";

import type { Aws } from "../../aws";
import type { Values } from "../../values";
import { objectOf, said } from "../inputs";
import { type Fields, same, sent, told, toldAs } from "../nested";
import type { Resource } from "../resource";
import { tagList } from "../tags";
import { alarmFields, alarmTags, changeAlarmTags, deleteAlarm, findAlarm, onlyFields } from "./alarms";

const fields: Fields = { ...alarmFields, alarmRule: same("AlarmRule") };

const suppressor: Fields = {
    alarm: same("ActionsSuppressor"),
    extensionPeriod: same("ActionsSuppressorExtensionPeriod"),
    waitPeriod: same("ActionsSuppressorWaitPeriod"),
};

export const resource: Resource = {
    replaceOn: ["actionsEnabled", "alarmName", "region"],

    async create(inputs, aws) {
        await put(inputs, aws);
        return String(inputs["alarmName"]);
    },

    async read(id, aws, known) {
        const alarm = await findAlarm("CompositeAlarm", id, aws);
        if (alarm === undefined) return undefined;
        return said({
            ...(await alarmTags(alarm.AlarmArn, aws)),
            ...toldAs(known, fields, { ...alarm }),
            actionsSuppressor: alarm.ActionsSuppressor ? told(suppressor, { ...alarm }) : undefined,
            alarmName: id,
            arn: alarm.AlarmArn,
        });
    },

    async update(_id, change, aws) {
        await put(change.news, aws);
        await changeAlarmTags(change, aws);
    },

    async delete(id, _state, aws) {
        await deleteAlarm(id, aws);
    },
};

async function put(inputs: Values, aws: Aws): Promise<void> {
    const input = {
        ...sent(fields, onlyFields(inputs, fields)),
        ...sent(suppressor, objectOf(inputs, "actionsSuppressor")),
        AlarmName: String(inputs["alarmName"]),
    };
    const command = new PutCompositeAlarmCommand({
        ...(input as unknown as PutCompositeAlarmCommandInput),
        Tags: tagList(inputs),
    });
    await aws.client(CloudWatchClient).send(command);
}
