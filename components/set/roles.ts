import type * as pulumi from "@pulumi/pulumi";

import { Access } from "../documents/access";
import { KeyPolicyMode } from "../documents/key-policy";
import type { EncryptedQueue } from "../encrypted-queue";
import type { EncryptedTopic } from "../encrypted-topic";
import { MessagingRole } from "../messaging-role";
import { physicalName } from "../queue/resource";
import type { QueueSubscription } from "../queue-subscription";
import { partsOf, type KeyedContext, type Parts } from "./context";
import { keptFor } from "./keys";
import { without } from "./members";
import type { RoleArgs } from "./part-args";
import { reaches } from "./role-checks";

/** What the roles of a set reach. */
export interface Reach {
    topic: EncryptedTopic | undefined;
    queues: Parts<EncryptedQueue>;
    subscriptions: Parts<QueueSubscription>;
}

export function createRoles(context: KeyedContext, reach: Reach): Parts<MessagingRole> {
    const { name, plan, parent } = context;
    const create = ({ key, role }: { key: string; role: RoleArgs }) => {
        return new MessagingRole(
            `${name}-${key}`,
            {
                ...(role.existingRoleArn === undefined ? madeAs(context, key) : {}),
                ...given(role),
                abacTagKeys: role.access === Access.Administrator ? undefined : plan.abacTagKeys,
                ...targetsOf(role, reach),
                ...keysOf(context, role),
            },
            { parent },
        );
    };
    return partsOf(
        plan.roles.map(([key, role]) => ({ key, role })),
        create,
    );
}

/** What the set says of every role that it makes. */
function madeAs({ plan }: KeyedContext, key: string) {
    return { ...plan.role, name: physicalName(plan.physicalName, `-${key}`), tags: plan.tags };
}

/** What is said of one role. What is left out stays as the set says. */
function given(role: RoleArgs) {
    const settings = without(role, "queues");
    const set = Object.entries(settings).filter(([, value]) => value !== undefined);
    return Object.fromEntries(set) as typeof settings;
}

function targetsOf({ access, queues: named }: RoleArgs, { topic, queues, subscriptions }: Reach) {
    const topicArns = topic ? [topic.topicArn] : undefined;
    if (reaches.topic(access)) return { topicArns };
    const keys = [...new Set(named ?? Object.keys(queues))];
    const reached = keys.map((key) => queues[key]!);
    const queueArns = reached.map((queue) => queue.queueArn);
    const withDeadLetters = {
        queueArns,
        deadLetterQueueArns: reached.map((queue) => queue.deadLetterQueueArn),
        subscriptionDeadLetterQueueArns: keys.flatMap((key) => subscriptions[key]?.deadLetterQueueArn ?? []),
    };
    if (reaches.everything(access)) return { ...withDeadLetters, topicArns };
    return access === Access.Operator ? withDeadLetters : { queueArns };
}

/** The keys of which the role's own policies speak: those that leave it to IAM who uses them, and earlier ones. */
function keysOf({ plan, keys }: KeyedContext, role: RoleArgs) {
    const { access } = role;
    const { mode, kmsKeyArn, previousKeyArns } = plan.encryption;
    const used = new Set(keptFor(plan, role).map((kept) => keys[kept]));
    const own = [...used].filter((key) => key !== undefined);
    // An alias is changed by who has the action on it too, and only an identity policy speaks of aliases.
    const byAlias = mode === KeyPolicyMode.DelegateToIam || access === Access.Administrator;
    const readsBacklog = access === Access.Consumer || access === Access.Operator;
    return {
        keyAliases: byAlias ? listOf(own.flatMap((key) => key.aliasName ?? [])) : undefined,
        kmsKeyArns: kmsKeyArn === undefined ? undefined : listOf(own.map((key) => key.keyArn)),
        previousKeyArns: readsBacklog ? previousKeyArns : undefined,
    };
}

function listOf(arns: pulumi.Output<string>[]): pulumi.Output<string>[] | undefined {
    return arns.length > 0 ? arns : undefined;
}
