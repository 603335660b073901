import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { queueArn, type Place } from "../documents/arns";
import { queuePolicy } from "../documents/queue-policy";
import type { Network, Sender, Source } from "../documents/sources";
import { fifoSuffix, type FifoArgs } from "../base/fifo";
import { documentText, onceThere, refuse, type Owner } from "../base/owner";
import { queuePlaceProblems } from "./names";

export interface QueueParts {
    queue: aws.sqs.Queue;
    /** The ARN made of the name, which preview knows. What is made of it comes after the policy of the queue. */
    arn: pulumi.Output<string>;
}

interface QueueRequest {
    owner: Owner;
    parent: pulumi.Resource;
    place: pulumi.Output<Place>;
    inputs: aws.sqs.QueueArgs;
    /** What services send to the queue for. Default: nothing. */
    sources?: pulumi.Output<Source[]>;
    /** Who else sends to the queue. Default: nobody. */
    senders?: pulumi.Output<Sender[]>;
    /** The only principals who use the queue. Default: whoever may. */
    exclusiveTo?: pulumi.Output<string[]>;
    /** The only places in the network from which the queue is used. Default: any. */
    network?: pulumi.Output<Network | undefined>;
    /** The existing queue that this one becomes, and the argument that says so. */
    existing?: { argument: string; url?: string };
}

/** One queue and its one policy. */
export function createQueue(name: string, request: QueueRequest): QueueParts {
    const { owner, parent, place, existing } = request;
    const queue = new aws.sqs.Queue(name, placed(request), { parent, import: existing?.url });
    const arn = pulumi.all([place, queue.name]).apply(([known, physical]) => queueArn(known, physical));
    const { sources, senders, exclusiveTo, network } = request;
    const document = pulumi
        .all([place, arn, sources ?? [], senders ?? [], exclusiveTo, network])
        .apply(([known, own, from, who, only, where]) => {
            const grants = { sources: from, senders: who, exclusiveTo: only, network: where };
            const statements = queuePolicy({ place: known, queueArn: own, ...grants });
            return documentText(owner, "queue policy", statements);
        });
    const policy = new aws.sqs.QueuePolicy(
        `${name}-policy`,
        { queueUrl: queue.url, policy: document, region: request.inputs.region },
        // It goes with its queue: deleted alone it would open a queue that still holds messages to plain HTTP.
        { parent, retainOnDelete: true },
    );
    return { queue, arn: onceThere(arn, policy) };
}

/** The inputs of a queue, if it is where the program works. */
function placed({ owner, place, inputs, existing }: QueueRequest): aws.sqs.QueueArgs {
    if (existing?.url === undefined) return inputs;
    const { argument, url } = existing;
    const name = pulumi.all([place, inputs.name]).apply(([known, physical]) => {
        refuse(owner, queuePlaceProblems(argument, known, url));
        return String(physical);
    });
    return { ...inputs, name };
}

/** A name chosen by the user, completed; nothing when Pulumi is to name the queue. */
export function physicalName(
    base: pulumi.Input<string> | undefined,
    suffix: string,
    fifo?: FifoArgs,
): pulumi.Input<string> | undefined {
    return base === undefined ? undefined : pulumi.interpolate`${base}${suffix}${fifoSuffix(fifo)}`;
}
