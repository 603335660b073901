// Dead letters that a hurried engineer loses: each resource named below breaks the one rule above it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { admitOnly, redriveTo, watch } from "./failures";

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;
const kmsMasterKeyId = pulumi.interpolate`arn:aws:kms:${region}:${account}:key/0f1e2d3c-1111-2222-3333-444455556666`;

/** A queue in good order but for what is given. */
function queueWith(name: string, settings: aws.sqs.QueueArgs): aws.sqs.Queue {
    const queue = new aws.sqs.Queue(name, { kmsMasterKeyId, ...settings });
    const denyPlainHttp = {
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: pulumi.interpolate`arn:aws:sqs:${region}:${account}:${queue.name}`,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [denyPlainHttp] });
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy });
    return queue;
}

/** A dead-letter queue, and the queue whose failed messages it takes. */
function pair(name: string, settings: aws.sqs.QueueArgs = {}) {
    const dead = queueWith(name, { messageRetentionSeconds: 1_209_600, ...settings });
    const source = queueWith(`${name}-source`, { redrivePolicy: redriveTo(dead.name) });
    return { dead, source };
}

// sqs-has-dlq (advisory): a message that cannot be handled comes back until it expires.
queueWith("endless", {});

// dlq-retention (advisory): SQS counts on, so a message that failed on its last day is gone at once.
const short = pair("short-lived", { messageRetentionSeconds: 86_400 });
admitOnly("short-lived", short.dead, short.source.name);
watch("short-lived", short.dead);

// dlq-redrive-allow (advisory): any queue of the account may put messages there.
const open = pair("open-to-all");
watch("open-to-all", open.dead);

// dlq-alarm (advisory): nobody knows that messages wait.
const silent = pair("silent");
admitOnly("silent", silent.dead, silent.source.name);

// dlq-compatible (advisory): a standard queue cannot have FIFO dead letters.
queueWith("mismatched", { redrivePolicy: redriveTo("failures.fifo") });
