import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";

import { type Queue } from "./aws";
import type { Caller } from "./callers";

/** A call of each action, on something that somebody else made. Where AWS lets it pass, it may still find it invalid. */
type Calls<Target> = Readonly<Record<string, (caller: Caller, target: Target) => Promise<unknown>>>;

/** A handle of SQS for no message. */
const ReceiptHandle = "AQEBnone";
const Tags = [{ Key: "called", Value: "yes" }];

export const queueCalls: Calls<Queue> = {
    "sqs:SendMessage": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(
            new sqs.SendMessageCommand({
                QueueUrl,
                MessageBody: "called",
                ...(QueueUrl.endsWith(".fifo")
                    ? { MessageGroupId: "called", MessageDeduplicationId: `${Date.now()}` }
                    : {}),
            }),
        ),
    "sqs:ReceiveMessage": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0, VisibilityTimeout: 0 })),
    "sqs:DeleteMessage": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle })),
    "sqs:ChangeMessageVisibility": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 })),
    "sqs:PurgeQueue": ({ sqs: it }, { url: QueueUrl }) => it.send(new sqs.PurgeQueueCommand({ QueueUrl })),
    "sqs:StartMessageMoveTask": ({ sqs: it }, { arn: SourceArn }) =>
        it.send(new sqs.StartMessageMoveTaskCommand({ SourceArn })),
    "sqs:CancelMessageMoveTask": ({ sqs: it }, { arn: sourceArn }) => {
        const handle = JSON.stringify({ taskId: "none", sourceArn });
        const TaskHandle = Buffer.from(handle).toString("base64");
        return it.send(new sqs.CancelMessageMoveTaskCommand({ TaskHandle }));
    },
    "sqs:ListMessageMoveTasks": ({ sqs: it }, { arn: SourceArn }) =>
        it.send(new sqs.ListMessageMoveTasksCommand({ SourceArn })),
    "sqs:GetQueueAttributes": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] })),
    "sqs:GetQueueUrl": ({ sqs: it }, { arn }) =>
        it.send(
            new sqs.GetQueueUrlCommand({
                QueueName: nameIn(arn),
                QueueOwnerAWSAccountId: arn.split(":")[4]!,
            }),
        ),
    "sqs:ListDeadLetterSourceQueues": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.ListDeadLetterSourceQueuesCommand({ QueueUrl })),
    "sqs:ListQueueTags": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.ListQueueTagsCommand({ QueueUrl })),
    "sqs:AddPermission": ({ sqs: it }, { url: QueueUrl, arn }) =>
        it.send(
            new sqs.AddPermissionCommand({
                QueueUrl,
                Label: "called",
                AWSAccountIds: [arn.split(":")[4]!],
                Actions: ["GetQueueUrl"],
            }),
        ),
    "sqs:RemovePermission": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.RemovePermissionCommand({ QueueUrl, Label: "none" })),
    "sqs:CreateQueue": ({ sqs: it }, { arn }) =>
        it.send(new sqs.CreateQueueCommand({ QueueName: nameIn(arn) })),
    "sqs:DeleteQueue": ({ sqs: it }, { url: QueueUrl }) => it.send(new sqs.DeleteQueueCommand({ QueueUrl })),
    "sqs:SetQueueAttributes": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: "0" } })),
    "sqs:TagQueue": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.TagQueueCommand({ QueueUrl, Tags: { called: "yes" } })),
    "sqs:UntagQueue": ({ sqs: it }, { url: QueueUrl }) =>
        it.send(new sqs.UntagQueueCommand({ QueueUrl, TagKeys: ["called"] })),
};

export const topicCalls: Calls<string> = {
    "sns:Publish": ({ sns: it }, TopicArn) =>
        it.send(
            new sns.PublishCommand({
                TopicArn,
                Message: "called",
                ...(TopicArn.endsWith(".fifo") ? { MessageGroupId: "called" } : {}),
            }),
        ),
    "sns:Subscribe": ({ sns: it }, TopicArn) =>
        it.send(
            new sns.SubscribeCommand({
                TopicArn,
                Protocol: "sqs",
                Endpoint: TopicArn.replace(":sns:", ":sqs:"),
            }),
        ),
    "sns:GetTopicAttributes": ({ sns: it }, TopicArn) =>
        it.send(new sns.GetTopicAttributesCommand({ TopicArn })),
    "sns:ListSubscriptionsByTopic": ({ sns: it }, TopicArn) =>
        it.send(new sns.ListSubscriptionsByTopicCommand({ TopicArn })),
    "sns:ListTagsForResource": ({ sns: it }, ResourceArn) =>
        it.send(new sns.ListTagsForResourceCommand({ ResourceArn })),
    "sns:AddPermission": ({ sns: it }, TopicArn) =>
        it.send(
            new sns.AddPermissionCommand({
                TopicArn,
                Label: "called",
                AWSAccountId: [TopicArn.split(":")[4]!],
                ActionName: ["Publish"],
            }),
        ),
    "sns:RemovePermission": ({ sns: it }, TopicArn) =>
        it.send(new sns.RemovePermissionCommand({ TopicArn, Label: "none" })),
    "sns:CreateTopic": ({ sns: it }, arn) => it.send(new sns.CreateTopicCommand({ Name: nameIn(arn) })),
    "sns:DeleteTopic": ({ sns: it }, TopicArn) => it.send(new sns.DeleteTopicCommand({ TopicArn })),
    "sns:SetTopicAttributes": ({ sns: it }, TopicArn) =>
        it.send(
            new sns.SetTopicAttributesCommand({ TopicArn, AttributeName: "DisplayName", AttributeValue: "" }),
        ),
    "sns:TagResource": ({ sns: it }, ResourceArn) =>
        it.send(new sns.TagResourceCommand({ ResourceArn, Tags })),
    "sns:UntagResource": ({ sns: it }, ResourceArn) =>
        it.send(new sns.UntagResourceCommand({ ResourceArn, TagKeys: ["called"] })),
};

function nameIn(arn: string): string {
    return arn.split(":").pop()!;
}
