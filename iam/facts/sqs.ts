/** The actions of SQS that IAM knows, by what they do. Batch calls are authorised by the single-message action. */
export const SQS_ACTIONS = {
    send: ["sqs:SendMessage"],
    receive: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"],
    redrive: ["sqs:StartMessageMoveTask", "sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks"],
    read: [
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ListDeadLetterSourceQueues",
        "sqs:ListQueueTags",
        "sqs:ListQueues",
    ],
    manage: [
        "sqs:AddPermission",
        "sqs:CreateQueue",
        "sqs:DeleteQueue",
        "sqs:PurgeQueue",
        "sqs:RemovePermission",
        "sqs:SetQueueAttributes",
        "sqs:TagQueue",
        "sqs:UntagQueue",
    ],
} as const satisfies Record<string, readonly string[]>;

/** What touches messages. A transport rule that leaves one of these out leaves it open to plain HTTP. */
export const SQS_MESSAGE_ACTIONS: readonly string[] = [
    ...SQS_ACTIONS.send,
    ...SQS_ACTIONS.receive,
    "sqs:PurgeQueue",
];
