/** What a role does with the messages of a set. */
export enum Access {
    /** Sends messages to queues. */
    Producer = "Producer",
    /** Receives and deletes messages of queues; sees no dead-letter queue. */
    Consumer = "Consumer",
    /** Reads dead-letter queues and moves their messages back to the queues. */
    Operator = "Operator",
    /** Publishes messages to the topic. */
    Publisher = "Publisher",
    /** Subscribes queues to the topic. */
    Subscriber = "Subscriber",
    /** Reads the settings of queues, topics and keys; never a message. */
    Auditor = "Auditor",
    /** Makes, changes and removes queues, topics and keys; never touches a message. */
    Administrator = "Administrator",
}

/** The exact actions of one kind of access. Nothing else is ever granted. */
export interface Grant {
    readonly onQueue: readonly string[];
    readonly onDeadLetterQueue: readonly string[];
    readonly onSubscriptionDeadLetterQueue: readonly string[];
    readonly onTopic: readonly string[];
    /** Actions that AWS knows for no single resource: they are allowed on "*". */
    readonly onEverything: readonly string[];
    /** Empty for a role that the key policy need not name. */
    readonly onKey: readonly string[];
    /** The service that calls the key on behalf of the role, which itself cannot; "nothing" if the role itself calls it. */
    readonly keyThrough: "sqs" | "sns" | "nothing";
}

const nothing = {
    onQueue: [],
    onDeadLetterQueue: [],
    onSubscriptionDeadLetterQueue: [],
    onTopic: [],
    onEverything: [],
    onKey: [],
    keyThrough: "nothing",
} as const;

const queueSettings = ["sqs:GetQueueAttributes", "sqs:ListQueueTags", "sqs:ListDeadLetterSourceQueues"];

const queueAdministration = [
    ...queueSettings,
    "sqs:GetQueueUrl",
    "sqs:CreateQueue",
    "sqs:SetQueueAttributes",
    "sqs:DeleteQueue",
    "sqs:TagQueue",
    "sqs:UntagQueue",
    "sqs:AddPermission",
    "sqs:RemovePermission",
];

const topicAdministration = [
    "sns:GetTopicAttributes",
    "sns:ListSubscriptionsByTopic",
    "sns:ListTagsForResource",
    "sns:CreateTopic",
    "sns:SetTopicAttributes",
    "sns:DeleteTopic",
    "sns:TagResource",
    "sns:UntagResource",
    "sns:AddPermission",
    "sns:RemovePermission",
];

/** Administration of the key: everything about the key itself, nothing that reads or writes with it. */
export const keyAdministration: readonly string[] = [
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DeleteAlias",
    "kms:DescribeKey",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:EnableKey",
    "kms:EnableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListGrants",
    "kms:ListKeyPolicies",
    "kms:ListKeyRotations",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:RotateKeyOnDemand",
    "kms:ScheduleKeyDeletion",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
];

/** From access to actions: the table to read in a security review. */
export const grants: Readonly<Record<Access, Grant>> = {
    [Access.Producer]: {
        ...nothing,
        onQueue: ["sqs:SendMessage", "sqs:GetQueueUrl"],
        onKey: ["kms:GenerateDataKey", "kms:Decrypt"],
        keyThrough: "sqs",
    },
    [Access.Consumer]: {
        ...nothing,
        onQueue: [
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibility",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
        ],
        onKey: ["kms:Decrypt"],
        keyThrough: "sqs",
    },
    [Access.Operator]: {
        ...nothing,
        onQueue: ["sqs:SendMessage"],
        onDeadLetterQueue: [
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:StartMessageMoveTask",
            "sqs:CancelMessageMoveTask",
            "sqs:ListMessageMoveTasks",
        ],
        // SQS moves messages only out of dead-letter queues of queues, so a move task would fail here.
        onSubscriptionDeadLetterQueue: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        onKey: ["kms:GenerateDataKey", "kms:Decrypt"],
        keyThrough: "sqs",
    },
    [Access.Publisher]: {
        ...nothing,
        onTopic: ["sns:Publish"],
        onKey: ["kms:GenerateDataKey", "kms:Decrypt"],
        keyThrough: "sns",
    },
    [Access.Subscriber]: { ...nothing, onTopic: ["sns:Subscribe"] },
    [Access.Auditor]: {
        ...nothing,
        onQueue: queueSettings,
        onDeadLetterQueue: queueSettings,
        onSubscriptionDeadLetterQueue: queueSettings,
        onTopic: ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"],
        onEverything: ["sqs:ListQueues"],
        onKey: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus"],
    },
    [Access.Administrator]: {
        ...nothing,
        onQueue: queueAdministration,
        onDeadLetterQueue: queueAdministration,
        onSubscriptionDeadLetterQueue: queueAdministration,
        onTopic: topicAdministration,
        onKey: keyAdministration,
    },
};

/** A consumer whose queue is read by Lambda's own poller: the three actions of an event source mapping. */
export const lambdaConsumer: Grant = {
    ...grants[Access.Consumer],
    onQueue: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
};

/** Empties a queue for good. No access holds it by itself; an operator may be given it for dead-letter queues. */
export const purge = "sqs:PurgeQueue";

/** What SNS does with the key of a queue to which it delivers, in the form AWS documents for services. */
export const deliveryKeyActions: readonly string[] = ["kms:GenerateDataKey*", "kms:Decrypt"];

/** The actions a topic policy may name; SNS refuses any other as out of scope. */
export const topicActions: readonly string[] = [
    "sns:AddPermission",
    "sns:DeleteTopic",
    "sns:GetTopicAttributes",
    "sns:ListSubscriptionsByTopic",
    "sns:Publish",
    "sns:Receive",
    "sns:RemovePermission",
    "sns:SetTopicAttributes",
    "sns:Subscribe",
];
