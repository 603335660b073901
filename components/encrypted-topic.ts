import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { topicArn } from "./documents/arns";
import { topicPolicy } from "./documents/topic-policy";
import { fifoSuffix, fifoTopicInputs, type FifoArgs } from "./base/fifo";
import { limitProblems, nameLimit, valueProblems } from "./limits";
import { fifoProblems } from "./limits/fifo";
import { customerKeyLimit } from "./limits/key";
import { topicLimits } from "./limits/topic";
import { documentText, guarded, ownOutputs, plain, refuse, token, type Owner } from "./base/owner";
import { placeOf } from "./base/place";
import { physicalName } from "./queue/resource";

type Input<T> = pulumi.Input<T>;

export interface EncryptedTopicArgs {
    /** ARN of the customer-managed key that encrypts the topic. */
    kmsKeyArn: Input<string>;
    /** Name of the topic in AWS, without .fifo: 1 to 256 letters, digits, hyphens and underscores. Default: named by Pulumi. */
    name?: Input<string>;
    /** First-in-first-out delivery. Default: a standard topic. */
    fifo?: FifoArgs;
    /** The sender that people see: at most 100 characters. Default: none. */
    displayName?: Input<string>;
    /** Tags of the topic. */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * A topic on a customer-managed key, closed to plain HTTP, whose messages carry signatures of version 2.
 *
 *     <name>-topic           the topic
 *     <name>-topic-policy    its policy
 */
export class EncryptedTopic extends pulumi.ComponentResource {
    /** ARN of the topic, known at preview. */
    public readonly topicArn: pulumi.Output<string>;
    /** Name of the topic, known at preview. */
    public readonly topicName: pulumi.Output<string>;

    constructor(name: string, args: EncryptedTopicArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "EncryptedTopic", name };
        const { kmsKeyArn, displayName, ...settings } = checked(owner, args);
        super(
            token(owner.kind),
            name,
            { ...plain({ kmsKeyArn, displayName }), fifo: plain(args.fifo) },
            opts,
        );

        const topic = new aws.sns.Topic(
            `${name}-topic`,
            {
                name: physicalName(settings.name, "", args.fifo),
                ...fifoTopicInputs(args.fifo),
                kmsMasterKeyId: kmsKeyArn,
                signatureVersion: 2,
                displayName,
                tags: args.tags,
            },
            { parent: this },
        );
        const arn = pulumi
            .all([placeOf(this, opts), topic.name])
            .apply(([place, physical]) => topicArn(place, physical));
        const policy = arn.apply((own) =>
            documentText(owner, "topic policy", topicPolicy({ topicArn: own })),
        );
        new aws.sns.TopicPolicy(`${name}-topic-policy`, { arn, policy }, { parent: this });

        this.topicArn = arn;
        this.topicName = topic.name;
        this.registerOutputs(ownOutputs(this));
    }
}

function checked(owner: Owner, args: EncryptedTopicArgs): EncryptedTopicArgs {
    const room = (added: string) => [
        { service: "SNS" as const, characters: 256, added: added + fifoSuffix(args.fifo) },
    ];
    const limits = { ...topicLimits, kmsKeyArn: customerKeyLimit, name: nameLimit(room("")) };
    const logicalName = args.name === undefined ? owner.name : undefined;
    refuse(owner, [
        ...limitProblems("", args, limits),
        ...valueProblems("the name", logicalName, nameLimit(room("-topic-0123456"))),
        ...fifoProblems("fifo", args.fifo),
    ]);
    return guarded(owner, "", args, limits);
}
