// The queue of the requests and the topic of the alarms.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, allow, arn, document } from "../../account";
import { denyPlainHttp } from "../../in-order";
import { variant } from "../../variants";
import { key } from "./parts";

const toAlarms = { StringEquals: { "aws:SourceAccount": account } };

/** A topic to which alarms publish, in order but for the changes. */
function topic(
    name: string,
    settings: aws.sns.TopicArgs,
    Condition: object | undefined = toAlarms,
): aws.sns.Topic {
    const made = new aws.sns.Topic(`${name}-topic`, {
        name,
        kmsMasterKeyId: key.arn,
        signatureVersion: 2,
        sqsFailureFeedbackRoleArn: pulumi.interpolate`arn:aws:iam::${account}:role/delivery-logs`,
        ...settings,
    });
    const own = arn("sns", name);
    const alarms = { ...allow("sns:Publish", own), Principal: { Service: "cloudwatch.amazonaws.com" } };
    new aws.sns.TopicPolicy(`${name}-topic`, {
        arn: made.arn,
        policy: document(denyPlainHttp("sns:Publish", own), {
            ...alarms,
            ...(Condition && Object.keys(Condition).length > 0 && { Condition }),
        }),
    });
    return made;
}

/** An alarm that calls whoever listens to a topic. */
function alarm(name: string, target: aws.sns.Topic): void {
    new aws.cloudwatch.MetricAlarm(`${name}-alarm`, {
        namespace: "AWS/Events",
        metricName: "MatchedEvents",
        dimensions: { RuleName: "failed-jobs" },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 300,
        evaluationPeriods: 1,
        alarmActions: [target.arn],
    });
}

// What became of the jobs of all customers lies there for whoever gets at the storage.
variant("topic-unencrypted", ["sns-encrypted"], (name) => {
    topic(name, { kmsMasterKeyId: undefined! });
});

// The key of SNS admits no alarm: it goes off, and nobody hears of it.
variant("alarm-without-key", ["kms-publisher-access"], (name) => {
    alarm(name, topic(name, { kmsMasterKeyId: "alias/aws/sns" }));
});

// The alarms of any customer of AWS publish here.
variant("any-alarm", ["sns-policy-service-source"], (name) => {
    topic(name, {}, {});
});

/** A queue of requests, in order but for the changes. */
function queue(name: string, settings: aws.sqs.QueueArgs): void {
    const made = new aws.sqs.Queue(`${name}-queue`, {
        name,
        kmsMasterKeyId: key.arn,
        redrivePolicy: pulumi.jsonStringify({
            deadLetterTargetArn: arn("sqs", "failures"),
            maxReceiveCount: 5,
        }),
        ...settings,
    });
    const policy = document(denyPlainHttp("sqs:*", arn("sqs", name)));
    new aws.sqs.QueuePolicy(`${name}-queue`, { queueUrl: made.url, policy });
}

variant("requests-unencrypted", ["sqs-encrypted"], (name) => {
    queue(name, { kmsMasterKeyId: undefined!, sqsManagedSseEnabled: false });
});

// A request that cannot be handled comes back until it expires, and is gone then.
variant("requests-without-dead-letters", ["sqs-has-dlq"], (name) => {
    queue(name, { redrivePolicy: undefined! });
});
