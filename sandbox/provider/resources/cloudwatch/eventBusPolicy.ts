import {
    DescribeEventBusCommand,
    EventBridgeClient,
    PutPermissionCommand,
    RemovePermissionCommand,
} from "@aws-sdk/client-eventbridge";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Resource } from "../resource";
import { defaultBus, missing } from "./buses";

export const resource: Resource = {
    replaceOn: ["eventBusName", "region"],

    async create(inputs, aws) {
        const bus = String(inputs["eventBusName"] ?? defaultBus);
        await put(bus, String(inputs["policy"]), aws);
        return bus;
    },

    async read(id, aws) {
        const asked = aws.client(EventBridgeClient).send(new DescribeEventBusCommand({ Name: id }));
        const policy = (await unlessMissing(asked, missing))?.Policy;
        return policy ? { eventBusName: id, policy } : undefined;
    },

    async update(id, { news }, aws) {
        await put(id, String(news["policy"]), aws);
    },

    async delete(id, _state, aws) {
        const command = new RemovePermissionCommand({ EventBusName: id, RemoveAllPermissions: true });
        await unlessMissing(aws.client(EventBridgeClient).send(command), missing);
    },
};

/** A policy may name a role that was made a moment ago. */
function put(bus: string, policy: string, aws: Aws): Promise<unknown> {
    const command = new PutPermissionCommand({ EventBusName: bus, Policy: policy });
    return onceSettled(() => aws.client(EventBridgeClient).send(command), "ValidationException");
}
