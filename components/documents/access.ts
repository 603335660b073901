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
}

/** The exact actions of one kind of access. Nothing else is ever granted. */
export interface Grant {
    readonly onQueue: readonly string[];
    readonly onDeadLetterQueue: readonly string[];
    readonly onSubscriptionDeadLetterQueue: readonly string[];
    readonly onTopic: readonly string[];
    readonly onKey: readonly string[];
    /** The service that calls the key on behalf of the role; the role itself cannot. */
    readonly keyThrough: "sqs" | "sns";
}

const nothing = { onQueue: [], onDeadLetterQueue: [], onSubscriptionDeadLetterQueue: [], onTopic: [] };

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
};

/** A consumer whose queue is read by Lambda's own poller: the three actions of an event source mapping. */
export const lambdaConsumer: Grant = {
    ...grants[Access.Consumer],
    onQueue: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
};

/** What SNS does with the key of a queue to which it delivers, in the form AWS documents for services. */
export const deliveryKeyActions: readonly string[] = ["kms:GenerateDataKey*", "kms:Decrypt"];

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
