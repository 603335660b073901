// Services that publish into queues and topics which cannot take it. Never deploy it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { logged, redriveTo, watch } from "./failures";

type Statement = aws.types.input.iam.PolicyStatement;

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;

const document = (...statements: Statement[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });

const queueArn = ({ name }: aws.sqs.Queue) => pulumi.interpolate`arn:aws:sqs:${region}:${account}:${name}`;
const topicArn = ({ name }: aws.sns.Topic) => pulumi.interpolate`arn:aws:sns:${region}:${account}:${name}`;

/** A service, acting for topics or buckets of the account alone. */
const toService = (
    service: string,
    action: string | string[],
    resource: pulumi.Input<string>,
): Statement => ({
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
    Action: action,
    Resource: resource,
    Condition: { StringEquals: { "aws:SourceAccount": account } },
});

/** A key that its owner administers, and that these services may use. */
function keyFor(name: string, ...services: string[]): aws.kms.Key {
    const owner: Statement = {
        Sid: "Owner",
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
    };
    const use = ["kms:GenerateDataKey*", "kms:Decrypt"];
    const grants = services.map((service) => toService(service, use, "*"));
    const policy = document(owner, ...grants);
    return new aws.kms.Key(name, { enableKeyRotation: true, deletionWindowInDays: 30, policy });
}

const key = keyFor("publishers-key", "sns", "s3");
const closed = keyFor("closed-key");

const denyPlainHttp = (action: string, resource: pulumi.Input<string>): Statement => ({
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** An encrypted queue whose policy lets in these services. */
function queueFor(name: string, settings: aws.sqs.QueueArgs, ...services: string[]): aws.sqs.Queue {
    const queue = new aws.sqs.Queue(name, {
        kmsMasterKeyId: key.arn,
        redrivePolicy: redriveTo("failures"),
        ...settings,
    });
    const arn = queueArn(queue);
    const grants = services.map((service) => toService(service, "sqs:SendMessage", arn));
    const policy = document(denyPlainHttp("sqs:*", arn), ...grants);
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy });
    return queue;
}

function topicFor(name: string, settings: aws.sns.TopicArgs = {}): aws.sns.Topic {
    const topic = new aws.sns.Topic(name, {
        kmsMasterKeyId: key.arn,
        signatureVersion: 2,
        ...logged,
        ...settings,
    });
    const policy = document(denyPlainHttp("sns:Publish", topicArn(topic)));
    new aws.sns.TopicPolicy(name, { arn: topic.arn, policy });
    return topic;
}

function subscribe(name: string, topic: aws.sns.Topic, queue: aws.sqs.Queue, failed: aws.sqs.Queue): void {
    const redrivePolicy = pulumi.jsonStringify({ deadLetterTargetArn: queueArn(failed) });
    new aws.sns.TopicSubscription(name, {
        topic: topic.arn,
        protocol: "sqs",
        endpoint: queue.arn,
        redrivePolicy,
    });
}

const topic = topicFor("changes");
const longest = { messageRetentionSeconds: 1_209_600, redrivePolicy: undefined };
const failed = queueFor("changes-dlq", longest, "sns");
watch("changes-dlq", failed);

// kms-publisher-access: SNS may not use the queue's key, so that every message is dropped.
const unreadable = queueFor("locked-out", { kmsMasterKeyId: closed.arn }, "sns");
subscribe("locked-out", topic, unreadable, failed);

// messaging-publisher-authorised (advisory): the queue's policy does not let the topic in.
subscribe("not-let-in", topic, queueFor("unannounced", {}), failed);

// messaging-fifo-order (advisory): the order of the topic ends in a standard queue.
const ordered = topicFor("ordered", { fifoTopic: true, contentBasedDeduplication: true });
const inOrder = queueFor("ordered-dlq", { ...longest, fifoQueue: true }, "sns");
watch("ordered-dlq", inOrder);
subscribe("out-of-order", ordered, queueFor("shuffled", {}, "sns"), inOrder);

// messaging-single-policy: whichever of the two policies is written last removes the other.
const contested = queueFor("contested", {}, "s3");
new aws.sqs.QueuePolicy("contested-again", {
    queueUrl: contested.url,
    policy: document(denyPlainHttp("sqs:*", queueArn(contested))),
});
