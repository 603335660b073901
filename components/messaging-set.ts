import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import { ownOutputs, token } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";
import type { EncryptedQueue } from "./encrypted-queue";
import type { EncryptedTopic } from "./encrypted-topic";
import type { MessagingRole } from "./messaging-role";
import type { MessagingSetArgs } from "./set/args";
import { located } from "./set/located";
import { createParts } from "./set/create";
import { keepParts, queueOf, roleOf, topicOf } from "./set/lookup";
import { each } from "./set/parts";
import { checkedPlan } from "./set/plan";
import { setShape } from "./set/shapes";

/**
 * A key, a topic, queues with their dead-letter queues, subscriptions and roles, wired so that each role can do its
 * work and nothing else. Parts are made in this order: key, topic, queues, roles; the policies that name them;
 * subscriptions. Alarms watch the queues, the dead-letter queues and what the topic could not deliver.
 *
 *     <name>            MessagingKey, EncryptedTopic and MessagingAlarms
 *     <name>-topic      MessagingKey of the topic, if it has its own
 *     <name>-<queue>    EncryptedQueue and, if the queue is subscribed, QueueSubscription
 *     <name>-<role>     MessagingRole
 */
export class MessagingSet extends pulumi.ComponentResource {
    /** ARN of the key of the queues. Nothing if SQS encrypts them with keys of its own. */
    public readonly keyArn: pulumi.Output<string | undefined>;
    /** ARN of the key of the topic and of what it could not deliver, often that of the queues. Nothing if the set has no topic. */
    public readonly topicKeyArn: pulumi.Output<string | undefined>;
    /** A policy document with the statements that the owner of encryption.kmsKeyArn has to add to its policy, known at preview. Nothing if the set makes its keys. */
    public readonly keyPolicyStatements: pulumi.Output<string | undefined>;
    /** ARN of the topic, known at preview. Nothing if the set has none. */
    public readonly topicArn: pulumi.Output<string | undefined>;
    /** Name of the topic, known at preview. Nothing if the set has none. */
    public readonly topicName: pulumi.Output<string | undefined>;
    /** ARNs of the queues by name, known at preview. */
    public readonly queueArns: pulumi.Output<{ [name: string]: string }>;
    /** Names of the queues in AWS by name, known at preview. */
    public readonly queueNames: pulumi.Output<{ [name: string]: string }>;
    /** URLs of the queues by name. */
    public readonly queueUrls: pulumi.Output<{ [name: string]: string }>;
    /** ARNs of the dead-letter queues by the name of their queue, known at preview. */
    public readonly deadLetterQueueArns: pulumi.Output<{ [name: string]: string }>;
    /** Names of the dead-letter queues in AWS by the name of their queue, known at preview. */
    public readonly deadLetterQueueNames: pulumi.Output<{ [name: string]: string }>;
    /** URLs of the dead-letter queues by the name of their queue. */
    public readonly deadLetterQueueUrls: pulumi.Output<{ [name: string]: string }>;
    /** ARNs of the subscriptions by the name of the subscribed queue. */
    public readonly subscriptionArns: pulumi.Output<{ [name: string]: string }>;
    /** ARNs of the dead-letter queues of the subscriptions by the name of the subscribed queue, known at preview. */
    public readonly subscriptionDeadLetterQueueArns: pulumi.Output<{ [name: string]: string }>;
    /** URLs of the dead-letter queues of the subscriptions by the name of the subscribed queue. */
    public readonly subscriptionDeadLetterQueueUrls: pulumi.Output<{ [name: string]: string }>;
    /** ARNs of all queues, known at preview, dead-letter queues and those of subscriptions among them: what a trail has to watch. */
    public readonly allQueueArns: pulumi.Output<string[]>;
    /** ARNs of the topic and of the topic of the alarms, as far as the set has them, known at preview: what a trail has to watch. */
    public readonly allTopicArns: pulumi.Output<string[]>;
    /** Names of all alarms, known at preview: main-dlq and main-subscription-dlq of dead-letter queues, main-age and the like of queues, others by what they tell. */
    public readonly alarmNames: pulumi.Output<{ [name: string]: string }>;
    /** ARN of the topic of the alarms, known at preview. Nothing if there is none. */
    public readonly notificationTopicArn: pulumi.Output<string | undefined>;
    /** Name of the dashboard, known at preview. Nothing if there is none. */
    public readonly dashboardName: pulumi.Output<string | undefined>;
    /** ARNs of the roles by name, known at preview. */
    public readonly roleArns: pulumi.Output<{ [name: string]: string }>;
    /** Names of the roles in AWS by name, known at preview. */
    public readonly roleNames: pulumi.Output<{ [name: string]: string }>;
    /** Names of the instance profiles by the name of their role, for EC2 only, known at preview. */
    public readonly instanceProfileNames: pulumi.Output<{ [name: string]: string }>;

