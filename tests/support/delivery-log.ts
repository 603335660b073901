import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";

import type { Caller } from "./callers";

/** What SNS writes of a delivery to a queue. */
export interface DeliveryEntry {
    notification: { messageId: string; topicArn: string };
    delivery: { destination: string; providerResponse: string; statusCode: number };
    status: "SUCCESS" | "FAILURE";
}

/** What the log of a topic says of the deliveries of a message that failed. */
export async function failuresOf(
    { logs }: Caller,
    topicArn: string,
    messageId: string,
): Promise<DeliveryEntry[]> {
    const [, , , region, account, name] = topicArn.split(":");
    const logGroupName = `sns/${region}/${account}/${name}/Failure`;
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    return events
        .map(({ message }) => JSON.parse(message!) as DeliveryEntry)
        .filter(({ notification }) => notification.messageId === messageId);
}
