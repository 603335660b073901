// Settings that a hurried engineer gets wrong: each resource named below breaks the one rule above it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { admitOnly, logged, redriveTo, watch } from "./failures";

type Statement = aws.types.input.iam.PolicyStatement;

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;

const document = (...statements: Statement[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });

const ownerOnly = document({
    Sid: "Owner",
    Effect: "Allow",
    Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
});

/** A key in good order but for what is given. */
function keyWith(name: string, settings: aws.kms.KeyArgs) {
    const order = { enableKeyRotation: true, deletionWindowInDays: 30, policy: ownerOnly };
    return new aws.kms.Key(name, { ...order, ...settings });
}

const denyPlainHttp = (action: string, resource: pulumi.Output<string>): Statement => ({
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** A queue in good order but for what is given. */
function queueWith(name: string, settings: aws.sqs.QueueArgs) {
    const queue = new aws.sqs.Queue(name, {
        kmsMasterKeyId: key.arn,
        redrivePolicy: redriveTo("failures"),
        ...settings,
    });
    const arn = pulumi.interpolate`arn:aws:sqs:${region}:${account}:${queue.name}`;
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: document(denyPlainHttp("sqs:*", arn)) });
    return queue;
}

const arnOfTopic = ({ name }: aws.sns.Topic) => pulumi.interpolate`arn:aws:sns:${region}:${account}:${name}`;

/** A topic in good order but for what is given. */
function topicWith(name: string, settings: aws.sns.TopicArgs) {
    const topic = new aws.sns.Topic(name, {
        kmsMasterKeyId: key.arn,
        signatureVersion: 2,
        ...logged,
        ...settings,
    });
    const policy = document(denyPlainHttp("sns:Publish", arnOfTopic(topic)));
    new aws.sns.TopicPolicy(name, { arn: topic.arn, policy });
    return topic;
}

const key = keyWith("settings", {});

// kms-rotation (advisory): the key material never changes.
keyWith("rigid-key", { enableKeyRotation: false });

// kms-deletion-window (advisory): a week is soon over.
keyWith("hasty-key", { deletionWindowInDays: 7 });

// kms-key-usable: the queue refuses every message while its key is disabled.
const disabled = keyWith("disabled-key", { isEnabled: false });
queueWith("locked", { kmsMasterKeyId: disabled.arn });

// sqs-data-key-reuse (advisory up to a day): who loses access to the key reads on for an hour.
queueWith("stale-data-key", { kmsDataKeyReusePeriodSeconds: 3_600 });

// sqs-retention (advisory): a short outage loses messages.
queueWith("forgetful", { messageRetentionSeconds: 300 });

// sqs-max-receive-count (advisory): the first hiccup counts as failure.
const failed = queueWith("impatient-dlq", { messageRetentionSeconds: 1_209_600, redrivePolicy: undefined });
const failedArn = pulumi.interpolate`arn:aws:sqs:${region}:${account}:${failed.name}`;
const impatient = queueWith("impatient", {
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failedArn, maxReceiveCount: 1 }),
});
admitOnly("impatient-dlq", failed, impatient.name);
watch("impatient-dlq", failed);

// sns-customer-managed-key (advisory): no alarm or bucket can publish under this key.
topicWith("borrowed-key", { kmsMasterKeyId: "alias/aws/sns" });

// sns-signature-version (advisory): SHA-1.
topicWith("weak-signature", { signatureVersion: 1 });

// sns-delivery-logging (advisory): nobody can tell which deliveries failed.
topicWith("unlogged", { sqsFailureFeedbackRoleArn: undefined });

// sns-tls-only (advisory): no policy denies plain HTTP.
new aws.sns.Topic("plain-http-topic", { kmsMasterKeyId: key.arn, signatureVersion: 2, ...logged });

const orders = topicWith("orders", {});
const redrivePolicy = pulumi.jsonStringify({
    deadLetterTargetArn: pulumi.interpolate`arn:aws:sqs:${region}:${account}:failures`,
});

// sns-subscription-protocol: messages travel in the clear.
const shop = "hooks.example.com/orders";
new aws.sns.TopicSubscription("plain-http-hook", {
    topic: orders.arn,
    protocol: "http",
    endpoint: `http://${shop}`,
    redrivePolicy,
});

// sns-subscription-endpoint (advisory): a bare address proves no identity.
new aws.sns.TopicSubscription("bare-address", {
    topic: orders.arn,
    protocol: "https",
    endpoint: "https://203.0.113.10/orders",
    redrivePolicy,
});

// sns-subscription-dlq (advisory): what cannot be delivered is lost.
new aws.sns.TopicSubscription("lossy", {
    topic: orders.arn,
    protocol: "https",
    endpoint: `https://${shop}`,
});

// vpc-endpoint-private-dns (advisory): clients pass the endpoint by.
new aws.ec2.VpcEndpoint("bypassed", {
    vpcId: "vpc-0abc1234def567890",
    serviceName: pulumi.interpolate`com.amazonaws.${region}.sqs`,
    vpcEndpointType: "Interface",
    subnetIds: ["subnet-0aaa1111bbb222233", "subnet-0ccc3333ddd444455"],
    securityGroupIds: ["sg-0eee5555fff666677"],
    policy: document({
        Sid: "OrdersOnly",
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:role/orders` },
        Action: "sqs:SendMessage",
        Resource: failedArn,
    }),
});

// messaging-tags-no-pii (advisory): a person's address ends up in bills and logs.
queueWith("personal", { tags: { Owner: "jane.doe@example.com" } });

// compute-imdsv2 (advisory): one forged request through the worker hands over its role.
new aws.ec2.LaunchTemplate("open-metadata", { imageId: "ami-0abc1234def567890", instanceType: "t4g.small" });
