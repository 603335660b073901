import {
    EventBridgeClient,
    ListTargetsByRuleCommand,
    PutTargetsCommand,
    RemoveTargetsCommand,
    type Target,
} from "@aws-sdk/client-eventbridge";
import { randomUUID } from "node:crypto";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import type { Resource } from "../resource";
import { refuseInputs } from "../unsupported";
import { missing, ruleId, ruleOf } from "./buses";
import { targetInAws, targetInPulumi } from "./target";

const undeployed = ["appsyncTarget", "redshiftTarget", "sagemakerPipelineTarget"];

/** A target of a rule. Its id is that of the rule, a slash and that of the target. */
export const resource: Resource = {
    replaceOn: ["eventBusName", "region", "rule", "targetId"],

    async create(inputs, aws) {
        refuseInputs("aws.cloudwatch.EventTarget", inputs, undeployed);
        const { eventBusName, rule, targetId } = inputs;
        const id = `${ruleId(eventBusName, rule)}/${String(targetId ?? `terraform-${randomUUID()}`)}`;
        await put(id, inputs, aws);
        return id;
    },

    async read(id, aws, known) {
        const found = await unlessMissing(findTarget(id, aws), missing);
        if (found === undefined) return undefined;
        const { EventBusName: eventBusName, Rule: rule } = placeOf(id);
        return { ...targetInPulumi(found, known), eventBusName, rule, targetId: found.Id! };
    },

    async update(id, { news }, aws) {
        refuseInputs("aws.cloudwatch.EventTarget", news, undeployed);
        await put(id, news, aws);
    },

    async delete(id, { forceDestroy }, aws) {
        const { Id, ...place } = placeOf(id);
        const command = new RemoveTargetsCommand({ ...place, Ids: [Id], Force: forceDestroy === true });
        await unlessMissing(aws.client(EventBridgeClient).send(command), missing);
    },
};

async function put(id: string, inputs: Values, aws: Aws): Promise<void> {
    const { Id, ...place } = placeOf(id);
    const command = new PutTargetsCommand({ ...place, Targets: [{ ...targetInAws(inputs), Id }] });
    const ask = () => aws.client(EventBridgeClient).send(command);
    // A role that was made a moment ago is not known everywhere yet.
    const { FailedEntries: [failed] = [] } = await onceSettled(ask, "ValidationException");
    if (failed) throw new Error(`${failed.ErrorCode}: ${failed.ErrorMessage}`);
}

async function findTarget(id: string, aws: Aws): Promise<Target | undefined> {
    const { Id, ...place } = placeOf(id);
    let NextToken: string | undefined;
    do {
        const command = new ListTargetsByRuleCommand({ ...place, NextToken });
        const page = await aws.client(EventBridgeClient).send(command);
        const found = page.Targets?.find((target) => target.Id === Id);
        if (found !== undefined) return found;
        NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return undefined;
}

function placeOf(id: string): { Rule: string; EventBusName: string; Id: string } {
    const at = id.lastIndexOf("/");
    const { Name: Rule, EventBusName } = ruleOf(id.slice(0, at));
    return { Rule, EventBusName, Id: id.slice(at + 1) };
}
