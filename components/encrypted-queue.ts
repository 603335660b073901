import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { redriveAllowPolicy, redrivePolicy } from "./documents/redrive";
import { fifoQueueInputs, fifoSuffix, type FifoArgs } from "./base/fifo";
import { limitProblems, nameLimit, valueProblems, type NameRoom } from "./limits";
import { fifoProblems } from "./limits/fifo";
import { customerKeyLimit } from "./limits/key";
import { guarded, ownOutputs, plain, refuse, token, type Owner } from "./base/owner";
import { placeOf } from "./base/place";
import { createQueue, physicalName, type QueueParts } from "./queue/resource";
import {
    completeSettings,
    DEAD_LETTER_VISIBILITY_SECONDS,
    guardedSettings,
    settingsProblems,
    type QueueSettingsArgs,
} from "./queue/settings";

type Input<T> = pulumi.Input<T>;

export interface EncryptedQueueArgs extends QueueSettingsArgs {
    /** ARN of the customer-managed key that encrypts the queue and its dead-letter queue. */
    kmsKeyArn: Input<string>;
    /** Name of the queue in AWS, without .fifo: 1 to 76 letters, digits, hyphens and underscores. The dead-letter queue adds -dlq. Default: named by Pulumi. */
    name?: Input<string>;
    /** First-in-first-out delivery. Default: a standard queue. */
    fifo?: FifoArgs;
    /** ARNs of the topics that deliver to this queue. The key has to admit them too: see MessagingKey. Default: none. */
    topicArns?: Input<Input<string>[]>;
    /** Tags of both queues. */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * A queue and its dead-letter queue on one customer-managed key, both closed to plain HTTP. Only the queue may use
 * the dead-letter queue.
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
        const settings = checkedSettings(owner, args);
        super(token(owner.kind), name, shown(settings), opts);

        const shared = { owner, parent: this, place: placeOf(this, opts) };
        const dead = createQueue(`${name}-dlq`, { ...shared, inputs: deadLetterInputs(settings) });
        const main = createQueue(`${name}-queue`, {
            ...shared,
            inputs: { ...queueInputs(settings), redrivePolicy: redriveTo(dead, settings) },
            topicArns: args.topicArns,
        });
        new aws.sqs.RedriveAllowPolicy(
            `${name}-dlq-redrive-allow`,
            { queueUrl: dead.queue.url, redriveAllowPolicy: main.arn.apply(redriveAllowPolicy) },
            { parent: this },
        );

        this.queueArn = main.arn;
        this.queueName = main.queue.name;
        this.queueUrl = main.queue.url;
        this.deadLetterQueueArn = dead.arn;
        this.deadLetterQueueName = dead.queue.name;
        this.deadLetterQueueUrl = dead.queue.url;
        this.registerOutputs(ownOutputs(this));
    }
}

type Settings = ReturnType<typeof checkedSettings>;

function checkedSettings(owner: Owner, args: EncryptedQueueArgs) {
    const own = { kmsKeyArn: customerKeyLimit, name: nameLimit([nameRoom(args, "-dlq")]) };
    const logicalName = args.name === undefined ? owner.name : undefined;
    refuse(owner, [
        ...limitProblems("", args, own),
        ...valueProblems("the name", logicalName, nameLimit([nameRoom(args, "-queue-0123456")])),
        ...settingsProblems("", args),
        ...fifoProblems("fifo", args.fifo),
    ]);
    const { kmsKeyArn, name } = guarded(owner, "", args, own);
    return {
        ...completeSettings(guardedSettings(owner, "", args)),
        kmsKeyArn,
        name,
        fifo: args.fifo,
        tags: args.tags,
    };
}

function nameRoom({ fifo }: EncryptedQueueArgs, added: string): NameRoom {
    return { service: "SQS", characters: 80, added: added + fifoSuffix(fifo) };
}

function queueInputs(settings: Settings, suffix = ""): aws.sqs.QueueArgs {
    return {
        name: physicalName(settings.name, suffix, settings.fifo),
        ...fifoQueueInputs(settings.fifo),
        kmsMasterKeyId: settings.kmsKeyArn,
        kmsDataKeyReusePeriodSeconds: settings.dataKeyReusePeriodSeconds,
        visibilityTimeoutSeconds: settings.visibilityTimeoutSeconds,
        messageRetentionSeconds: settings.messageRetentionSeconds,
        maxMessageSize: settings.maxMessageSize,
        delaySeconds: settings.delaySeconds,
        receiveWaitTimeSeconds: settings.receiveWaitTimeSeconds,
        tags: settings.tags,
    };
}

/** What the dead-letter queue does not share with its queue. */
function deadLetterInputs(settings: Settings): aws.sqs.QueueArgs {
    return {
        ...queueInputs(settings, "-dlq"),
        messageRetentionSeconds: settings.deadLetter.messageRetentionSeconds,
        visibilityTimeoutSeconds: DEAD_LETTER_VISIBILITY_SECONDS,
        delaySeconds: 0,
    };
}

function redriveTo(dead: QueueParts, { deadLetter }: Settings): pulumi.Output<string> {
    return pulumi
        .all([dead.arn, deadLetter.maxReceiveCount])
        .apply(([arn, maxReceiveCount]) => redrivePolicy(arn, maxReceiveCount));
}

/** What policies and the state see of the arguments. */
function shown(settings: Settings) {
    return { ...plain(settings), fifo: plain(settings.fifo), deadLetter: plain(settings.deadLetter) };
}
