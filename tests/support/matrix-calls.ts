import * as kms from "@aws-sdk/client-kms";
import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";

import type { Target } from "./access-matrix";
import type { Caller } from "./callers";
import { queueCalls, topicCalls } from "./calls";
import { keyCalls } from "./key-calls";

/** Makes the call of an action. Where AWS lets it pass, it may still find it invalid. */
export function call(caller: Caller, action: string, { kind, arn, aliases }: Target): Promise<unknown> {
    if (action in accountCalls) return accountCalls[action]!(caller, arn);
    if (kind === "key") return keyCalls[action]!(caller, { arn, alias: aliases[0]! });
    if (kind === "topic") return (topicCalls[action] ?? moreTopicCalls[action])!(caller, arn);
    return queueCalls[action]!(caller, { url: urlOf(arn), arn });
}

/** Puts back what the call of an action has changed that other calls would notice. */
export async function undo(root: Caller, action: string, target: Target): Promise<void> {
    await ways[action]?.(root, target);
}

function urlOf(arn: string): string {
    const [, , , region, account, name] = arn.split(":");
    return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}

/** Calls on topics that nobody makes who has a role of a set. */
const moreTopicCalls: typeof topicCalls = {
    "sns:ConfirmSubscription": ({ sns: it }, TopicArn) =>
        it.send(new sns.ConfirmSubscriptionCommand({ TopicArn, Token: "none" })),
    "sns:GetDataProtectionPolicy": ({ sns: it }, ResourceArn) =>
        it.send(new sns.GetDataProtectionPolicyCommand({ ResourceArn })),
    "sns:PutDataProtectionPolicy": ({ sns: it }, ResourceArn) =>
        it.send(new sns.PutDataProtectionPolicyCommand({ ResourceArn, DataProtectionPolicy: "none" })),
};

/** Calls that IAM knows for no single queue or topic; three of them name a subscription. */
const accountCalls: typeof topicCalls = {
    "sqs:ListQueues": ({ sqs: it }) => it.send(new sqs.ListQueuesCommand({})),
    "sns:GetSubscriptionAttributes": ({ sns: it }, SubscriptionArn) =>
        it.send(new sns.GetSubscriptionAttributesCommand({ SubscriptionArn })),
    "sns:ListSubscriptions": ({ sns: it }) => it.send(new sns.ListSubscriptionsCommand({})),
    "sns:ListTopics": ({ sns: it }) => it.send(new sns.ListTopicsCommand({})),
    "sns:SetSubscriptionAttributes": ({ sns: it }, SubscriptionArn) =>
        it.send(
            new sns.SetSubscriptionAttributesCommand({
                SubscriptionArn,
                AttributeName: "RawMessageDelivery",
                AttributeValue: "true",
            }),
        ),
    "sns:Unsubscribe": ({ sns: it }, SubscriptionArn) =>
        it.send(new sns.UnsubscribeCommand({ SubscriptionArn })),
};

const ways: Readonly<Record<string, (root: Caller, target: Target) => Promise<unknown>>> = {
    "sqs:AddPermission": (root, { arn }) =>
        root.sqs.send(new sqs.RemovePermissionCommand({ QueueUrl: urlOf(arn), Label: "called" })),
    "sns:AddPermission": (root, { arn: TopicArn }) =>
        root.sns.send(new sns.RemovePermissionCommand({ TopicArn, Label: "called" })),
    "kms:DisableKey": (root, { arn: KeyId }) => root.kms.send(new kms.EnableKeyCommand({ KeyId })),
    "kms:DisableKeyRotation": (root, { arn: KeyId }) =>
        root.kms.send(new kms.EnableKeyRotationCommand({ KeyId })),
    "kms:DeleteAlias": (root, { arn, aliases }) =>
        root.kms.send(new kms.CreateAliasCommand({ AliasName: aliases[0]!, TargetKeyId: arn })),
};
