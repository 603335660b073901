import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface Watched {
    topic: aws.sns.Topic;
    queue: aws.sqs.Queue;
    deadLetters: aws.sqs.Queue;
    undelivered: aws.sqs.Queue;
}

export function createAlarms(name: string, { topic, queue, deadLetters, undelivered }: Watched) {
    const alarm = (
        id: string,
        alarmDescription: pulumi.Input<string>,
        metric: Omit<aws.cloudwatch.MetricAlarmArgs, "comparisonOperator" | "evaluationPeriods">,
    ) =>
        new aws.cloudwatch.MetricAlarm(`${name}-${id}-alarm`, {
            alarmDescription,
            alarmActions: [],
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 1,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
            ...metric,
        });
    const queueMetric = (it: aws.sqs.Queue, metricName: string, period: number) => ({
        namespace: "AWS/SQS",
        dimensions: { QueueName: it.name },
        metricName,
        statistic: "Maximum",
        period,
    });
    const topicMetric = (metricName: string) => ({
        namespace: "AWS/SNS",
        dimensions: { TopicName: topic.name },
        metricName,
        statistic: "Sum",
        period: 300,
    });
    const waiting = (id: string, it: aws.sqs.Queue) =>
        alarm(
            id,
            pulumi.interpolate`Messages wait in the dead-letter queue ${it.name}: find out why they failed, mend it, and move them back`,
            queueMetric(it, "ApproximateNumberOfMessagesVisible", 60),
        );
    waiting("main-dlq", deadLetters);
    waiting("main-subscription-dlq", undelivered);
    alarm(
        "main-age",
        pulumi.interpolate`A message waits too long in the queue ${queue.name}: see whether its consumers run, keep up and may use the key`,
        { ...queueMetric(queue, "ApproximateAgeOfOldestMessage", 300), threshold: 3600 },
    );
    alarm(
        "delivery-failure",
        pulumi.interpolate`The topic ${topic.name} could not deliver a message: look into the dead-letter queues of its subscriptions, and mend the endpoint, its policy or its key`,
        topicMetric("NumberOfNotificationsFailed"),
    );
    alarm(
        "delivery-loss",
        pulumi.interpolate`The topic ${topic.name} lost a message, which it could not put into the dead-letter queue of a subscription either: mend the policy and the key of that queue, and publish the message again`,
        topicMetric("NumberOfNotificationsFailedToRedriveToDlq"),
    );
}
