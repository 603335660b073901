// Keys, queues and topics as they should be: a variant says what is wrong with its own.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, arn, document, iamArn } from "../../account";
import { owner } from "../../in-order";

export type Statement = aws.types.input.iam.PolicyStatement;

export const roleArn = (name: string) => iamArn(`role/${name}`);

/** An account that nobody here knows. */
export const partnerAccount = "999888777666";

export const allow = (
    Principal: Statement["Principal"],
    Action: string | string[],
    Condition?: Statement["Condition"],
): Statement => ({ Effect: "Allow", Principal, Action, ...(Condition && { Condition }) });

/** What a service does for things of this account alone. */
export const ofThisAccount = { StringEquals: { "aws:SourceAccount": account } };

const useKey = ["kms:GenerateDataKey*", "kms:Decrypt"];
const deliveries = allow({ Service: ["sns.amazonaws.com", "s3.amazonaws.com"] }, useKey, ofThisAccount);

interface KeyParts {
    settings?: aws.kms.KeyArgs;
    grants?: Statement[];
}

/** A key that the account administers, and that its topics and buckets use. */
export function keyOf(name: string, { settings, grants = [deliveries] }: KeyParts = {}): aws.kms.Key {
    return new aws.kms.Key(`${name}-key`, {
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(...[owner, ...grants].map((statement) => ({ ...statement, Resource: "*" }))),
        ...settings,
    });
}

const denyPlainHttp = (service: "sqs" | "sns"): Statement => ({
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: service === "sqs" ? "sqs:*" : "sns:Publish",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

interface QueueParts {
    settings?: aws.sqs.QueueArgs;
    grants?: Statement[];
    overPlainHttp?: boolean;
}

/** A queue that only those with a grant reach, over TLS. A grant is about the queue, unless it says otherwise. */
export function queueOf(name: string, { settings, grants = [], overPlainHttp }: QueueParts): aws.sqs.Queue {
    const queue = new aws.sqs.Queue(`${name}-queue`, {
        redrivePolicy: pulumi.jsonStringify({
            deadLetterTargetArn: arn("sqs", "failed"),
            maxReceiveCount: 5,
        }),
        ...(settings ?? { kmsMasterKeyId: keyOf(name).arn }),
    });
    const statements = overPlainHttp ? grants : [denyPlainHttp("sqs"), ...grants];
    if (statements.length > 0) queuePolicy(`${name}-queue`, queue, ...statements);
    return queue;
}

export function queuePolicy(name: string, queue: aws.sqs.Queue, ...statements: Statement[]): void {
    const own = statements.map((statement) => ({ Resource: arn("sqs", queue.name), ...statement }));
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: document(...own) });
}

interface TopicParts {
    settings?: aws.sns.TopicArgs;
    grants?: Statement[];
    overPlainHttp?: boolean;
}

/** A topic to which only those with a grant publish, over TLS, and that logs what it could not deliver. */
export function topicOf(
    name: string,
    { settings, grants = [], overPlainHttp }: TopicParts = {},
): aws.sns.Topic {
    const topic = new aws.sns.Topic(`${name}-topic`, {
        signatureVersion: 2,
        sqsFailureFeedbackRoleArn: roleArn("delivery-logs"),
        ...(settings ?? { kmsMasterKeyId: keyOf(name).arn }),
    });
    const statements = overPlainHttp ? grants : [denyPlainHttp("sns"), ...grants];
    if (statements.length > 0)
        new aws.sns.TopicPolicy(`${name}-topic`, {
            arn: topic.arn,
            policy: document(
                ...statements.map((statement) => ({ Resource: arn("sns", topic.name), ...statement })),
            ),
        });
    return topic;
}
