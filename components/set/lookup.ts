import * as pulumi from "@pulumi/pulumi";

import { refuse, type Owner } from "../base/owner";
import type { EncryptedQueue } from "../encrypted-queue";
import type { EncryptedTopic } from "../encrypted-topic";
import type { MessagingRole } from "../messaging-role";
import type { Parts } from "./context";

interface Made {
    queues: Parts<EncryptedQueue>;
    roles: Parts<MessagingRole>;
    topic: EncryptedTopic | undefined;
}

/** Beside the sets, and not in a field of them: every field of a component is an output in other languages. */
const kept = new WeakMap<object, Made & { owner: Owner }>();

export function keepParts(set: object, owner: Owner, made: Made): void {
    kept.set(set, { ...made, owner });
}

export function queueOf(set: object | undefined, name: string): EncryptedQueue {
    const { owner, queues } = madeIn(set);
    return named(owner, "queue", queues, name);
}

export function roleOf(set: object | undefined, name: string): MessagingRole {
    const { owner, roles } = madeIn(set);
    return named(owner, "role", roles, name);
}

export function topicOf(set: object | undefined): EncryptedTopic {
    const { owner, topic } = madeIn(set);
    if (topic === undefined)
        refuse(owner, ["there is no topic; topic.enabled is false; leave it out where you need the topic."]);
    return topic!;
}

/** A method that was taken off its set, as by `const { queue } = set`, has no set any more. */
function madeIn(set: object | undefined): Made & { owner: Owner } {
    const made = set && kept.get(set);
    if (made !== undefined) return made;
    throw new pulumi.RunError(
        "queue, role and topic belong to a set: call them on it, as in set.queue(name).",
    );
}

function named<Part>(owner: Owner, kind: string, parts: Parts<Part>, name: string): Part {
    if (!Object.hasOwn(parts, name)) {
        const has = Object.keys(parts).join(", ") || `no ${kind} at all`;
        refuse(owner, [`there is no ${kind} ${name}; the set has ${has}; name one that it has, or add it.`]);
    }
    return parts[name]!;
}
