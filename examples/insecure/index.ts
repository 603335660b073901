// What a hurried engineer writes: every resource here breaks one rule of the policy pack. Never deploy it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import "./dead-letters";
import { admitOnly, logged, redriveTo, watch } from "./failures";
import "./grants";
import "./identities";
import "./network";
import "./publishers";
import "./roles";
import "./settings";
import "./surroundings";
import "./workloads";

type Statement = aws.types.input.iam.PolicyStatement;

const redrivePolicy = redriveTo("failures");
const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;

// A preview knows names, but not yet the ARNs of new resources.
const queueArn = ({ name }: aws.sqs.Queue) => pulumi.interpolate`arn:aws:sqs:${region}:${account}:${name}`;
const topicArn = ({ name }: aws.sns.Topic) => pulumi.interpolate`arn:aws:sns:${region}:${account}:${name}`;
const roleArn = ({ name }: aws.iam.Role) => pulumi.interpolate`arn:aws:iam::${account}:role/${name}`;

const document = (...statements: Statement[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });

/** A queue's policy. It denies plain HTTP, so that each queue below breaks its own rule only. */
function queuePolicy(name: string, queue: aws.sqs.Queue, ...grants: Statement[]) {
    const denyPlainHttp: Statement = {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queueArn(queue),
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: document(denyPlainHttp, ...grants) });
}

// kms-policy-no-public: every AWS account may decrypt with this key.
const key = new aws.kms.Key("open-key", {
    enableKeyRotation: true,
    policy: document(
        {
            Sid: "Owner",
            Effect: "Allow",
            Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
            Action: "kms:*",
            Resource: "*",
        },
        { Sid: "Everybody", Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Decrypt", Resource: "*" },
    ),
});

// sqs-encrypted: encryption is switched off.
const clear = new aws.sqs.Queue("clear-dlq", {
    sqsManagedSseEnabled: false,
    messageRetentionSeconds: 1_209_600,
});
queuePolicy("clear-dlq", clear);

// dlq-encryption-parity: an encrypted queue puts what failed into the clear one above.
const jobs = new aws.sqs.Queue("jobs", {
    kmsMasterKeyId: key.arn,
    redrivePolicy: redriveTo(clear.name),
});
queuePolicy("jobs", jobs);
admitOnly("clear-dlq", clear, jobs.name);
watch("clear-dlq", clear);

// sqs-customer-managed-key (advisory): the key belongs to AWS, so its policy can admit nobody.
const reports = new aws.sqs.Queue("reports", { kmsMasterKeyId: "alias/aws/sqs", redrivePolicy });
queuePolicy("reports", reports);

// sqs-tls-only (advisory): no policy denies plain HTTP.
new aws.sqs.Queue("plain-http", { kmsMasterKeyId: key.arn, redrivePolicy });

// sqs-policy-no-public: anybody may send.
const inbox = new aws.sqs.Queue("inbox", { kmsMasterKeyId: key.arn, redrivePolicy });
queuePolicy("inbox-open", inbox, {
    Sid: "Anybody",
    Effect: "Allow",
    Principal: "*",
    Action: "sqs:SendMessage",
    Resource: queueArn(inbox),
});

// sqs-policy-no-wildcard-action: the worker may also send, purge and rewrite this policy.
const worker = new aws.iam.Role("worker", {
    assumeRolePolicy: document({
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
    }),
});
const imports = new aws.sqs.Queue("imports", { kmsMasterKeyId: key.arn, redrivePolicy });
queuePolicy("imports-wildcard", imports, {
    Sid: "Worker",
    Effect: "Allow",
    Principal: { AWS: roleArn(worker) },
    Action: "sqs:*",
    Resource: queueArn(imports),
});

// sqs-policy-service-source: any customer's topic may send.
const events = new aws.sqs.Queue("events", { kmsMasterKeyId: key.arn, redrivePolicy });
queuePolicy("events-any-topic", events, {
    Sid: "Topic",
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn(events),
});

/** A topic's policy, which denies plain HTTP as well. */
function topicPolicy(name: string, topic: aws.sns.Topic, ...grants: Statement[]) {
    const denyPlainHttp: Statement = {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topicArn(topic),
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    new aws.sns.TopicPolicy(name, { arn: topic.arn, policy: document(denyPlainHttp, ...grants) });
}

// sns-encrypted: a topic has no default encryption.
const clearTopic = new aws.sns.Topic("clear-topic", { signatureVersion: 2, ...logged });
topicPolicy("clear-topic", clearTopic);

// sns-policy-no-public: anybody may subscribe and read along.
const news = new aws.sns.Topic("news", { kmsMasterKeyId: key.arn, signatureVersion: 2, ...logged });
topicPolicy("news-open", news, {
    Sid: "Anybody",
    Effect: "Allow",
    Principal: "*",
    Action: "sns:Subscribe",
    Resource: topicArn(news),
});

// sns-policy-no-wildcard-action: the publisher may delete the topic.
const audit = new aws.sns.Topic("audit", { kmsMasterKeyId: key.arn, signatureVersion: 2, ...logged });
topicPolicy("audit-wildcard", audit, {
    Sid: "Publisher",
    Effect: "Allow",
    Principal: { AWS: roleArn(worker) },
    Action: "sns:*",
    Resource: topicArn(audit),
});

// iam-no-wildcard-messaging-action: the role may send, receive, purge and delete.
new aws.iam.RolePolicy("worker-wildcard", {
    role: worker.name,
    policy: document({ Sid: "Queue", Effect: "Allow", Action: "sqs:*", Resource: queueArn(imports) }),
});
