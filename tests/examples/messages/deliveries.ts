import type { Delivery, QueueRecord, SignedMessage } from "../../../examples/messages";

/** A message as it arrives. */
export function deliveryOf({ body, attributes }: SignedMessage, more: Partial<Delivery> = {}): Delivery {
    const texts = Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue!] as const);
    return { id: "m-1", queue: "jobs", body, attributes: new Map(texts), receiveCount: 1, ...more };
}

/** A message as Lambda hands it over. */
export function recordOf(messageId: string, body = "", more: Partial<QueueRecord> = {}): QueueRecord {
    return {
        messageId,
        body,
        eventSourceARN: "arn:aws:sqs:us-east-1:111122223333:jobs",
        attributes: { ApproximateReceiveCount: "1" },
        messageAttributes: {},
        ...more,
    };
}
