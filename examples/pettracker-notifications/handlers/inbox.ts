import {
    ConditionalCheckFailedException,
    type DynamoDBClient,
    PutItemCommand,
} from "@aws-sdk/client-dynamodb";

import type { Notification } from "./notifying";

const keptSeconds = 90 * 86_400;

/** The inbox in a table. A notification has the id of its event, so that delivered twice it is put once. */
export function inboxIn(dynamodb: DynamoDBClient, TableName: string) {
    return async ({ ownerId, eventId, text }: Notification): Promise<"put" | "was there"> => {
        const expires = String(Math.floor(Date.now() / 1_000) + keptSeconds);
        const command = new PutItemCommand({
            TableName,
            Item: {
                ownerId: { S: ownerId },
                eventId: { S: eventId },
                text: { S: text },
                expires: { N: expires },
            },
            ConditionExpression: "attribute_not_exists(eventId)",
        });
        try {
            await dynamodb.send(command);
            return "put";
        } catch (error) {
            if (error instanceof ConditionalCheckFailedException) return "was there";
            throw error;
        }
    };
}