    constructor(name: string, args: MessagingSetArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingSet", name };
        const checked = checkedPlan(owner, shaped(owner, args, setShape));
        super(token(owner.kind), name, checked.shown, withFormerNames(owner, opts));
        const plan = located(owner, checked, placeOf(this, opts));

        const [topicArn, nameTopic] = pulumi.deferredOutput<string>();
        const [roleArns, nameRoles] = pulumi.deferredOutput<Record<string, string>>();
        const parts = createParts({ name, plan, parent: this, topicArn, roleArns });
        const { keys, topic, queues, subscriptions, roles, alarms } = parts;
        keepParts(this, owner, parts);
        nameTopic(topic?.topicArn ?? pulumi.output(""));
        nameRoles(each(roles, (role) => role.roleArn));

        this.keyArn = orNothing(keys.queues?.keyArn);
        this.topicKeyArn = orNothing(keys.topic?.keyArn);
        this.keyPolicyStatements = orNothing((keys.queues ?? keys.topic)?.keyPolicyStatements);
        this.topicArn = orNothing(topic?.topicArn);
        this.topicName = orNothing(topic?.topicName);
        this.queueArns = each(queues, (queue) => queue.queueArn);
        this.queueNames = each(queues, (queue) => queue.queueName);
        this.queueUrls = each(queues, (queue) => queue.queueUrl);
        this.deadLetterQueueArns = each(queues, (queue) => queue.deadLetterQueueArn);
        this.deadLetterQueueNames = each(queues, (queue) => queue.deadLetterQueueName);
        this.deadLetterQueueUrls = each(queues, (queue) => queue.deadLetterQueueUrl);
        this.subscriptionArns = each(subscriptions, (it) => it.subscriptionArn);
        this.subscriptionDeadLetterQueueArns = each(subscriptions, (it) => it.deadLetterQueueArn);
        this.subscriptionDeadLetterQueueUrls = each(subscriptions, (it) => it.deadLetterQueueUrl);
        const [ofQueues, failed] = [this.queueArns, this.deadLetterQueueArns];
        this.allQueueArns = listed(ofQueues, failed, this.subscriptionDeadLetterQueueArns);
        this.alarmNames = alarms.alarmNames;
        this.notificationTopicArn = alarms.notificationTopicArn;
        this.allTopicArns = pulumi.all([this.topicArn, this.notificationTopicArn]).apply(held);
        this.dashboardName = alarms.dashboardName;
        this.roleArns = roleArns;
        this.roleNames = each(roles, (role) => role.roleName);
        this.instanceProfileNames = each(roles, (role) => role.instanceProfileName).apply(present);
        this.registerOutputs(ownOutputs(this));
    }

    /** A queue by its name, as a component, for programs in TypeScript. Throws where the set has no such queue. */
    public queue(name: string): EncryptedQueue {
        return queueOf(this, name);
    }

    /** A role by its name, as a component, for programs in TypeScript. Throws where the set has no such role. */
    public role(name: string): MessagingRole {
        return roleOf(this, name);
    }

    /** The topic as a component, for programs in TypeScript. Throws where the set has none. */
    public topic(): EncryptedTopic {
        return topicOf(this);
    }
}

function orNothing(output: pulumi.Output<string> | undefined): pulumi.Output<string | undefined> {
    return output ?? pulumi.output(undefined);
}

function listed(...arns: pulumi.Output<Record<string, string>>[]): pulumi.Output<string[]> {
    return pulumi.all(arns).apply((all) => all.flatMap((each) => Object.values(each)));
}

function held(arns: (string | undefined)[]): string[] {
    return arns.filter((arn) => arn !== undefined);
}

function present(names: Record<string, string | undefined>): Record<string, string> {
    const set = Object.entries(names).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return Object.fromEntries(set);
}
