import { parseArn, UNKNOWN, type Unknown } from "../../iam";
import { functionsNamed } from "./functions";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";
import { QUEUES } from "./types";

/** Types that make Lambda poll a source. Both providers call their properties alike. */
export const EVENT_SOURCE_MAPPINGS: Readonly<Record<string, true>> = {
    "aws:lambda/eventSourceMapping:EventSourceMapping": true,
    "aws-native:lambda:EventSourceMapping": true,
};

/** A queue of the stack that a function of the stack consumes. */
export interface Consumer {
    mapping: Resource;
    queue: Resource;
    handler: Resource;
}

export function queueConsumers(stack: Stack): readonly Consumer[] {
    return stack.once(queueConsumers, () =>
        stack.ofTypes(EVENT_SOURCE_MAPPINGS).flatMap((mapping) => {
            const handlers = functionsNamed(mapping, "functionName", stack);
            return queuesOf(mapping, stack).flatMap((queue) =>
                handlers.map((handler) => ({ mapping, queue, handler })),
            );
        }),
    );
}

/** Whether the source is a queue, of this stack or of another. */
export function pollsQueue(mapping: Resource, stack: Stack): boolean | Unknown {
    const source = textProperty(mapping, "eventSourceArn");
    if (typeof source === "string") return parseArn(source)?.service === "sqs";
    if (queuesOf(mapping, stack).length > 0) return true;
    return source === UNKNOWN && mapping.sources("eventSourceArn").length === 0 ? UNKNOWN : false;
}

function queuesOf(mapping: Resource, stack: Stack): Resource[] {
    return stack.named(mapping, "eventSourceArn").filter(({ type }) => Object.hasOwn(QUEUES, type));
}
