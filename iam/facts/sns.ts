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

/** Actions of SNS on what is no topic: phones, mobile apps and the account's settings. */
export const SNS_ACTIONS_BEYOND_TOPICS = [
    "sns:CheckIfPhoneNumberIsOptedOut",
    "sns:CreatePlatformApplication",
    "sns:CreatePlatformEndpoint",
    "sns:CreateSMSSandboxPhoneNumber",
    "sns:DeleteEndpoint",
    "sns:DeletePlatformApplication",
    "sns:DeleteSMSSandboxPhoneNumber",
    "sns:GetEndpointAttributes",
    "sns:GetPlatformApplicationAttributes",
    "sns:GetSMSAttributes",
    "sns:GetSMSSandboxAccountStatus",
    "sns:ListEndpointsByPlatformApplication",
    "sns:ListOriginationNumbers",
    "sns:ListPhoneNumbersOptedOut",
    "sns:ListPlatformApplications",
    "sns:ListSMSSandboxPhoneNumbers",
    "sns:OptInPhoneNumber",
    "sns:SetEndpointAttributes",
    "sns:SetPlatformApplicationAttributes",
    "sns:SetSMSAttributes",
    "sns:VerifySMSSandboxPhoneNumber",
] as const;

/** Actions of SNS that the policy of a topic may not name: SNS refuses the policy as out of scope. */
export const NOT_IN_TOPIC_POLICIES: readonly string[] = [
    "sns:CreateTopic",
    "sns:GetSubscriptionAttributes",
    "sns:ListSubscriptions",
    "sns:ListTopics",
    "sns:SetSubscriptionAttributes",
    "sns:Unsubscribe",
];
