import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { subscriptionRedrivePolicy } from "./documents/redrive";
import { fifoQueueInputs, fifoSuffix } from "./base/fifo";
import { limitProblems, nameLimit, valueProblems } from "./limits";
import { customerKeyLimit } from "./limits/key";
import { queueLimits } from "./limits/queue";
import { guarded, isFuture, ownOutputs, plain, refuse, token, withDefaults, type Owner } from "./base/owner";
import { placeOf } from "./base/place";
import { createQueue, physicalName } from "./queue/resource";
import { DEAD_LETTER_VISIBILITY_SECONDS } from "./queue/settings";

type Input<T> = pulumi.Input<T>;

export interface QueueSubscriptionArgs {
    /** ARN of the topic. */
    topicArn: Input<string>;
    /** ARN of the queue. Its policy and its key have to admit the topic: see EncryptedQueue and MessagingKey. */
    queueArn: Input<string>;
    /** ARN of the customer-managed key that encrypts the dead-letter queue. It has to admit the topic. */
    kmsKeyArn: Input<string>;
    /** Whether the topic is FIFO; the dead-letter queue has to be of the same type. Default false. */
    fifo?: boolean;
    /** Name of the dead-letter queue in AWS, without .fifo. Default: named by Pulumi. */
    deadLetterQueueName?: Input<string>;
    /** Delivers the message as it was published, without the envelope of SNS. Default true. */
    rawMessageDelivery?: Input<boolean>;
    /** How long SQS reuses a data key for the dead-letter queue, in seconds: 60 to 86400. Default 300. */
    dataKeyReusePeriodSeconds?: Input<number>;
    /** Tags of the dead-letter queue. */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * The subscription of a queue to a topic, with a dead-letter queue of its own for messages that SNS could not
 * deliver. SQS cannot redrive this one: its messages never were in a queue. Name what has to exist before the first
 * delivery, the queue with its policy and the key with its policy, in the option dependsOn.
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
        const settings = checked(owner, args);
        super(token(owner.kind), name, shown(settings), opts);

        const dead = createQueue(`${name}-subscription-dlq`, {
            owner,
            parent: this,
            place: placeOf(this, opts),
            inputs: deadLetterInputs(settings),
            topicArns: [settings.topicArn],
        });
        const subscription = new aws.sns.TopicSubscription(
            `${name}-subscription`,
            {
                topic: settings.topicArn,
                protocol: "sqs",
                endpoint: settings.queueArn,
                rawMessageDelivery: settings.rawMessageDelivery,
                redrivePolicy: dead.arn.apply(subscriptionRedrivePolicy),
            },
            { parent: this, dependsOn: after(dead.policy, opts) },
        );

        this.subscriptionArn = subscription.arn;
        this.deadLetterQueueArn = dead.arn;
        this.deadLetterQueueName = dead.queue.name;
        this.deadLetterQueueUrl = dead.queue.url;
        this.registerOutputs(ownOutputs(this));
    }
}

const defaults = { fifo: false, rawMessageDelivery: true, dataKeyReusePeriodSeconds: 300 };
type Settings = ReturnType<typeof checked>;

function checked(owner: Owner, args: QueueSubscriptionArgs) {
    const fifo = fifoSuffix({ enabled: args.fifo });
    const room = (added: string) => [{ service: "SQS" as const, characters: 80, added: added + fifo }];
    const limits = {
        kmsKeyArn: customerKeyLimit,
        deadLetterQueueName: nameLimit(room("")),
        dataKeyReusePeriodSeconds: queueLimits.dataKeyReusePeriodSeconds,
    };
    const logicalName = args.deadLetterQueueName === undefined ? owner.name : undefined;
    refuse(owner, [
        ...limitProblems("", args, limits),
        ...valueProblems("the name", logicalName, nameLimit(room("-subscription-dlq-0123456"))),
        ...(isFuture(args.topicArn) || isFuture(args.queueArn)
            ? []
            : typeProblems(String(args.topicArn), String(args.queueArn), args.fifo === true)),
    ]);
    const settings = withDefaults(guarded(owner, "", args, limits), defaults);
    const ends = pulumi.all([args.topicArn, args.queueArn]).apply(([topicArn, queueArn]) => {
        refuse(owner, typeProblems(topicArn, queueArn, settings.fifo));
        return { topicArn, queueArn };
    });
    return { ...settings, topicArn: ends.topicArn, queueArn: ends.queueArn };
}

/** A FIFO topic has FIFO dead letters, and only a FIFO topic delivers to a FIFO queue. */
function typeProblems(topicArn: string, queueArn: string, fifo: boolean): string[] {
    const isFifo = (arn: string) => arn.endsWith(".fifo");
    if (isFifo(topicArn) !== fifo) {
        const fix = `set fifo to ${isFifo(topicArn)}.`;
        return [
            `fifo is ${fifo}, but topicArn is "${topicArn}"; SNS needs dead letters of the type of the topic; ${fix}`,
        ];
    }
    if (isFifo(queueArn) && !fifo) {
        return [
            `queueArn is "${queueArn}"; SNS delivers to FIFO queues only from FIFO topics; use a standard queue.`,
        ];
    }
    return [];
}

function deadLetterInputs(settings: Settings): aws.sqs.QueueArgs {
    return {
        name: physicalName(settings.deadLetterQueueName, "", { enabled: settings.fifo }),
        ...fifoQueueInputs({ enabled: settings.fifo }),
        kmsMasterKeyId: settings.kmsKeyArn,
        kmsDataKeyReusePeriodSeconds: settings.dataKeyReusePeriodSeconds,
        visibilityTimeoutSeconds: DEAD_LETTER_VISIBILITY_SECONDS,
        messageRetentionSeconds: 1_209_600,
        // An undelivered message has its envelope and attributes around it: leave room for them.
        maxMessageSize: 1_048_576,
        delaySeconds: 0,
        receiveWaitTimeSeconds: 20,
        tags: settings.tags,
    };
}

function after(policy: pulumi.Resource, opts: pulumi.ComponentResourceOptions | undefined) {
    return pulumi.output(opts?.dependsOn).apply((others) => [policy, ...[others ?? []].flat()]);
}

function shown({ kmsKeyArn, fifo, rawMessageDelivery, dataKeyReusePeriodSeconds }: Settings) {
    return plain({ kmsKeyArn, fifo, rawMessageDelivery, dataKeyReusePeriodSeconds });
}
