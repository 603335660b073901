import * as pulumi from "@pulumi/pulumi";

import type { EncryptedQueue } from "../encrypted-queue";
import type { EncryptedTopic } from "../encrypted-topic";
import { at } from "../limits";
import { MessagingAlarms } from "../messaging-alarms";
import { refuse } from "../base/owner";
import type { QueueSubscription } from "../queue-subscription";
import type { Parts, SetContext } from "./parts";

/** An alarm for each dead-letter queue of a set. */
export function createAlarms(
    { name, plan, parent }: SetContext,
    topic: EncryptedTopic | undefined,
    { queues, subscriptions }: { queues: Parts<EncryptedQueue>; subscriptions: Parts<QueueSubscription> },
): MessagingAlarms {
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
            actionArns: outsideOf(name, topic, plan.alarms.actionArns ?? []),
            deadLetterQueueNames: Object.fromEntries([...ofQueues, ...ofSubscriptions]),
            tags: plan.tags,
        },
        { parent },
    );
}

/** An alarm into the set that it watches would end in the queues that are in trouble, and its key admits no alarm. */
function outsideOf(
    name: string,
    topic: EncryptedTopic | undefined,
    actionArns: pulumi.Input<pulumi.Input<string>[]>,
): pulumi.Output<string[]> {
    return pulumi.all([pulumi.output(actionArns), pulumi.output(topic?.topicArn)]).apply(([arns, own]) => {
        const path = at("alarms", "actionArns");
        const problem = `${path} names the topic of the set itself; an alarm about its queues would end in them; name another topic.`;
        refuse({ kind: "MessagingSet", name }, own !== undefined && arns.includes(own) ? [problem] : []);
        return arns;
    });
}
