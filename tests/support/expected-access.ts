import { type Access } from "../../components";

/** What an actor does on the things of its set. Written by hand from the duties of each, and compared with what is made. */
export interface Expected {
    queue: readonly string[];
    deadLetterQueue: readonly string[];
    subscriptionDeadLetterQueue: readonly string[];
    topic: readonly string[];
    key: readonly string[];
}

const none: Expected = {
    queue: [],
    deadLetterQueue: [],
    subscriptionDeadLetterQueue: [],
    topic: [],
    key: [],
};

const settings = ["sqs:GetQueueAttributes", "sqs:ListDeadLetterSourceQueues", "sqs:ListQueueTags"];

const queueAdministration = [
    ...settings,
    "sqs:AddPermission",
    "sqs:CreateQueue",
    "sqs:DeleteQueue",
    "sqs:GetQueueUrl",
    "sqs:RemovePermission",
    "sqs:SetQueueAttributes",
    "sqs:TagQueue",
    "sqs:UntagQueue",
];

/** Through which service the key is used; undefined: the actor calls it itself, and cannot decrypt. */
export type Row = Expected & { through?: "sqs" | "sns" };

export const expectedAccess: Readonly<Record<Access, Row>> = {
    Producer: {
        ...none,
        queue: ["sqs:SendMessage", "sqs:GetQueueUrl"],
        key: ["kms:Decrypt", "kms:GenerateDataKey"],
        through: "sqs",
    },
    Consumer: {
        ...none,
        queue: [
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibility",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
        ],
        key: ["kms:Decrypt"],
        through: "sqs",
    },
    Operator: {
        ...none,
        queue: ["sqs:SendMessage"],
        deadLetterQueue: [
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:StartMessageMoveTask",
            "sqs:CancelMessageMoveTask",
            "sqs:ListMessageMoveTasks",
        ],
        subscriptionDeadLetterQueue: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        key: ["kms:Decrypt", "kms:GenerateDataKey"],
        through: "sqs",
    },
    Publisher: {
        ...none,
        topic: ["sns:Publish"],
        key: ["kms:Decrypt", "kms:GenerateDataKey"],
        through: "sns",
    },
    Subscriber: { ...none, topic: ["sns:Subscribe"] },
    Auditor: {
        queue: settings,
        deadLetterQueue: settings,
        subscriptionDeadLetterQueue: settings,
        topic: ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"],
        key: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus"],
    },
    Administrator: {
        queue: queueAdministration,
        deadLetterQueue: queueAdministration,
        subscriptionDeadLetterQueue: queueAdministration,
        topic: [
            "sns:AddPermission",
            "sns:CreateTopic",
            "sns:DeleteTopic",
            "sns:GetTopicAttributes",
            "sns:ListSubscriptionsByTopic",
            "sns:ListTagsForResource",
            "sns:RemovePermission",
            "sns:SetTopicAttributes",
            "sns:TagResource",
            "sns:UntagResource",
        ],
        key: [
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
        ],
    },
};
