import * as pulumi from "@pulumi/pulumi";

import type { EncryptedTopic } from "../encrypted-topic";
import { at } from "../limits";
import { MessagingAlarms } from "../messaging-alarms";
import { refuse } from "../base/owner";
import type { KeyedContext } from "./context";
import type { Reach } from "./roles";

/** The alarms on the queues, dead-letter queues and the topic of a set. */
export function createAlarms(
    context: KeyedContext,
    { topic, queues, subscriptions }: Reach,
): MessagingAlarms {
    const { name, plan, parent } = context;
    const ofQueues = Object.entries(queues).map(
        ([key, queue]) => [`${key}-dlq`, queue.deadLetterQueueName] as const,
    );
    const ofSubscriptions = Object.entries(subscriptions).map(
        ([key, subscription]) => [`${key}-subscription-dlq`, subscription.deadLetterQueueName] as const,
    );
    return new MessagingAlarms(
        name,
        {
            ...plan.alarms,
            actionArns: outsideOf(context, topic, "actionArns"),
            okActionArns: outsideOf(context, topic, "okActionArns"),
            queueNames: Object.fromEntries(
                Object.entries(queues).map(([key, queue]) => [key, queue.queueName]),
            ),
            topicName: topic?.topicName,
            keyArns: plan.alarms.trailLogGroupName === undefined ? undefined : keyArns(context),
            deadLetterQueueNames: Object.fromEntries([...ofQueues, ...ofSubscriptions]),
            tags: plan.tags,
        },
        { parent },
    );
}

/** The keys that a trail tells of, each once. */
function keyArns({ keys }: KeyedContext) {
    const { queues, topic } = keys;
    const both = queues !== undefined && topic !== undefined && queues !== topic;
    const key = queues ?? topic;
    return { ...(key ? { key: key.keyArn } : {}), ...(both ? { "topic-key": topic.keyArn } : {}) };
}

/** An alarm into the set that it watches would end in the queues that are in trouble, and its key admits no alarm. */
function outsideOf({ name, plan }: KeyedContext, topic: EncryptedTopic | undefined, argument: Actions) {
    const given = plan.alarms[argument];
    if (given === undefined || topic === undefined) return given;
    return pulumi.all([pulumi.output(given), topic.topicArn]).apply(([arns, own]) => {
        const path = at("alarms", argument);
        const problem = `${path} names the topic of the set itself; an alarm about its queues would end in them; name another topic.`;
        refuse({ kind: "MessagingSet", name }, arns.includes(own) ? [problem] : []);
        return arns;
    });
}

type Actions = "actionArns" | "okActionArns";
