import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import type { Place } from "./documents/arns";
import { redriveAllowPolicy, redrivePolicy } from "./documents/redrive";
import { fifoQueueInputs } from "./base/fifo";
import { ownOutputs, plain, token, type Owner } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";
import type { EncryptedQueueArgs } from "./queue/args";
import { checkedQueue, type QueueValues } from "./queue/checks";
import { encryptionInputs } from "./queue/encryption";
import { warnOfFewReceives } from "./queue/lambda";
import { locatedKey } from "./key/located";
import { createQueue, physicalName, type QueueParts } from "./queue/resource";
import { queueShape } from "./queue/shapes";
import { resolvedNetwork, resolvedSenders, resolvedSources } from "./source-args";

/**
 * A queue and its dead-letter queue, encrypted alike, with a customer-managed key unless a reason is given, and closed
 * to plain HTTP. Only the queue may use the dead-letter queue. What is made of their ARNs comes after their policies.
 * Name a MessagingKey in the option dependsOn: before it has its policy, IAM alone decides who uses it.
 *
 *     <name>-queue, <name>-dlq                  the queues
 *     <name>-queue-policy, <name>-dlq-policy    their policies
 *     <name>-dlq-redrive-allow                  which queue may use the dead-letter queue
 */
export class EncryptedQueue extends pulumi.ComponentResource {
    /** ARN of the queue, known at preview. */
    public readonly queueArn: pulumi.Output<string>;
    /** Name of the queue, known at preview. */
    public readonly queueName: pulumi.Output<string>;
    /** URL of the queue. */
    public readonly queueUrl: pulumi.Output<string>;
    /** ARN of the dead-letter queue, known at preview. */
    public readonly deadLetterQueueArn: pulumi.Output<string>;
    /** Name of the dead-letter queue, known at preview. */
    public readonly deadLetterQueueName: pulumi.Output<string>;
    /** URL of the dead-letter queue. */
    public readonly deadLetterQueueUrl: pulumi.Output<string>;

    constructor(name: string, args: EncryptedQueueArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "EncryptedQueue", name };
        const given = shaped(owner, args, queueShape);
        const checked = checkedQueue(owner, given);
        super(token(owner.kind), name, shown(checked), withFormerNames(owner, opts));

        const place = placeOf(this, opts);
        const settings = { ...checked, kmsKeyArn: locatedKey(owner, place, "kmsKeyArn", checked.kmsKeyArn) };
        const { importUrl, deadLetter } = settings;
        const network = given.network && resolvedNetwork(given.network, { owner, path: "network" });
        const shared = { owner, parent: this, place, network };
        const dead = createQueue(`${name}-dlq`, {
            ...shared,
            inputs: deadLetterInputs(settings),
            exclusiveTo: settings.deadLetterExclusiveTo,
            existing: { argument: "deadLetter.importUrl", url: deadLetter.importUrl },
        });
        const main = createQueue(`${name}-queue`, {
            ...shared,
            inputs: { ...queueInputs(settings), redrivePolicy: redriveTo(dead, settings) },
            sources: sourcesOf(owner, given, place),
            senders: given.senders && resolvedSenders(given.senders, { owner, path: "senders" }),
            exclusiveTo: settings.exclusiveTo,
            existing: { argument: "importUrl", url: importUrl },
        });
        new aws.sqs.RedriveAllowPolicy(
            `${name}-dlq-redrive-allow`,
            { queueUrl: dead.queue.url, redriveAllowPolicy: main.arn.apply(redriveAllowPolicy) },
            { parent: this },
        );
        warnOfFewReceives(owner, this, settings.functionTimeoutSeconds, deadLetter.maxReceiveCount);

        this.queueArn = main.arn;
        this.queueName = main.queue.name;
        this.queueUrl = main.queue.url;
        this.deadLetterQueueArn = dead.arn;
        this.deadLetterQueueName = dead.queue.name;
        this.deadLetterQueueUrl = dead.queue.url;
        this.registerOutputs(ownOutputs(this));
    }
}

function sourcesOf(owner: Owner, { sources, fifo }: EncryptedQueueArgs, place: pulumi.Output<Place>) {
    const speaker = { owner, path: "sources", target: "queue" as const, fifo: fifo?.enabled === true };
    return sources && resolvedSources(place, sources, speaker);
}

function queueInputs(settings: QueueValues): aws.sqs.QueueArgs {
    return {
        name: physicalName(settings.name, "", settings.fifo),
        ...fifoQueueInputs(settings.fifo),
        ...encryptionInputs(settings),
        visibilityTimeoutSeconds: settings.visibilityTimeoutSeconds,
        messageRetentionSeconds: settings.messageRetentionSeconds,
        maxMessageSize: settings.maxMessageSize,
        delaySeconds: settings.delaySeconds,
        receiveWaitTimeSeconds: settings.receiveWaitTimeSeconds,
        tags: settings.tags,
    };
}

/** What the dead-letter queue does not share with its queue. */
function deadLetterInputs(settings: QueueValues): aws.sqs.QueueArgs {
    const { name, messageRetentionSeconds, visibilityTimeoutSeconds } = settings.deadLetter;
    return {
        ...queueInputs(settings),
        name: physicalName(name, "", settings.fifo),
        messageRetentionSeconds,
        visibilityTimeoutSeconds,
        delaySeconds: 0,
    };
}

function redriveTo(dead: QueueParts, { deadLetter }: QueueValues): pulumi.Output<string> {
    return pulumi
        .all([dead.arn, deadLetter.maxReceiveCount])
        .apply(([arn, maxReceiveCount]) => redrivePolicy(arn, maxReceiveCount));
}

/** What policies and the state see of the arguments. */
function shown(settings: QueueValues) {
    return { ...plain(settings), fifo: plain(settings.fifo), deadLetter: plain(settings.deadLetter) };
}
