import * as pulumi from "@pulumi/pulumi";

import { SourceService } from "../documents/sources";
import { EncryptedQueue } from "../encrypted-queue";
import { EncryptedTopic } from "../encrypted-topic";
import { physicalName } from "../queue/resource";
import { QueueSubscription } from "../queue-subscription";
import { partsOf, type KeyedContext, type Parts } from "./context";
import { operatorsOfQueue, publishersOf, usersOfQueue } from "./exclusive";
import type { SetKey } from "./keys";
import type { QueuePlan } from "./plan";

export function createTopic(context: KeyedContext): EncryptedTopic | undefined {
    const { name, plan, keys, parent } = context;
    if (plan.topic === undefined || keys.topic === undefined) return undefined;
    const { deliveryLogging, ...settings } = plan.topic;
    return new EncryptedTopic(
        name,
        {
            ...settings,
            kmsKeyArn: keys.topic.keyArn,
            name: plan.physicalName,
            fifo: plan.fifo,
            exclusiveTo: publishersOf(context),
            network: plan.network,
            deliveryLogging: {
                ...deliveryLogging,
                ...(deliveryLogging?.enabled === false ? {} : loggingRole(context)),
            },
            tags: plan.tags,
        },
        { parent },
    );
}

/** The role of the log is made as the other roles are, unless it is said otherwise. */
function loggingRole({ plan }: KeyedContext) {
    const { roleName, rolePath, permissionsBoundaryArn } = plan.topic?.deliveryLogging ?? {};
    return {
        roleName: roleName ?? physicalName(plan.physicalName, "-log"),
        rolePath: rolePath ?? plan.role.path,
        permissionsBoundaryArn: permissionsBoundaryArn ?? plan.role.permissionsBoundaryArn,
    };
}

/** How a queue is encrypted, or the dead-letter queue of its subscription. */
function encryptionOf({ plan }: KeyedContext, { settings }: QueuePlan, key: SetKey | undefined) {
    const { sseSqsReason, dataKeyReusePeriodSeconds } = plan.encryption;
    if (key === undefined) return { sseSqsReason };
    return {
        kmsKeyArn: key.keyArn,
        dataKeyReusePeriodSeconds: settings.dataKeyReusePeriodSeconds ?? dataKeyReusePeriodSeconds,
    };
}

export function createQueues(
    context: KeyedContext,
    topic: EncryptedTopic | undefined,
): Parts<EncryptedQueue> {
    const { name, plan, keys, parent } = context;
    const create = (queue: QueuePlan) => {
        const { key, settings, subscribed, sources = [], senders } = queue;
        const named =
            queue.name ?? (settings.importUrl ? undefined : physicalName(plan.physicalName, `-${key}`));
        const ofTopic = topic && subscribed ? [{ service: SourceService.Sns, arn: topic.topicArn }] : [];
        return new EncryptedQueue(
            `${name}-${key}`,
            {
                ...settings,
                ...encryptionOf(context, queue, keys.queues),
                name: named,
                fifo: plan.fifo,
                sources: [...ofTopic, ...sources],
                senders,
                exclusiveTo: usersOfQueue(context, key),
                deadLetterExclusiveTo: operatorsOfQueue(context, key),
                network: plan.network,
                tags: plan.tags,
            },
            // A key without its policy is open to whomever IAM lets use keys; and who uses an existing queue would be
            // shut out, were it encrypted before the key admits them.
            { parent, dependsOn: keys.queues?.resource },
        );
    };
    return partsOf(plan.queues, create);
}

/** Subscriptions come after every policy that a delivery meets: the first messages would be lost otherwise. */
export function createSubscriptions(
    context: KeyedContext,
    topic: EncryptedTopic | undefined,
    queues: Parts<EncryptedQueue>,
): Parts<QueueSubscription> {
    const { name, plan, keys, parent } = context;
    if (topic === undefined) return {};
    const create = (queue: QueuePlan) => {
        const { key, subscription } = queue;
        const first = [keys.queues?.resource ?? [], keys.topic?.resource ?? [], topic, queues[key]!].flat();
        return new QueueSubscription(
            `${name}-${key}`,
            {
                ...subscription,
                topicArn: topic.topicArn,
                queueArn: queues[key]!.queueArn,
                ...encryptionOf(context, queue, keys.undelivered),
                fifo: plan.fifo?.enabled,
                deadLetterQueueName: physicalName(plan.physicalName, `-${key}-subscription-dlq`),
                deadLetterExclusiveTo: operatorsOfQueue(context, key),
                network: plan.network,
                tags: plan.tags,
            },
            { parent, dependsOn: first },
        );
    };
    return partsOf(
        plan.queues.filter(({ subscribed }) => subscribed),
        create,
    );
}

/** One output of every part, by key. */
export function each<Part, T>(
    parts: Parts<Part>,
    output: (part: Part) => pulumi.Output<T>,
): pulumi.Output<Record<string, T>> {
    const outputs = Object.entries(parts).map(([key, part]) => [key, output(part)]);
    return pulumi.output(Object.fromEntries(outputs)) as pulumi.Output<Record<string, T>>;
}
