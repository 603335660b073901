import type { Input } from "@pulumi/pulumi";

/** The bucket of the logs. Decides which resources exist, so what is left out is not made. */
export interface AuditBucketArgs {
    /**
     * Name of a bucket that exists already, such as the log archive of another team. Its owner adds what bucketPolicyStatements says. Default: a bucket is made.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
     */
    existingName?: Input<string>;
    /**
     * How long log files are kept, in days: 1 to 36500. Default 365.
     * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
     */
    retentionDays?: Input<number>;
    /**
     * How long a log file can be restored after it was deleted, overwritten or expired, in days: 1 to 36500. Default 90.
     * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
     */
    deletedRetentionDays?: Input<number>;
    /**
     * Name of a bucket of this account and Region that takes the access logs, and admits logging.s3.amazonaws.com. Default: a bucket is made.
     * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
     */
    accessLogBucketName?: Input<string>;
    /**
     * Makes Pulumi refuse to delete the buckets and the key, since with them the evidence goes. Set it to false before you destroy the stack. Default true.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
     */
    protect?: boolean;
}

/** The log group to which the events go as well, so that alarms can watch them. */
export interface AuditLogGroupArgs {
    /**
     * Whether there is a log group. Without one no alarm sees denied access, changed policies or disabled keys. Default true.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
     */
    enabled?: boolean;
    /**
     * How long events are kept there, in days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653. Default 30.
     * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
     */
    retentionDays?: Input<number>;
    /**
     * Path of the role with which CloudTrail writes, beginning and ending with "/". Default: pulumi-secure-messaging:rolePath in the configuration of the stack, or else "/".
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
     */
    rolePath?: Input<string>;
    /**
     * ARN of the managed policy that bounds that role. Default: pulumi-secure-messaging:permissionsBoundaryArn in the configuration of the stack, or else none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: Input<string>;
}

/** A trail, what it records, and where it is kept. */
export interface MessagingAuditArgs {
    /**
     * ARNs of the queues and dead-letter queues whose messages are watched: together with topicArns 1 to 495. Each call costs what CloudTrail asks for a data event. Default: none.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
     */
    queueArns?: Input<Input<string>[]>;
    /**
     * ARNs of the topics whose messages are watched: together with queueArns 1 to 495. Each call costs what CloudTrail asks for a data event. Default: none.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
     */
    topicArns?: Input<Input<string>[]>;
    /**
     * Name of the trail in AWS: 3 to 128 letters and digits, with single dots, hyphens and underscores between them. Default: project, stack and the name of this component.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
     */
    name?: Input<string>;
    /**
     * Records the events of all Regions, and not only those of the Region of the trail. Default true.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
     */
    multiRegion?: Input<boolean>;
    /**
     * ARN of the customer-managed key that encrypts the logs. Its owner adds what keyPolicyStatements says. Default: a key is made with the bucket; an existing bucket keeps AES256.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
     */
    kmsKeyArn?: Input<string>;
    /**
     * The bucket of the logs. Default: one that keeps log files for a year.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
     */
    bucket?: AuditBucketArgs;
    /**
     * The log group. Default: one that keeps events for 30 days.
     * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
     */
    logGroup?: AuditLogGroupArgs;
    /**
     * Tags of everything that has tags. Default: none.
     * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}
