// Keys and queues as they should be after the switch: a variant says what is wrong with its own.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn, document, iamArn } from "../../account";
import { owner } from "../../in-order";

export type Statement = aws.types.input.iam.PolicyStatement;

export const identity = (name: string) => ({ AWS: iamArn(name) });

export const allow = (Principal: Statement["Principal"], Action: string | string[]): Statement => ({
    Effect: "Allow",
    Principal,
    Action,
});

/** A key that the account administers. */
export function keyOf(name: string, grants: Statement[] = [], settings: aws.kms.KeyArgs = {}): aws.kms.Key {
    const statements = [owner, ...grants];
    return new aws.kms.Key(`${name}-key`, {
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(...statements.map((statement) => ({ ...statement, Resource: "*" }))),
        ...settings,
    });
}

/** A queue that comes over TLS only, and puts what failed elsewhere. */
export function queueOf(name: string, settings: aws.sqs.QueueArgs, ...grants: Statement[]): aws.sqs.Queue {
    const queue = new aws.sqs.Queue(`${name}-queue`, { redrivePolicy: redriveTo("failed"), ...settings });
    const denyPlainHttp: Statement = {
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const own = [denyPlainHttp, ...grants].map((statement) => ({
        ...statement,
        Resource: arn("sqs", queue.name),
    }));
    new aws.sqs.QueuePolicy(`${name}-queue`, { queueUrl: queue.url, policy: document(...own) });
    return queue;
}

export const redriveTo = (name: pulumi.Input<string>) =>
    pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", name), maxReceiveCount: 5 });
