import type { Input } from "@pulumi/pulumi";

/** An alarm for each queue that gets more or fewer messages than it is used to. */
export interface VolumeAnomalyArgs {
    /**
     * Makes the alarms. CloudWatch learns for some days, and charges more for them than for others. Default false.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
     */
    enabled?: boolean;
    /**
     * How far from the expected is unusual, in standard deviations: above 0. Only with enabled. Default 3.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
     */
    standardDeviations?: Input<number>;
}

/** A topic for the alarms alone, on a key of its own that admits these alarms and nobody else. */
export interface NotificationTopicArgs {
    /**
     * Makes the topic and lets every alarm publish to it. Subscribe to it by its ARN, an output. Default false.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    enabled?: boolean;
    /**
     * Names of further alarms of this account and region that publish to the topic too; a wildcard may stand in them, as in orders-*. Plain names, since those alarms name the topic in turn. Only with enabled. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
     */
    alarmNames?: string[];
}

/** A dashboard of what the alarms watch. */
export interface DashboardArgs {
    /**
     * Makes the dashboard. Default false.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
     */
    enabled?: boolean;
    /**
     * Name of the dashboard: 1 to 255 letters, digits, hyphens and underscores. A second of the same name in the account replaces the first. Only with enabled. Default: project, stack and component.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
     */
    name?: Input<string>;
}

/** When alarms go off, and what happens then. */
export interface AlarmArgs {
    /**
     * ARNs of what an alarm sets off, such as a topic that calls somebody: at most 5. Default: none, and then an alarm is seen in the console only.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
     */
    actionArns?: Input<Input<string>[]>;
    /**
     * ARNs of what the end of an alarm sets off, such as a tool that closes what it opened: at most 5. Default: none.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
     */
    okActionArns?: Input<Input<string>[]>;
    /**
     * How many messages in a dead-letter queue set off its alarm: 1 or more. Default 1.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html
     */
    deadLetterDepth?: Input<number>;
    /**
     * How old the oldest message of a queue may become, in seconds: 60 to 1209600. Choose more where a message takes an hour of work or waits for the night. Default 3600 (1 hour).
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
     */
    oldestMessageAgeSeconds?: Input<number>;
    /**
     * Alarms about unusual numbers of messages. Default: none.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
     */
    volumeAnomaly?: VolumeAnomalyArgs;
    /**
     * Name of the log group of a CloudTrail trail in this account and region. Makes alarms about denied calls, changed policies and endangered keys; calls that send, receive or publish are in it only if the trail records data events. A MessagingAudit without a log group has no such name, and is refused. Default: none of these alarms.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
     */
    trailLogGroupName?: Input<string | undefined>;
    /**
     * An encrypted topic for the alarms. It takes one of the 5 places of actionArns. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    notificationTopic?: NotificationTopicArgs;
    /**
     * A dashboard. Default: none.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html
     */
    dashboard?: DashboardArgs;
}

/** What is watched, and when somebody is called. */
export interface MessagingAlarmsArgs extends AlarmArgs {
    /**
     * Names of the dead-letter queues in AWS; each alarm has the key of its queue in its name. Required, may be empty.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html
     */
    deadLetterQueueNames: { [key: string]: Input<string> };
    /**
     * Names of the queues in AWS; each alarm has the key of its queue in its name. Default: none.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
     */
    queueNames?: { [key: string]: Input<string> };
    /**
     * Name of the topic in AWS, whose failed deliveries set off alarms. Default: none.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
     */
    topicName?: Input<string>;
    /**
     * ARNs of the keys, by a name for each. Only with trailLogGroupName, which tells what happens to a key. Default: none.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
     */
    keyArns?: { [key: string]: Input<string> };
    /**
     * Tags of every alarm, and of the notification topic and its key. Default: none.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
