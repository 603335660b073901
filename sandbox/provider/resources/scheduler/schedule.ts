import {
    CreateScheduleCommand,
    type CreateScheduleCommandInput,
    DeleteScheduleCommand,
    GetScheduleCommand,
    SchedulerClient,
    UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";

import { onceSettled, unlessMissing } from "../../aws";
import { isObject, type Values } from "../../values";
import { type FilledIn, inAws, inPulumi, pick, told, unfilled, type Words } from "../blocks";
import { taskDefaults, taskInAws, taskInPulumi, taskWords } from "../ecs-task";
import { nameOf } from "../names";
import type { Resource } from "../resource";

const missing = "ResourceNotFoundException";
const words: Words = {
    names: {
        ...taskWords,
        eventbridgeParameters: "EventBridgeParameters",
        placementStrategies: "PlacementStrategy",
        sagemakerPipelineParameters: "SageMakerPipelineParameters",
    },
};

const settings = [
    "actionAfterCompletion",
    "description",
    "endDate",
    "flexibleTimeWindow",
    "kmsKeyArn",
    "scheduleExpression",
    "scheduleExpressionTimezone",
    "startDate",
    "state",
    "target",
];

const filledIn: FilledIn = {
    ...taskDefaults,
    description: "",
    maximumEventAgeInSeconds: 86_400,
    maximumRetryAttempts: 185,
};

/** A schedule, of which the id is that of its group and its own. */
export const resource: Resource = {
    replaceOn: ["groupName", "name", "namePrefix", "region"],

    async create(inputs, aws) {
        const id = `${String(inputs["groupName"] ?? "default")}/${nameOf(inputs)}`;
        const command = new CreateScheduleCommand(scheduleOf(id, inputs));
        await settled(() => aws.client(SchedulerClient).send(command));
        return id;
    },

    async read(id, aws, known) {
        const command = new GetScheduleCommand(placeOf(id));
        const found = await unlessMissing(aws.client(SchedulerClient).send(command), missing);
        if (found === undefined) return undefined;
        const read = told(inPulumi(found, words), settings);
        return {
            ...unfilled({ ...read, target: targetRead(read["target"] as Values) }, known, filledIn),
            ...{ arn: found.Arn!, groupName: found.GroupName!, name: found.Name! },
        };
    },

    /** A schedule is told as a whole: what the program leaves out, AWS decides again. */
    async update(id, { news, actual }, aws) {
        const all = { ...pick(actual, ["actionAfterCompletion"]), ...news };
        const command = new UpdateScheduleCommand(scheduleOf(id, all));
        await settled(() => aws.client(SchedulerClient).send(command));
    },

    async delete(id, _state, aws) {
        const command = new DeleteScheduleCommand(placeOf(id));
        await unlessMissing(aws.client(SchedulerClient).send(command), missing);
    },
};

/** A role that was made a moment ago is not known everywhere yet. */
function settled(ask: () => Promise<unknown>): Promise<unknown> {
    return onceSettled(ask, "ValidationException");
}

function scheduleOf(id: string, inputs: Values): CreateScheduleCommandInput {
    const { ecsParameters, ...target } = inputs["target"] as Values;
    const task: Values = isObject(ecsParameters) ? { ecsParameters: taskInAws(ecsParameters) } : {};
    const given: Values = { ...pick(inputs, settings), target: { ...target, ...task } };
    const { StartDate, EndDate, ...rest } = inAws<CreateScheduleCommandInput>(given, words);
    return {
        ...rest,
        ...placeOf(id),
        ...(StartDate ? { StartDate: new Date(StartDate) } : {}),
        ...(EndDate ? { EndDate: new Date(EndDate) } : {}),
    };
}

function targetRead({ ecsParameters, ...target }: Values): Values {
    return isObject(ecsParameters) ? { ...target, ecsParameters: taskInPulumi(ecsParameters) } : target;
}

function placeOf(id: string): { GroupName: string; Name: string } {
    const [GroupName, Name] = id.split("/");
    return { GroupName: GroupName!, Name: Name! };
}
