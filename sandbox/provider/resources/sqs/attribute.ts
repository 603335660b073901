import { GetQueueAttributesCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";

import { onceSettled, unlessMissing, type Aws } from "../../aws";
import type { Resource } from "../resource";
import { missingQueue } from "./queue";

type Name = "Policy" | "RedrivePolicy" | "RedriveAllowPolicy";

/** A resource of its own for one attribute of a queue. */
export function queueAttribute(property: string, name: Name): Resource {
    return {
        replaceOn: ["queueUrl", "region"],

        async create(inputs, aws) {
            const id = String(inputs["queueUrl"]);
            await set(aws, id, name, String(inputs[property]));
            return id;
        },

        async read(id, aws) {
            const answer = await unlessMissing(
                aws
                    .client(SQSClient)
                    .send(new GetQueueAttributesCommand({ QueueUrl: id, AttributeNames: [name] })),
                ...missingQueue,
            );
            const value = answer?.Attributes?.[name];
            return value ? { queueUrl: id, [property]: value } : undefined;
        },

        async update(id, { news }, aws) {
            await set(aws, id, name, String(news[property]));
        },

        async delete(id, _state, aws) {
            await unlessMissing(set(aws, id, name, ""), ...missingQueue);
        },
    };
}

/** A policy may name a role that was made a moment ago. */
function set(aws: Aws, queueUrl: string, name: Name, value: string): Promise<unknown> {
    const command = new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { [name]: value } });
    return onceSettled(() => aws.client(SQSClient).send(command), "InvalidAttributeValue");
}
