// What policies of queues, topics, keys, endpoints and functions give away. Never deploy it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { logged, redriveTo } from "./failures";

type Statement = aws.types.input.iam.PolicyStatement;

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;
const root = pulumi.interpolate`arn:aws:iam::${account}:root`;
const roleArn = (name: string) => pulumi.interpolate`arn:aws:iam::${account}:role/${name}`;

/** An account that nobody declared as trusted. */
const stranger = "444455556666";

const document = (...statements: Statement[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });

/** A key that its owner administers, with one more grant. */
function keyWith(name: string, ...grants: Statement[]): aws.kms.Key {
    const owner: Statement = {
        Sid: "Owner",
        Effect: "Allow",
        Principal: { AWS: root },
        Action: "kms:*",
        Resource: "*",
    };
    return new aws.kms.Key(name, {
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(owner, ...grants),
    });
}

const key = keyWith("grants-key");

const noPlainHttp = (action: string | string[], resource: pulumi.Input<string>): Statement => ({
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** An encrypted queue that refuses plain HTTP, with one more grant on its ARN. */
function queueWith(name: string, grant: Statement): aws.sqs.Queue {
    const queue = new aws.sqs.Queue(name, { kmsMasterKeyId: key.arn, redrivePolicy: redriveTo("failures") });
    const arn = pulumi.interpolate`arn:aws:sqs:${region}:${account}:${queue.name}`;
    const all = grant.NotResource === undefined ? { Resource: arn, ...grant } : grant;
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: document(noPlainHttp("sqs:*", arn), all) });
    return queue;
}

/** An encrypted topic that refuses plain HTTP, with one more grant on its ARN. */
function topicWith(name: string, ...grants: Statement[]): void {
    const topic = new aws.sns.Topic(name, { kmsMasterKeyId: key.arn, signatureVersion: 2, ...logged });
    const arn = pulumi.interpolate`arn:aws:sns:${region}:${account}:${topic.name}`;
    const all = grants.map((grant) => ({ Resource: arn, ...grant }));
    new aws.sns.TopicPolicy(name, {
        arn: topic.arn,
        policy: document(noPlainHttp("sns:Publish", arn), ...all),
    });
}

const to = (role: string, action: string | string[]): Statement => ({
    Effect: "Allow",
    Principal: { AWS: roleArn(role) },
    Action: action,
});
const toService = (service: string, action: string | string[]): Statement => ({
    Effect: "Allow",
    Principal: { Service: service },
    Action: action,
});
const toStranger = (action: string): Statement => ({
    Effect: "Allow",
    Principal: { AWS: stranger },
    Action: action,
});

// sqs-policy-cross-account, sns-policy-cross-account, kms-policy-cross-account: an account that nobody declared.
queueWith("foreign-sender", toStranger("sqs:SendMessage"));
topicWith("foreign-subscriber", toStranger("sns:Subscribe"));
keyWith("foreign-reader", { ...toStranger("kms:Decrypt"), Resource: "*" });

// sqs-policy-admin-actions, sns-policy-admin-actions: a worker that may empty the queue, a publisher that may open the topic.
queueWith("purged", to("worker", ["sqs:ReceiveMessage", "sqs:PurgeQueue"]));
topicWith("reopened", to("publisher", ["sns:Publish", "sns:AddPermission"]));

// sqs-policy-role-split: one role sends and receives.
queueWith("both-roles", to("worker", ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"]));

// sqs-policy-own-resource, sns-policy-own-resource: the queue by its URL, and two topics in one policy.
queueWith("by-url", {
    ...to("producer", "sqs:SendMessage"),
    Resource: pulumi.interpolate`https://sqs.${region}.amazonaws.com/${account}/by-url`,
});
topicWith("two-topics", to("publisher", "sns:Publish"), {
    ...to("publisher", "sns:Publish"),
    Resource: pulumi.interpolate`arn:aws:sns:${region}:${account}:another-topic`,
});

// sns-policy-service-source, kms-policy-service-source: any customer's alarm publishes, any customer's topic uses the key.
topicWith("any-alarm", toService("cloudwatch.amazonaws.com", "sns:Publish"));
keyWith("any-topic", {
    ...toService("sns.amazonaws.com", ["kms:GenerateDataKey*", "kms:Decrypt"]),
    Resource: "*",
});

// kms-policy-no-wildcard-actions: the worker reads with the key, and may destroy it.
keyWith("all-powerful-worker", { ...to("worker", "kms:*"), Resource: "*" });

// policy-no-not-elements: everything but one queue.
queueWith("all-but-one", {
    ...to("producer", "sqs:SendMessage"),
    NotResource: pulumi.interpolate`arn:aws:sqs:${region}:${account}:audit`,
});

// policy-valid-actions: there is no such action, so SQS refuses the policy.
queueWith("batches", to("producer", ["sqs:SendMessage", "sqs:SendMessageBatch"]));

// policy-wellformed: without a Version the provider waits for SQS in vain.
const unversioned = new aws.sqs.Queue("unversioned", {
    kmsMasterKeyId: key.arn,
    redrivePolicy: redriveTo("failures"),
});
new aws.sqs.QueuePolicy("unversioned", {
    queueUrl: unversioned.url,
    policy: pulumi.jsonStringify({
        Statement: [
            noPlainHttp("sqs:*", pulumi.interpolate`arn:aws:sqs:${region}:${account}:${unversioned.name}`),
        ],
    }),
});

// vpc-endpoint-scoped-policy: out of this network, anybody publishes to any topic of any account.
new aws.ec2.VpcEndpoint("open-endpoint", {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    vpcEndpointType: "Interface",
    serviceName: pulumi.interpolate`com.amazonaws.${region}.sns`,
    privateDnsEnabled: true,
    policy: document({ Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: "*" }),
});

// lambda-permission-cross-account: somebody else's account may invoke the function.
new aws.lambda.Permission("foreign-invoker", {
    action: "lambda:InvokeFunction",
    function: "orders-worker",
    principal: "999988887777",
});

// lambda-permission-source: any customer's topic may invoke the function.
new aws.lambda.Permission("any-topic-invokes", {
    action: "lambda:InvokeFunction",
    function: "orders-worker",
    principal: "sns.amazonaws.com",
});
