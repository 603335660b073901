import {
    DeleteMessageCommand,
    GetQueueAttributesCommand,
    ReceiveMessageCommand,
    SQSClient,
} from "@aws-sdk/client-sqs";

import { byEndpoint, eventually, type Stage } from "../../stage";

/** A queue, as somebody with a role reaches it. */
export interface Reached {
    sqs: SQSClient;
    QueueUrl: string;
}

interface Way {
    deadLetters?: boolean;
    endpoint?: string;
}

/** The queue of a set, or the one of its dead letters, reached with a role of the set. */
export async function queueOf(
    stage: Stage,
    set: string,
    queue: string,
    role: string,
    { deadLetters, endpoint }: Way = {},
): Promise<Reached> {
    const credentials = await stage.as(stage.output("sets", set, "roleArns", role));
    const QueueUrl = stage.output("sets", set, deadLetters ? "deadLetterQueueUrls" : "queueUrls", queue);
    return { sqs: new SQSClient({ ...byEndpoint, credentials, ...(endpoint && { endpoint }) }), QueueUrl };
}

/** Takes messages until one is as wanted, and gives its body. */
export async function took(
    { sqs, QueueUrl }: Reached,
    wanted: (body: string) => boolean,
    seconds = 30,
): Promise<string> {
    return eventually(async () => {
        const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 2 });
        const { Messages = [] } = await sqs.send(receive);
        for (const { ReceiptHandle } of Messages)
            await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        return Messages.map(({ Body }) => Body!).find(wanted);
    }, seconds);
}

/** Receives a message in vain, until SQS does not give it out any more. */
export async function failed({ sqs, QueueUrl }: Reached, tries: number): Promise<void> {
    const receive = new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0, WaitTimeSeconds: 2 });
    for (let attempt = 0; attempt < tries; attempt += 1)
        await eventually(async () => (await sqs.send(receive)).Messages?.[0]);
    await sqs.send(receive);
}

export async function count({ sqs, QueueUrl }: Reached): Promise<number> {
    const look = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] });
    return Number((await sqs.send(look)).Attributes?.["ApproximateNumberOfMessages"]);
}
