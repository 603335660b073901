import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";

import { isDenied } from "../failure";
import { countsIn } from "../redrive/queue";
import { type Now } from "./now";
import { type Intended, type Queue, text } from "./state";

/** Why no test message may be sent to a queue, or received from it; queues that are not here may be used. */
export type Traffic = ReadonlyMap<string, string>;

/** How many messages are in a queue now; undefined where the caller may not know. */
export async function messagesIn(
    { url: QueueUrl }: Pick<Queue, "url">,
    { aws }: Now,
): Promise<number | undefined> {
    const AttributeNames = [
        "ApproximateNumberOfMessages" as const,
        "ApproximateNumberOfMessagesNotVisible" as const,
        "ApproximateNumberOfMessagesDelayed" as const,
    ];
    try {
        const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames });
        const { waiting, inFlight, delayed } = countsIn(
            (await aws.client(SQSClient).send(asked)).Attributes ?? {},
        );
        return waiting + inFlight + delayed;
    } catch (error) {
        if (isDenied(error) || (error as Error).name === "QueueDoesNotExist") return undefined;
        throw error;
    }
}

/** Which queues are in use, before this tool sends anything. */
export async function trafficOf(intended: Intended, now: Now, allowed: boolean): Promise<Traffic> {
    if (allowed) return new Map();
    const readers = intended.all.filter(
        ({ type }) => type === "aws:lambda/eventSourceMapping:EventSourceMapping",
    );
    const found = intended.queues.map(async (queue): Promise<[string, string] | undefined> => {
        const reader = readers.find((held) => text(held, "eventSourceArn") === queue.arn);
        if (reader !== undefined)
            return [queue.arn, `${reader.name} reads ${queue.held.name}: it would get the messages`];
        const count = await messagesIn(queue, now);
        if (count === 0) return undefined;
        const holds =
            count === undefined
                ? "may hold messages, which this caller may not know"
                : `holds ${count} messages`;
        return [queue.arn, `${queue.held.name} ${holds}`];
    });
    return new Map((await Promise.all(found)).filter((entry) => entry !== undefined));
}
