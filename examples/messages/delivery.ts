import type { Message } from "@aws-sdk/client-sqs";

/** A message as a queue delivered it, by whichever way. */
export interface Delivery {
    readonly id: string;
    /** The name of the queue. */
    readonly queue: string;
    readonly body: string;
    /** The attributes that are texts. Others are left out, so that nobody relies on what no signature covers. */
    readonly attributes: ReadonlyMap<string, string>;
    /** How often it was received, this time included. */
    readonly receiveCount: number;
    /** On a FIFO queue: messages of one group are handled in order. */
    readonly group?: string;
}

/** A message as Lambda hands it to a function. */
export interface QueueRecord {
    messageId: string;
    body: string;
    eventSourceARN: string;
    attributes: { ApproximateReceiveCount: string; MessageGroupId?: string };
    messageAttributes: Record<string, { dataType: string; stringValue?: string }>;
}

export function fromRecord(record: QueueRecord): Delivery {
    const { messageId: id, body, attributes, eventSourceARN } = record;
    const texts = Object.entries(record.messageAttributes).map(
        ([name, { dataType, stringValue }]) => [name, dataType, stringValue] as const,
    );
    // A standard queue has groups too, for fairness, and does not keep their order.
    const group = eventSourceARN.endsWith(".fifo") ? attributes.MessageGroupId : undefined;
    return {
        id,
        queue: eventSourceARN.split(":").at(-1)!,
        body,
        attributes: textsIn(texts),
        receiveCount: Number(attributes.ApproximateReceiveCount),
        ...(group !== undefined && { group }),
    };
}

/** A message as ReceiveMessage returns it, asked for all its attributes. */
export function fromMessage(message: Message, queueUrl: string): Delivery {
    const texts = Object.entries(message.MessageAttributes ?? {}).map(
        ([name, { DataType, StringValue }]) => [name, DataType, StringValue] as const,
    );
    const group = queueUrl.endsWith(".fifo") ? message.Attributes?.MessageGroupId : undefined;
    return {
        id: message.MessageId!,
        queue: queueUrl.split("/").at(-1)!,
        body: message.Body ?? "",
        attributes: textsIn(texts),
        receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
        ...(group !== undefined && { group }),
    };
}

type Attribute = readonly [name: string, type: string | undefined, value: string | undefined];

function textsIn(attributes: readonly Attribute[]): ReadonlyMap<string, string> {
    const texts = attributes.filter(([, type, value]) => type === "String" && value !== undefined);
    return new Map(texts.map(([name, , value]) => [name, value!]));
}
