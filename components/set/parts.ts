import * as pulumi from "@pulumi/pulumi";

import { Access } from "../documents/access";
import type { KeyUser } from "../documents/key-policy";
import { EncryptedQueue } from "../encrypted-queue";
import { EncryptedTopic } from "../encrypted-topic";
import type { MessagingKey } from "../messaging-key";
import { MessagingRole } from "../messaging-role";
import { physicalName } from "../queue/resource";
import { QueueSubscription } from "../queue-subscription";
import type { RoleArgs } from "./args";
import type { QueuePlan, SetPlan } from "./plan";

/** A part for each key of a map. */
export type Parts<Part> = Readonly<Record<string, Part>>;

interface Made {
    queues: Parts<EncryptedQueue>;
    subscriptions: Parts<QueueSubscription>;
}

/** What every part of a set is made from. */
export interface SetContext {
    name: string;
    plan: SetPlan;
    key: MessagingKey;
    parent: pulumi.Resource;
}

export function createTopic({ name, plan, key, parent }: SetContext): EncryptedTopic | undefined {
    if (plan.topic === undefined) return undefined;
    const { displayName } = plan.topic;
    return new EncryptedTopic(
        name,
        { kmsKeyArn: key.keyArn, name: plan.physicalName, fifo: plan.fifo, displayName, tags: plan.tags },
        { parent },
    );
}

export function createQueues(context: SetContext, topic: EncryptedTopic | undefined): Parts<EncryptedQueue> {
    const { name, plan, key, parent } = context;
    const create = ({ key: queue, settings, subscribed }: QueuePlan) =>
        new EncryptedQueue(
            `${name}-${queue}`,
            {
                ...settings,
                dataKeyReusePeriodSeconds:
                    settings.dataKeyReusePeriodSeconds ?? plan.dataKeyReusePeriodSeconds,
                kmsKeyArn: key.keyArn,
                name: physicalName(plan.physicalName, `-${queue}`),
                fifo: plan.fifo,
                topicArns: topic && subscribed ? [topic.topicArn] : [],
                tags: plan.tags,
            },
            { parent },
        );
    return Object.fromEntries(plan.queues.map((queue) => [queue.key, create(queue)]));
}

/** Subscriptions come after every policy that a delivery meets: the first messages would be lost otherwise. */
export function createSubscriptions(
    context: SetContext,
    topic: EncryptedTopic | undefined,
    queues: Parts<EncryptedQueue>,
): Parts<QueueSubscription> {
    const { name, plan, key, parent } = context;
    if (topic === undefined) return {};
    const create = ({ key: queue, settings, rawMessageDelivery }: QueuePlan) =>
        new QueueSubscription(
            `${name}-${queue}`,
            {
                topicArn: topic.topicArn,
                queueArn: queues[queue]!.queueArn,
                kmsKeyArn: key.keyArn,
                fifo: plan.fifo?.enabled,
                deadLetterQueueName: physicalName(plan.physicalName, `-${queue}-subscription-dlq`),
                rawMessageDelivery,
                dataKeyReusePeriodSeconds:
                    settings.dataKeyReusePeriodSeconds ?? plan.dataKeyReusePeriodSeconds,
                tags: plan.tags,
            },
            { parent, dependsOn: [key, topic, queues[queue]!] },
        );
    const subscribed = plan.queues.filter((queue) => queue.subscribed);
    return Object.fromEntries(subscribed.map((queue) => [queue.key, create(queue)]));
}

export function createRoles(
    { name, plan, parent }: SetContext,
    topic: EncryptedTopic | undefined,
    made: Made,
): Parts<MessagingRole> {
    const create = (key: string, role: RoleArgs) =>
        new MessagingRole(
            `${name}-${key}`,
            {
                ...plan.role,
                access: role.access,
                trust: role.trust,
                name: physicalName(plan.physicalName, `-${key}`),
                tags: plan.tags,
                ...targetsOf(role, topic, made),
            },
            { parent },
        );
    return Object.fromEntries(plan.roles.map(([key, role]) => [key, create(key, role)]));
}

function targetsOf(role: RoleArgs, topic: EncryptedTopic | undefined, { queues, subscriptions }: Made) {
    if (role.access === Access.Publisher) return { topicArns: topic ? [topic.topicArn] : [] };
    const keys = role.queues ?? Object.keys(queues);
    const reached = keys.map((key) => queues[key]!);
    const queueArns = reached.map((queue) => queue.queueArn);
    if (role.access !== Access.Operator) return { queueArns };
    return {
        queueArns,
        deadLetterQueueArns: reached.map((queue) => queue.deadLetterQueueArn),
        subscriptionDeadLetterQueueArns: keys.flatMap((key) => subscriptions[key]?.deadLetterQueueArn ?? []),
    };
}

export function keyUsers(plan: SetPlan, roles: Parts<MessagingRole>): pulumi.Output<KeyUser[]> {
    return pulumi.all(
        plan.roles.map(([key, { access }]) => roles[key]!.roleArn.apply((roleArn) => ({ roleArn, access }))),
    );
}

/** One output of every part, by key. */
export function each<Part, T>(
    parts: Parts<Part>,
    output: (part: Part) => pulumi.Output<T>,
): pulumi.Output<Record<string, T>> {
    const entries = Object.entries(parts).map(([key, part]) =>
        output(part).apply((value): [string, T] => [key, value]),
    );
    return pulumi.all(entries).apply((known) => Object.fromEntries(known as [string, T][]));
}
