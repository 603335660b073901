/** Where a resource says into which queues and topics a service puts messages for it. */
export interface PublisherPlace {
    property: string;
    /** The way to the ARN inside the property; lists on the way are gone through. */
    path?: readonly string[];
    /** A setting beside the ARN by which a role publishes, and not the service. */
    byRole?: string;
    /** Only what cannot be delivered is put there. */
    deadLetters?: boolean;
}

/** Resources that make a service publish. */
export interface PublisherKind {
    service: string;
    /** What a message calls the resource. */
    label: string;
    places: readonly PublisherPlace[];
    /** How the source is found that the service acts for; none where services do not agree on what they send. */
    source?: PublisherSource;
}

export interface PublisherSource {
    /** The property that names it: absent where the resource itself is the source. */
    property?: string;
    /** The name of the source in AWS: of the resource, or of what the property refers to. */
    names: readonly string[];
    /** The ARN with `NAME` in the place of the name, and `PATH` in that of what may stand before it. */
    arn: string;
    /** The property that says whether there is a path; "default" means that there is none. */
    path?: string;
}

const place = (property: string, ...path: string[]): PublisherPlace => ({ property, path });
const deadLetters = (...path: [string, ...string[]]) => ({ ...place(...path), deadLetters: true });
const redrive = deadLetters("redrivePolicy", "deadLetterTargetArn");

const subscription = (topic: string): PublisherKind => ({
    service: "sns.amazonaws.com",
    label: "the subscription",
    places: [place("endpoint"), redrive],
    source: { property: topic, names: ["name", "topicName"], arn: "arn:*:sns:*:*:NAME" },
});

const rule = { names: ["name"], arn: "arn:*:events:*:*:rule/PATHNAME", path: "eventBusName" };

const alarm = (name: string): PublisherKind => ({
    service: "cloudwatch.amazonaws.com",
    label: "the alarm",
    places: ["alarmActions", "okActions", "insufficientDataActions"].map((property) => ({ property })),
    source: { names: [name], arn: "arn:*:cloudwatch:*:*:alarm:NAME" },
});

const inEach = (label: string, service: string, ...places: PublisherPlace[]): PublisherKind => ({
    service,
    label,
    places,
});
const ses = (label: string, ...places: PublisherPlace[]) => inEach(label, "ses.amazonaws.com", ...places);

/** Services that publish by themselves, by the type of the resource that makes them. */
export const PUBLISHERS: Readonly<Record<string, PublisherKind>> = {
    "aws:sns/topicSubscription:TopicSubscription": subscription("topic"),
    "aws-native:sns:Subscription": subscription("topicArn"),
    "aws-native:sns:Topic": {
        ...subscription("topicArn"),
        label: "a subscription of the topic",
        places: [place("subscription", "endpoint")],
        source: { names: ["topicName"], arn: "arn:*:sns:*:*:NAME" },
    },
    "aws:s3/bucketNotification:BucketNotification": {
        service: "s3.amazonaws.com",
        label: "the bucket notification",
        places: [place("queues", "queueArn"), place("topics", "topicArn")],
        source: { property: "bucket", names: ["bucket", "bucketName"], arn: "arn:*:s3:::NAME" },
    },
    "aws-native:s3:Bucket": {
        service: "s3.amazonaws.com",
        label: "the bucket",
        places: [
            place("notificationConfiguration", "queueConfigurations", "queue"),
            place("notificationConfiguration", "topicConfigurations", "topic"),
        ],
        source: { names: ["bucketName"], arn: "arn:*:s3:::NAME" },
    },
    "aws:cloudwatch/eventTarget:EventTarget": {
        service: "events.amazonaws.com",
        label: "the event target",
        places: [{ property: "arn", byRole: "roleArn" }, deadLetters("deadLetterConfig", "arn")],
        source: { ...rule, property: "rule" },
    },
    "aws-native:events:Rule": {
        service: "events.amazonaws.com",
        label: "the event rule",
        places: [
            { property: "targets", path: ["arn"], byRole: "roleArn" },
            deadLetters("targets", "deadLetterConfig", "arn"),
        ],
        source: rule,
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": alarm("name"),
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": alarm("alarmName"),
    "aws-native:cloudwatch:Alarm": alarm("alarmName"),
    "aws-native:cloudwatch:CompositeAlarm": alarm("alarmName"),
    "aws:ses/receiptRule:ReceiptRule": ses(
        "the receipt rule",
        ...[
            "snsActions",
            "s3Actions",
            "bounceActions",
            "lambdaActions",
            "stopActions",
            "workmailActions",
        ].map((property) => place(property, "topicArn")),
    ),
    "aws:ses/eventDestination:EventDestination": ses(
        "the event destination",
        place("snsDestination", "topicArn"),
    ),
    "aws:ses/identityNotificationTopic:IdentityNotificationTopic": ses(
        "the notification of the identity",
        place("topicArn"),
    ),
    "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": ses(
        "the event destination",
        place("eventDestination", "snsDestination", "topicArn"),
    ),
    "aws-native:ses:ConfigurationSetEventDestination": ses(
        "the event destination",
        place("eventDestination", "snsDestination", "topicArn"),
    ),
    "aws:budgets/budget:Budget": inEach(
        "the budget",
        "budgets.amazonaws.com",
        place("notifications", "subscriberSnsTopicArns"),
    ),
    "aws:backup/vaultNotifications:VaultNotifications": inEach(
        "the notification of the backup vault",
        "backup.amazonaws.com",
        place("snsTopicArn"),
    ),
    "aws-native:backup:BackupVault": inEach(
        "the backup vault",
        "backup.amazonaws.com",
        place("notifications", "snsTopicArn"),
    ),
    "aws:cloudtrail/trail:Trail": inEach("the trail", "cloudtrail.amazonaws.com", place("snsTopicName")),
};
