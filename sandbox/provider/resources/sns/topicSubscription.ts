import {
    GetSubscriptionAttributesCommand,
    SetSubscriptionAttributesCommand,
    SNSClient,
    SubscribeCommand,
    UnsubscribeCommand,
} from "@aws-sdk/client-sns";

import { unlessMissing } from "../../aws";
import { attributesOf, boolean, changedAttributes, fromAttributes, text } from "../attributes";
import type { Resource } from "../resource";

const attributes = {
    deliveryPolicy: text("DeliveryPolicy"),
    filterPolicy: text("FilterPolicy"),
    filterPolicyScope: text("FilterPolicyScope"),
    rawMessageDelivery: boolean("RawMessageDelivery"),
    redrivePolicy: text("RedrivePolicy"),
    replayPolicy: text("ReplayPolicy"),
    subscriptionRoleArn: text("SubscriptionRoleArn"),
};

const missing = ["NotFoundException"];

export const resource: Resource = {
    replaceOn: ["endpoint", "protocol", "region", "topic"],

    async create(inputs, aws) {
        const { SubscriptionArn } = await aws.client(SNSClient).send(
            new SubscribeCommand({
                TopicArn: String(inputs["topic"]),
                Protocol: String(inputs["protocol"]),
                Endpoint: String(inputs["endpoint"]),
                Attributes: attributesOf(inputs, attributes),
                ReturnSubscriptionArn: true,
            }),
        );
        return SubscriptionArn!;
    },

    async read(id, aws) {
        const found = await unlessMissing(
            aws.client(SNSClient).send(new GetSubscriptionAttributesCommand({ SubscriptionArn: id })),
            ...missing,
        );
        if (found === undefined) return undefined;
        const { TopicArn, Protocol, Endpoint, Owner = aws.account, PendingConfirmation } = found.Attributes!;
        return {
            ...fromAttributes(found.Attributes!, attributes),
            // AWS leaves out what is false.
            rawMessageDelivery: found.Attributes!["RawMessageDelivery"] === "true",
            arn: id,
            topic: TopicArn!,
            protocol: Protocol!,
            endpoint: Endpoint!,
            ownerId: Owner,
            pendingConfirmation: PendingConfirmation === "true",
        };
    },

    async update(id, { changed, news }, aws) {
        const different = changedAttributes(changed, news, attributes);
        for (const [AttributeName, AttributeValue] of Object.entries(different))
            await aws.client(SNSClient).send(
                new SetSubscriptionAttributesCommand({
                    SubscriptionArn: id,
                    AttributeName,
                    AttributeValue,
                }),
            );
    },

    async delete(id, _state, aws) {
        await unlessMissing(
            aws.client(SNSClient).send(new UnsubscribeCommand({ SubscriptionArn: id })),
            ...missing,
        );
    },
};
