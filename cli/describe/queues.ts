import { UNKNOWN } from "../../iam";
import { deadLetterReferences, relationsByQueue } from "../../policypack/model/dead-letters";
import { encryptionOf } from "../../policypack/model/encryption";
import { keysOf } from "../../policypack/model/keys";
import { type Resource } from "../../policypack/model/resource";
import { retentionOf } from "../../policypack/model/retention";
import { type Stack } from "../../policypack/model/stack";
import { QUEUES } from "../../policypack/model/types";
import { memberOf, objectProperty } from "../../policypack/model/values";
import { duration, nameIn, names, onOff, shown, type Table } from "./described";

export const queues: Table = {
    title: "queues",
    of: ({ stack }) => stack.ofTypes(QUEUES),
    columns: {
        queue: ({ name }) => name,
        FIFO: onOff("fifoQueue"),
        encryption: (queue, { stack }) => encryption(queue, stack),
        "dead-letter queue": (queue, { stack }) => deadLetterQueue(queue, stack),
        "max receives": (queue, { stack }) => maxReceives(queue, stack),
        "dead letters of": (queue, { stack }) =>
            names((relationsByQueue(stack).get(queue) ?? []).map(({ at }) => at)),
        retention: (queue) => duration(retentionOf(queue)),
        "hidden for": (queue) =>
            duration(queue.get("visibilityTimeoutSeconds") ?? queue.get("visibilityTimeout") ?? 30),
    },
};

/** The key by its name, where it is of the stack; else how messages rest. */
export function encryption(resource: Resource, stack: Stack): string {
    const keys = keysOf(resource, stack);
    if (keys.length > 0) return names(keys);
    const found = encryptionOf(resource);
    if (found === UNKNOWN) return "not known yet";
    const key = found === "customer-managed key" ? ` ${nameIn(resource.get("kmsMasterKeyId"))}` : "";
    return `${found === "default" ? "sse-sqs, by default" : found}${key}`;
}

function deadLetterQueue(queue: Resource, stack: Stack): string {
    const own = deadLetterReferences(stack).filter(({ at, of }) => of === "queue" && at === queue);
    return own
        .map(({ queues: found, target }) => (found.length > 0 ? names(found) : nameIn(target)))
        .join(", ");
}

/** A redrive policy of its own replaces the queue's. */
function maxReceives(queue: Resource, stack: Stack): string {
    const separate = stack
        .ofTypes(REDRIVE_POLICIES)
        .filter((it) => stack.named(it, "queueUrl").includes(queue));
    const policy = [...separate, queue]
        .map((it) => objectProperty(it, "redrivePolicy"))
        .find((it) => it !== undefined);
    return shown(memberOf(policy, "maxReceiveCount"));
}

const REDRIVE_POLICIES = { "aws:sqs/redrivePolicy:RedrivePolicy": true };
