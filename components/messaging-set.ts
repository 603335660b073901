import * as pulumi from "@pulumi/pulumi";

import type { KeyUser } from "./documents/key-policy";
import type { EncryptedTopic } from "./encrypted-topic";
import { MessagingKey } from "./messaging-key";
import { ownOutputs, token } from "./base/owner";
import { placeOf } from "./base/place";
import { createAlarms } from "./set/alarms";
import type { MessagingSetArgs } from "./set/args";
import {
    createQueues,
    createRoles,
    createSubscriptions,
    createTopic,
    each,
    keyUsers,
    type Parts,
} from "./set/parts";
import { checkedPlan } from "./set/plan";

/**
 * A key, a topic, queues with their dead-letter queues, subscriptions and roles, wired so that each role can do its
 * work and nothing else. Parts are made in this order: key, topic, queues, roles; the policies that name them;
 * subscriptions. Each dead-letter queue has an alarm.
 *
 *     <name>            MessagingKey, EncryptedTopic and MessagingAlarms
 *     <name>-<queue>    EncryptedQueue and, if the queue is subscribed, QueueSubscription
 *     <name>-<role>     MessagingRole
 */
export class MessagingSet extends pulumi.ComponentResource {
    /** ARN of the key. */
    public readonly keyArn: pulumi.Output<string>;
    /** ARN of the topic, known at preview. Nothing if the set has none. */
    public readonly topicArn: pulumi.Output<string | undefined>;
    /** ARNs of the queues by name, known at preview. */
    public readonly queueArns: pulumi.Output<{ [name: string]: string }>;
    /** URLs of the queues by name. */
    public readonly queueUrls: pulumi.Output<{ [name: string]: string }>;
    /** ARNs of the dead-letter queues by the name of their queue, known at preview. */
    public readonly deadLetterQueueArns: pulumi.Output<{ [name: string]: string }>;
    /** URLs of the dead-letter queues by the name of their queue. */
    public readonly deadLetterQueueUrls: pulumi.Output<{ [name: string]: string }>;
    /** URLs of the dead-letter queues of the subscriptions by the name of the subscribed queue. */
    public readonly subscriptionDeadLetterQueueUrls: pulumi.Output<{ [name: string]: string }>;
    /** Names of the alarms by queue, as in main-dlq and main-subscription-dlq, known at preview. */
    public readonly deadLetterAlarmNames: pulumi.Output<{ [name: string]: string }>;
    /** ARNs of the roles by name, known at preview. */
    public readonly roleArns: pulumi.Output<{ [name: string]: string }>;
    /** Names of the instance profiles by the name of their role, for EC2 only, known at preview. */
    public readonly instanceProfileNames: pulumi.Output<{ [name: string]: string }>;

    constructor(name: string, args: MessagingSetArgs, opts?: pulumi.ComponentResourceOptions) {
        const plan = checkedPlan({ kind: "MessagingSet", name }, args);
        super(token("MessagingSet"), name, plan.shown, opts);
        placeOf(this, opts);

        // The key policy names roles and topics, and the topic needs the key: their names reach it later.
        const [users, nameUsers] = pulumi.deferredOutput<KeyUser[]>();
        const [topicArns, nameTopics] = pulumi.deferredOutput<string[]>();
        const key = new MessagingKey(
            name,
            { ...plan.key, users, topicArns, tags: plan.tags },
            { parent: this },
        );
        const context = { name, plan, key, parent: this };
        const topic = createTopic(context);
        const queues = createQueues(context, topic);
        const subscriptions = createSubscriptions(context, topic, queues);
        const roles = createRoles(context, topic, { queues, subscriptions });
        const alarms = createAlarms(context, topic, { queues, subscriptions });
        nameUsers(keyUsers(plan, roles));
        nameTopics(delivering(topic, subscriptions));

        this.keyArn = key.keyArn;
        this.topicArn = pulumi.output(topic?.topicArn);
        this.queueArns = each(queues, (queue) => queue.queueArn);
        this.queueUrls = each(queues, (queue) => queue.queueUrl);
        this.deadLetterQueueArns = each(queues, (queue) => queue.deadLetterQueueArn);
        this.deadLetterQueueUrls = each(queues, (queue) => queue.deadLetterQueueUrl);
        this.subscriptionDeadLetterQueueUrls = each(subscriptions, (it) => it.deadLetterQueueUrl);
        this.deadLetterAlarmNames = alarms.alarmNames;
        this.roleArns = each(roles, (role) => role.roleArn);
        this.instanceProfileNames = each(roles, (role) => role.instanceProfileName).apply(present);
        this.registerOutputs(ownOutputs(this));
    }
}

/** The topics that the key has to admit. */
function delivering(
    topic: EncryptedTopic | undefined,
    subscriptions: Parts<unknown>,
): pulumi.Output<string[]> {
    const delivers = topic !== undefined && Object.keys(subscriptions).length > 0;
    return delivers ? topic.topicArn.apply((arn) => [arn]) : pulumi.output([]);
}

function present(names: Record<string, string | undefined>): Record<string, string> {
    const set = Object.entries(names).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return Object.fromEntries(set);
}
