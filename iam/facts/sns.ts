/** The actions of SNS that IAM knows and that concern topics, by what they do. */
export const SNS_ACTIONS = {
    send: ["sns:Publish"],
    receive: ["sns:Subscribe", "sns:ConfirmSubscription", "sns:Receive"],
    read: [
        "sns:GetDataProtectionPolicy",
        "sns:GetSubscriptionAttributes",
        "sns:GetTopicAttributes",
        "sns:ListSubscriptions",
        "sns:ListSubscriptionsByTopic",
        "sns:ListTagsForResource",
        "sns:ListTopics",
    ],
    manage: [
        "sns:AddPermission",
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:PutDataProtectionPolicy",
        "sns:RemovePermission",
        "sns:SetSubscriptionAttributes",
        "sns:SetTopicAttributes",
        "sns:TagResource",
        "sns:Unsubscribe",
        "sns:UntagResource",
    ],
} as const satisfies Record<string, readonly string[]>;
