// What every variant is made of. All of it is in order: a variant changes the one thing that it is about.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn, document } from "../../account";
import { denyPlainHttp, owner, policyOf, roleFor, watch } from "../../in-order";

const tags = { Department: "inventory" };

/** What Lambda does with a queue for its function. */
export const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

const key = new aws.kms.Key("shared", {
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document(owner),
    tags,
});

interface Changes {
    queue?: aws.sqs.QueueArgs;
    maxReceiveCount?: number;
    /** Without it, any queue of the account may use the dead-letter queue. */
    redriveAllow?: boolean;
    /** Instead of the statement that denies plain HTTP, on the queue and on the dead-letter queue. */
    policy?: object[];
    deadLetterPolicy?: object[];
}

/** A queue and its dead-letter queue, in order but for the changes. The queue has the name of the variant. */
export function queues(name: string, changes: Changes = {}): aws.sqs.Queue {
    const dead = `${name}-dlq`;
    const sourceQueueArns = [arn("sqs", name)];
    const failed = new aws.sqs.Queue(dead, {
        name: dead,
        kmsMasterKeyId: key.arn,
        messageRetentionSeconds: 1_209_600,
        tags,
        ...(changes.redriveAllow !== false && {
            redriveAllowPolicy: pulumi.jsonStringify({ redrivePermission: "byQueue", sourceQueueArns }),
        }),
    });
    const { maxReceiveCount = 5 } = changes;
    const main = new aws.sqs.Queue(`${name}-queue`, {
        name,
        kmsMasterKeyId: key.arn,
        visibilityTimeoutSeconds: 60,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", dead), maxReceiveCount }),
        tags,
        ...changes.queue,
    });
    policyOf(`${name}-dlq`, failed, changes.deadLetterPolicy ?? [denyPlainHttp("sqs:*", arn("sqs", dead))]);
    policyOf(`${name}-queue`, main, changes.policy ?? [denyPlainHttp("sqs:*", arn("sqs", name))]);
    watch(dead);
    return main;
}

/** The role of a function, with these permissions. */
export const functionRole = (name: string, ...statements: object[]) =>
    roleFor(`${name}-role`, "lambda.amazonaws.com", undefined, statements);

/** A function that may work for ten seconds. */
export function functionOf(name: string, role: aws.iam.Role): aws.lambda.Function {
    return new aws.lambda.Function(`${name}-function`, {
        name,
        role: role.arn,
        runtime: "nodejs22.x",
        handler: "index.handler",
        timeout: 10,
        s3Bucket: "inventory-code",
        s3Key: "function.zip",
    });
}
