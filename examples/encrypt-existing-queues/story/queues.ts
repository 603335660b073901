import {
    DeleteMessageCommand,
    GetQueueAttributesCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    SQSClient,
} from "@aws-sdk/client-sqs";

import { byEndpoint, eventually, type Stage } from "../../stage";

/** What waited in each queue when it was switched. */
export const backlog = { orders: "order 1", invoices: "invoice 1", shipments: "shipment 1" };

/** SQS, as the role of this output is let to use it. */
export async function as(stage: Stage, role: string, endpoint?: string): Promise<SQSClient> {
    const credentials = await stage.as(stage.output(role));
    return new SQSClient({ ...byEndpoint, credentials, ...(endpoint && { endpoint }) });
}

export const sends = (sqs: SQSClient, QueueUrl: string, MessageBody: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));

/** One look at a queue: whatever waits is there for the next one too. */
export const peeks = (sqs: SQSClient, QueueUrl: string) =>
    sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0, WaitTimeSeconds: 2 }));

/** Receives until the message is there, and deletes it. SQS may take a minute until a change holds everywhere. */
export async function takes(sqs: SQSClient, QueueUrl: string, body: string): Promise<void> {
    await eventually(async () => {
        const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2 });
        const { Messages: [message] = [] } = await sqs.send(receive);
        if (message === undefined) return undefined;
        const { ReceiptHandle } = message;
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        return message.Body === body ? true : undefined;
    }, 60);
}

/** The key under which a queue keeps what is sent to it from now on. */
export async function keyOf(sqs: SQSClient, QueueUrl: string): Promise<string | undefined> {
    const look = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["KmsMasterKeyId"] });
    return (await sqs.send(look)).Attributes?.["KmsMasterKeyId"];
}
