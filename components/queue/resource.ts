import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { queueArn, type Place } from "../documents/arns";
import { queuePolicy } from "../documents/queue-policy";
import { fifoSuffix, type FifoArgs } from "../base/fifo";
import { documentText, type Owner } from "../base/owner";

export interface QueueParts {
    queue: aws.sqs.Queue;
    /** The ARN made of the name, which preview knows. */
    arn: pulumi.Output<string>;
    policy: aws.sqs.QueuePolicy;
}

interface QueueRequest {
    owner: Owner;
    parent: pulumi.Resource;
    place: pulumi.Output<Place>;
    inputs: aws.sqs.QueueArgs;
    /** Topics that deliver to the queue. */
    topicArns?: pulumi.Input<pulumi.Input<string>[]>;
}

/** One queue and its one policy. */
export function createQueue(name: string, request: QueueRequest): QueueParts {
    const { owner, parent, place, inputs, topicArns = [] } = request;
    const queue = new aws.sqs.Queue(name, inputs, { parent });
    const arn = pulumi.all([place, queue.name]).apply(([known, physical]) => queueArn(known, physical));
    const policy = pulumi
        .all([arn, pulumi.output(topicArns)])
        .apply(([own, topics]) =>
            documentText(owner, "queue policy", queuePolicy({ queueArn: own, topicArns: topics })),
        );
    return {
        queue,
        arn,
        policy: new aws.sqs.QueuePolicy(
            `${name}-policy`,
            { queueUrl: queue.url, policy },
            // A queue has one policy: deleting the old one after creating the new one would leave none.
            { parent, deleteBeforeReplace: true },
        ),
    };
}

/** A name chosen by the user, completed; nothing when Pulumi is to name the queue. */
export function physicalName(
    base: pulumi.Input<string> | undefined,
    suffix: string,
    fifo?: FifoArgs,
): pulumi.Input<string> | undefined {
    return base === undefined ? undefined : pulumi.interpolate`${base}${suffix}${fifoSuffix(fifo)}`;
}
