import {
    DeleteRuleCommand,
    DescribeRuleCommand,
    EventBridgeClient,
    ListTagsForResourceCommand,
    PutRuleCommand,
    type PutRuleCommandInput,
    type RuleState,
    TagResourceCommand,
    UntagResourceCommand,
} from "@aws-sdk/client-eventbridge";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { inAws, inPulumi, pick, told } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { defaultBus, missing, ruleId, ruleOf } from "./buses";

const settings = ["description", "eventPattern", "roleArn", "scheduleExpression"];

export const resource: Resource = {
    replaceOn: ["eventBusName", "name", "namePrefix", "region"],

    async create(inputs, aws) {
        const id = ruleId(inputs["eventBusName"], nameOf(inputs));
        const tags = tagList(inputs);
        await put(id, inputs, aws, tags.length > 0 ? { Tags: tags } : {});
        return id;
    },

    async read(id, aws) {
        const events = aws.client(EventBridgeClient);
        const found = await unlessMissing(events.send(new DescribeRuleCommand(ruleOf(id))), missing);
        if (found === undefined) return undefined;
        const { Tags } = await events.send(new ListTagsForResourceCommand({ ResourceARN: found.Arn! }));
        const { eventBusName = defaultBus, name, state } = inPulumi(found);
        return {
            ...told(inPulumi(found), settings),
            ...tagsRead(Tags),
            ...{ arn: found.Arn!, name: name!, eventBusName, state: state! },
            isEnabled: state !== "DISABLED",
        };
    },

    async update(id, change, aws) {
        const { changed, news, actual } = change;
        const rule = [...settings, "isEnabled", "state"];
        // What the program does not say stays as it is: a rule is told as a whole.
        if (rule.some((key) => changed.has(key))) await put(id, { ...pick(actual, ["state"]), ...news }, aws);
        const events = aws.client(EventBridgeClient);
        const ResourceARN = String(actual["arn"]);
        await changeTags(
            change,
            (put) => events.send(new TagResourceCommand({ ResourceARN, Tags: asTagList(put) })),
            (TagKeys) => events.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
        );
    },

    async delete(id, { forceDestroy }, aws) {
        const command = new DeleteRuleCommand({ ...ruleOf(id), Force: forceDestroy === true });
        // A rule is kept as long as it has targets, of which the last may have gone just now.
        const ask = () => aws.client(EventBridgeClient).send(command);
        await unlessMissing(onceSettled(ask, "ValidationException"), missing);
    },
};

async function put(
    id: string,
    inputs: Values,
    aws: Aws,
    more: Partial<PutRuleCommandInput> = {},
): Promise<void> {
    const command = new PutRuleCommand({
        ...inAws<PutRuleCommandInput>(pick(inputs, settings)),
        ...ruleOf(id),
        ...more,
        State: stateOf(inputs),
    });
    // A role that was made a moment ago is not known everywhere yet.
    await onceSettled(() => aws.client(EventBridgeClient).send(command), "ValidationException");
}

function stateOf({ isEnabled, state }: Values): RuleState {
    if (isEnabled === false) return "DISABLED";
    if (isEnabled === true) return "ENABLED";
    return (state ?? "ENABLED") as RuleState;
}
