import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";

/** What the task definition tells the program. */
export function setting(name: "QUEUE" | "SIGNING_KEY" | "DATA_KEY" | "PURPOSE" | "DATABASE_URL"): string {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set.`);
    return value;
}

/** The client goes by the region's endpoint, not by the host in a queue's URL, which may be of another backend. */
export const sqs = () => new SQSClient({ useQueueUrlAsEndpoint: false });

export async function queueUrl(client: SQSClient): Promise<string> {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: setting("QUEUE") }));
    return QueueUrl!;
}
