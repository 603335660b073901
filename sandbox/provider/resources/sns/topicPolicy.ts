import { GetTopicAttributesCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Resource } from "../resource";

export const resource: Resource = {
    replaceOn: ["arn", "region"],

    async create(inputs, aws) {
        const arn = String(inputs["arn"]);
        await set(arn, String(inputs["policy"]), aws);
        return arn;
    },

    async read(id, aws) {
        const found = await unlessMissing(
            aws.client(SNSClient).send(new GetTopicAttributesCommand({ TopicArn: id })),
            "NotFoundException",
        );
        if (!found?.Attributes?.["Policy"]) return undefined;
        const { Policy, Owner } = found.Attributes;
        return { arn: id, policy: Policy!, owner: Owner ?? aws.account };
    },

    async update(id, { news }, aws) {
        await set(id, String(news["policy"]), aws);
    },

    /** A topic always has a policy: the owner's own, as AWS gives it at creation. */
    async delete(id, _state, aws) {
        await unlessMissing(set(id, JSON.stringify(ownersPolicy(id)), aws), "NotFoundException");
    },
};

/** A policy may name a role that was made a moment ago. */
function set(topic: string, policy: string, aws: Aws): Promise<unknown> {
    const command = new SetTopicAttributesCommand({
        TopicArn: topic,
        AttributeName: "Policy",
        AttributeValue: policy,
    });
    return onceSettled(() => aws.client(SNSClient).send(command), "InvalidParameterException");
}

const ownersActions = [
    "AddPermission",
    "DeleteTopic",
    "GetTopicAttributes",
    "ListSubscriptionsByTopic",
    "Publish",
    "RemovePermission",
    "SetTopicAttributes",
    "Subscribe",
];

function ownersPolicy(topic: string) {
    return {
        Version: "2008-10-17",
        Id: "__default_policy_ID",
        Statement: [
            {
                Sid: "__default_statement_ID",
                Effect: "Allow",
                Principal: { AWS: "*" },
                Action: ownersActions.map((action) => `SNS:${action}`),
                Resource: topic,
                Condition: { StringEquals: { "AWS:SourceOwner": topic.split(":")[4] } },
            },
        ],
    };
}
