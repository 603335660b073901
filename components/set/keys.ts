import * as pulumi from "@pulumi/pulumi";

import { placeOf } from "../base/place";
import { grants } from "../documents/access";
import { SourceService } from "../documents/sources";
import { KeyService, type KeySenderArgs, type KeySourceArgs, type KeyUserArgs } from "../key/args";
import { importedKey } from "../key/imported";
import type { KeyUse } from "../key/use";
import { MessagingKey } from "../messaging-key";
import type { SetContext } from "./context";
import { TOPIC_ALIAS } from "./encryption";

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

/** The keys by what they encrypt; often one. SQS may encrypt queues by itself. */
export interface SetKeys {
    queues?: SetKey;
    topic?: SetKey;
}

export function createKeys(context: SetContext): SetKeys {
    const { name, plan } = context;
    const { kmsKeyArn, sseSqsReason, separateTopicKey, alias } = plan.encryption;
    const ofTopic = plan.topic === undefined ? [] : [KeyService.Sns];
    const ofQueues = sseSqsReason === undefined ? [KeyService.Sqs] : [];
    if (separateTopicKey)
        return {
            queues: ownKey(context, name, ofQueues, alias),
            topic: ownKey(
                context,
                `${name}-topic`,
                ofTopic,
                alias && pulumi.interpolate`${alias}${TOPIC_ALIAS}`,
            ),
        };
    const services = [...ofQueues, ...ofTopic];
    if (services.length === 0) return {};
    const key = kmsKeyArn ? foreignKey(context, kmsKeyArn, services) : ownKey(context, name, services, alias);
    return { ...(ofQueues.length > 0 ? { queues: key } : {}), ...(ofTopic.length > 0 ? { topic: key } : {}) };
}

function ownKey(
    context: SetContext,
    name: string,
    services: KeyService[],
    alias: pulumi.Input<string> | undefined,
): SetKey {
    const { plan, parent } = context;
    const key = new MessagingKey(
        name,
        { ...plan.ownKey, alias, ...useOf(context, services), tags: plan.tags },
        { parent },
    );
    return { keyArn: key.keyArn, aliasName: key.aliasName, resource: key };
}

function foreignKey(context: SetContext, keyArn: pulumi.Input<string>, services: KeyService[]): SetKey {
    const { name, parent } = context;
    return importedKey({
        owner: { kind: "MessagingSet", name },
        parent,
        place: placeOf(parent, undefined),
        argument: "encryption.kmsKeyArn",
        keyArn,
        use: useOf(context, services),
    });
}

/** Who and what uses a key that encrypts what these services keep. */
function useOf(context: SetContext, services: readonly KeyService[]): KeyUse {
    const use = services.map((service) =>
        service === KeyService.Sqs ? ofQueues(context) : ofTopic(context),
    );
    return {
        mode: context.plan.encryption.mode,
        users: usersOf(context, services),
        sources: use.flatMap(({ sources }) => sources),
        senders: use.flatMap(({ senders }) => senders),
    };
}

function usersOf({ plan, roleArns }: SetContext, services: readonly string[]): pulumi.Output<KeyUserArgs[]> {
    const users = plan.roles.filter(([, { access }]) => {
        const { onKey, keyThrough } = grants[access];
        return onKey.length > 0 && (keyThrough === "nothing" || services.includes(keyThrough));
    });
    return roleArns.apply((arns) => users.map(([key, { access }]) => ({ roleArn: arns[key]!, access })));
}

interface Use {
    sources: KeySourceArgs[];
    senders: KeySenderArgs[];
}

function ofQueues({ plan, topicArn }: SetContext): Use {
    const delivered = plan.queues.some(({ subscribed }) => subscribed);
    return {
        sources: [
            ...(delivered ? [{ service: SourceService.Sns, arn: topicArn }] : []),
            ...plan.queues.flatMap(({ sources = [] }) => sources),
        ],
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
