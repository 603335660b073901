import * as pulumi from "@pulumi/pulumi";

import { placeOf } from "../base/place";
import { Access, grants } from "../documents/access";
import { SourceService } from "../documents/sources";
import { KeyService, type KeySenderArgs, type KeySourceArgs, type KeyUserArgs } from "../key/args";
import { importedKey } from "../key/imported";
import type { KeyUse } from "../key/use";
import { MessagingKey } from "../messaging-key";
import type { SetContext } from "./context";
import { TOPIC_ALIAS } from "./encryption";
import { reachesQueue } from "./exclusive";
import type { RoleArgs } from "./part-args";
import type { SetPlan } from "./plan";

/** A key of a set, its own or not. */
export interface SetKey {
    keyArn: pulumi.Output<string>;
    /** What its owner has to add to its policy, if the set does not make it. */
    keyPolicyStatements?: pulumi.Output<string>;
    /** If the set makes it; known at preview. */
    aliasName?: pulumi.Output<string>;
    /** If the set makes it. */
    resource?: MessagingKey;
}

/** What a key encrypts: a topic, queues with their dead letters, or what the topic could not deliver to them. */
type Kept = "topic" | "queues" | "undelivered";

/** The keys by what they encrypt; often one. SQS may encrypt queues by itself. */
export type SetKeys = Partial<Record<Kept, SetKey>>;

export function createKeys(context: SetContext): SetKeys {
    const { name, plan } = context;
    const { kmsKeyArn, sseSqsReason, separateTopicKey, alias } = plan.encryption;
    if (separateTopicKey) {
        const topicAlias = alias && pulumi.interpolate`${alias}${TOPIC_ALIAS}`;
        // What cannot be delivered because of the key of the queues would be lost in a queue on that key.
        const ofTopic: readonly Kept[] = ["topic", "undelivered"];
        return {
            queues: ownKey(context, name, ["queues"], alias),
            ...eachOn(ofTopic, ownKey(context, `${name}-topic`, ofTopic, topicAlias)),
        };
    }
    const ofQueues: readonly Kept[] = sseSqsReason === undefined ? ["queues"] : [];
    const ofTopic: readonly Kept[] = plan.topic === undefined ? [] : ["topic"];
    const ofBoth: readonly Kept[] = ofQueues.length > 0 && ofTopic.length > 0 ? ["undelivered"] : [];
    const kept = [...ofQueues, ...ofTopic, ...ofBoth];
    if (kept.length === 0) return {};
    const key = kmsKeyArn ? foreignKey(context, kmsKeyArn, kept) : ownKey(context, name, kept, alias);
    return eachOn(kept, key);
}

/** What is encrypted with the keys that a role uses. */
export function keptFor({ queues }: SetPlan, role: RoleArgs): Kept[] {
    const { onKey, keyThrough } = grants[role.access];
    if (onKey.length === 0) return [];
    if (keyThrough === "nothing") return ["queues", "topic"];
    if (keyThrough === "sns") return ["topic"];
    const reached = queues.filter(({ key }) => reachesQueue(role.queues, key));
    const readsUndelivered = role.access === Access.Operator && reached.some(({ subscribed }) => subscribed);
    return readsUndelivered ? ["queues", "undelivered"] : ["queues"];
}

function eachOn(kept: readonly Kept[], key: SetKey): SetKeys {
    return Object.fromEntries(kept.map((it) => [it, key]));
}

function ownKey(
    context: SetContext,
    name: string,
    kept: readonly Kept[],
    alias: pulumi.Input<string> | undefined,
): SetKey {
    const { plan, parent } = context;
    const key = new MessagingKey(
        name,
        { ...plan.ownKey, alias, ...useOf(context, kept), tags: plan.tags },
        { parent },
    );
    return { keyArn: key.keyArn, aliasName: key.aliasName, resource: key };
}

function foreignKey(context: SetContext, keyArn: pulumi.Input<string>, kept: readonly Kept[]): SetKey {
    const { name, parent } = context;
    return importedKey({
        owner: { kind: "MessagingSet", name },
        parent,
        place: placeOf(parent, undefined),
        argument: "encryption.kmsKeyArn",
        keyArn,
        use: useOf(context, kept),
    });
}

/** Who and what uses a key that encrypts this. */
function useOf(context: SetContext, kept: readonly Kept[]): KeyUse {
    const use = [
        ...(kept.includes("queues") || kept.includes("undelivered") ? [ofDelivery(context)] : []),
        ...(kept.includes("queues") ? [ofQueues(context)] : []),
        ...(kept.includes("topic") ? [ofTopic(context)] : []),
    ];
    return {
        mode: context.plan.encryption.mode,
        users: usersOf(context, kept),
        sources: use.flatMap(({ sources }) => sources),
        senders: use.flatMap(({ senders }) => senders),
    };
}

function usersOf(
    { plan, roleArns, topicArn }: SetContext,
    kept: readonly Kept[],
): pulumi.Output<KeyUserArgs[]> {
    const users = plan.roles.filter(([, role]) => keptFor(plan, role).some((it) => kept.includes(it)));
    // SNS lets the whole account publish to a topic that has no policy yet: the ARN is known once it has.
    return pulumi
        .all([roleArns, topicArn])
        .apply(([arns]) => users.map(([key, { access }]) => ({ roleArn: arns[key]!, access })));
}

interface Use {
    sources: KeySourceArgs[];
    senders: KeySenderArgs[];
}

/** SNS delivers to a queue, or to the dead-letter queue of the subscription. */
function ofDelivery({ plan, topicArn }: SetContext): Use {
    const delivered = plan.queues.some(({ subscribed }) => subscribed);
    return { sources: delivered ? [{ service: SourceService.Sns, arn: topicArn }] : [], senders: [] };
}

function ofQueues({ plan }: SetContext): Use {
    return {
        sources: plan.queues.flatMap(({ sources = [] }) => sources),
        senders: plan.queues.flatMap(({ senders = [] }) =>
            senders.map((sender) => ({ ...sender, through: KeyService.Sqs })),
        ),
    };
}

function ofTopic({ plan, topicArn }: SetContext): Use {
    const { sources = [], publishers = [] } = plan.topic ?? {};
    return {
        sources: sources.map((source) => ({ ...source, topicArn })),
        senders: publishers.map((sender) => ({ ...sender, through: KeyService.Sns })),
    };
}
