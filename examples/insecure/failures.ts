// What keeps dead letters in order, so that each queue of these programs breaks its own rule only.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;

const arnOf = (name: pulumi.Input<string>) => pulumi.interpolate`arn:aws:sqs:${region}:${account}:${name}`;

/** A redrive policy to a queue that is elsewhere in the account. */
export const redriveTo = (name: pulumi.Input<string>) =>
    pulumi.jsonStringify({ deadLetterTargetArn: arnOf(name), maxReceiveCount: 5 });

/** Only one queue may use the dead-letter queue. */
export function admitOnly(name: string, dead: aws.sqs.Queue, source: pulumi.Input<string>) {
    const sourceQueueArns = [arnOf(source)];
    new aws.sqs.RedriveAllowPolicy(name, {
        queueUrl: dead.url,
        redriveAllowPolicy: pulumi.jsonStringify({ redrivePermission: "byQueue", sourceQueueArns }),
    });
}

/** What of a topic's deliveries fails is logged, by a role that is elsewhere in the account. */
export const logged = {
    sqsFailureFeedbackRoleArn: pulumi.interpolate`arn:aws:iam::${account}:role/delivery-logs`,
};

/** Somebody is called when messages wait in the dead-letter queue. */
export function watch(name: string, dead: aws.sqs.Queue) {
    new aws.cloudwatch.MetricAlarm(name, {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: dead.name },
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        alarmActions: [pulumi.interpolate`arn:aws:sns:${region}:${account}:on-call`],
    });
}
