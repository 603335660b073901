import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import { replayPolicy } from "./documents/archive";
import { subscriptionRedrivePolicy } from "./documents/redrive";
import { topicSource } from "./documents/sources";
import { fifoQueueInputs } from "./base/fifo";
import { ownOutputs, plain, token } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";
import { locatedKey } from "./key/located";
import { encryptionInputs } from "./queue/encryption";
import { createQueue, physicalName } from "./queue/resource";
import { DEAD_LETTER_VISIBILITY_SECONDS } from "./queue/settings";
import { resolvedNetwork } from "./source-args";
import type { QueueSubscriptionArgs } from "./subscription/args";
import { checked, guardedEnds, type SubscriptionSettings } from "./subscription/checks";
import { subscriptionShape } from "./subscription/shapes";

/**
 * The subscription of a queue to a topic, with a dead-letter queue of its own for messages that SNS could not
 * deliver. SQS cannot redrive this one: its messages never were in a queue. Name what has to exist before the first
 * delivery, the topic, the queue and the key with their policies, in the option dependsOn.
 *
 *     <name>-subscription               the subscription
 *     <name>-subscription-dlq           its dead-letter queue
 *     <name>-subscription-dlq-policy    the policy of that queue
 */
export class QueueSubscription extends pulumi.ComponentResource {
    /** ARN of the subscription. */
    public readonly subscriptionArn: pulumi.Output<string>;
    /** ARN of the dead-letter queue, known at preview. */
    public readonly deadLetterQueueArn: pulumi.Output<string>;
    /** Name of the dead-letter queue, known at preview. */
    public readonly deadLetterQueueName: pulumi.Output<string>;
    /** URL of the dead-letter queue. */
    public readonly deadLetterQueueUrl: pulumi.Output<string>;

    constructor(name: string, args: QueueSubscriptionArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "QueueSubscription", name };
        const settings = checked(owner, shaped(owner, args, subscriptionShape));
        super(token(owner.kind), name, shown(settings), withFormerNames(owner, opts));

        const place = placeOf(this, opts);
        const { topicArn, queueArn } = guardedEnds(owner, settings, place);
        const { topicRegion } = settings;
        const atTopic = topicRegion ? place.apply((known) => ({ ...known, region: topicRegion })) : place;
        const dead = createQueue(`${name}-subscription-dlq`, {
            owner,
            parent: this,
            place: atTopic,
            inputs: deadLetterInputs({
                ...settings,
                kmsKeyArn: locatedKey(owner, atTopic, "kmsKeyArn", settings.kmsKeyArn),
            }),
            sources: topicArn.apply((arn) => [topicSource(arn)]),
            exclusiveTo: settings.deadLetterExclusiveTo,
            network: settings.network && resolvedNetwork(settings.network, { owner, path: "network" }),
        });
        const subscription = new aws.sns.TopicSubscription(
            `${name}-subscription`,
            {
                topic: topicArn,
                protocol: "sqs",
                endpoint: queueArn,
                redrivePolicy: dead.arn.apply(subscriptionRedrivePolicy),
                ...deliveryInputs(settings),
            },
            { parent: this, dependsOn: opts?.dependsOn },
        );

        this.subscriptionArn = subscription.arn;
        this.deadLetterQueueArn = dead.arn;
        this.deadLetterQueueName = dead.queue.name;
        this.deadLetterQueueUrl = dead.queue.url;
        this.registerOutputs(ownOutputs(this));
    }
}

function deadLetterInputs(settings: SubscriptionSettings): aws.sqs.QueueArgs {
    return {
        name: physicalName(settings.deadLetterQueueName, "", { enabled: settings.fifo }),
        ...fifoQueueInputs({ enabled: settings.fifo }),
        ...encryptionInputs(settings),
        visibilityTimeoutSeconds: DEAD_LETTER_VISIBILITY_SECONDS,
        messageRetentionSeconds: 1_209_600,
        // An undelivered message has its envelope and attributes around it: leave room for them.
        maxMessageSize: 1_048_576,
        delaySeconds: 0,
        receiveWaitTimeSeconds: 20,
        tags: settings.tags,
        region: settings.topicRegion,
    };
}

/** Which messages are delivered, and how. */
function deliveryInputs(settings: SubscriptionSettings) {
    const { replayFrom, rawMessageDelivery, filterPolicy, filterPolicyScope, topicRegion } = settings;
    return {
        rawMessageDelivery,
        filterPolicy,
        filterPolicyScope,
        replayPolicy: replayFrom === undefined ? undefined : pulumi.output(replayFrom).apply(replayPolicy),
        region: topicRegion,
    };
}

/** What policies and the state see of the arguments. */
function shown(settings: SubscriptionSettings) {
    const { kmsKeyArn, sseSqsReason, dataKeyReusePeriodSeconds, fifo, topicRegion, rawMessageDelivery } =
        settings;
    return plain({
        kmsKeyArn,
        sseSqsReason,
        dataKeyReusePeriodSeconds,
        fifo,
        topicRegion,
        rawMessageDelivery,
    });
}
