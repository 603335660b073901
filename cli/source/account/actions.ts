/** One action of AWS that is used to read an account. None of them changes anything or reads a message. */
export interface Action {
    /** As a policy of IAM names it. */
    action: string;
    /** The service's operation, where IAM calls it otherwise. */
    operation?: string;
    /** What it is for, in a few words. */
    reads: string;
    /** The properties that nobody knows when it is denied. */
    tells?: readonly string[];
}

const queueProperties = [
    "delaySeconds",
    "kmsDataKeyReusePeriodSeconds",
    "kmsMasterKeyId",
    "maxMessageSize",
    "messageRetentionSeconds",
    "policy",
    "receiveWaitTimeSeconds",
    "redriveAllowPolicy",
    "redrivePolicy",
    "sqsManagedSseEnabled",
    "visibilityTimeoutSeconds",
];
const topicProperties = [
    "archivePolicy",
    "deliveryPolicy",
    "kmsMasterKeyId",
    "policy",
    "signatureVersion",
    "tracingConfig",
    ...["application", "firehose", "http", "lambda", "sqs"].map(
        (protocol) => `${protocol}FailureFeedbackRoleArn`,
    ),
];
const subscriptionProperties = ["deliveryPolicy", "filterPolicy", "rawMessageDelivery", "redrivePolicy"];
const tags = ["tags", "tagsAll"];

/** Every call that reading an account may make: no other one leaves the tool. */
export const actions: readonly Action[] = [
    { action: "sqs:ListQueues", reads: "which queues there are" },
    { action: "sqs:GetQueueAttributes", reads: "settings and depth of a queue", tells: queueProperties },
    { action: "sqs:ListQueueTags", reads: "tags of a queue", tells: tags },
    { action: "sns:ListTopics", reads: "which topics there are" },
    { action: "sns:GetTopicAttributes", reads: "settings of a topic", tells: topicProperties },
    { action: "sns:ListTagsForResource", reads: "tags of a topic", tells: tags },
    { action: "sns:ListSubscriptions", reads: "which subscriptions there are" },
    { action: "sns:ListSubscriptionsByTopic", reads: "which other accounts subscribe to a topic" },
    {
        action: "sns:GetSubscriptionAttributes",
        reads: "settings of a subscription",
        tells: subscriptionProperties,
    },
    { action: "kms:DescribeKey", reads: "who manages the key of a queue or topic" },
    { action: "kms:GetKeyPolicy", reads: "who may use a key", tells: ["policy"] },
    {
        action: "kms:GetKeyRotationStatus",
        reads: "whether a key is rotated",
        tells: ["enableKeyRotation", "rotationPeriodInDays"],
    },
    { action: "kms:ListResourceTags", reads: "tags of a key", tells: tags },
    { action: "lambda:ListEventSourceMappings", reads: "which functions receive from a queue" },
    {
        action: "lambda:GetFunctionConfiguration",
        reads: "the role and timeout of such a function",
        tells: ["role", "timeout"],
    },
    { action: "events:ListEventBuses", reads: "which event buses there are" },
    { action: "events:ListRules", reads: "which rules a bus has" },
    { action: "events:ListTargetsByRule", reads: "which rules send to a queue or topic" },
    { action: "s3:ListAllMyBuckets", operation: "ListBuckets", reads: "which buckets there are" },
    {
        action: "s3:GetBucketNotification",
        operation: "GetBucketNotificationConfiguration",
        reads: "which buckets notify a queue or topic",
        tells: ["queues", "topics"],
    },
    { action: "ec2:DescribeRegions", reads: "which regions the account has, for --all-regions" },
    { action: "sts:GetCallerIdentity", reads: "which account it is; IAM asks for no permission" },
];

/** The action behind an operation of a service, as `sqs` and `ListQueues`. */
export function actionFor(service: string, operation: string): Action | undefined {
    return actions.find(
        ({ action, operation: own }) =>
            action.startsWith(`${service}:`) && (own ?? action.slice(service.length + 1)) === operation,
    );
}

/** The policy of IAM for whoever reads an account. */
export function readerPolicy(): object {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "ReadMessagingSettings",
                Effect: "Allow",
                Action: actions.map(({ action }) => action),
                Resource: "*",
            },
        ],
    };
}
