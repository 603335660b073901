import { alerts } from "./alerts";
import { record } from "./audit";
import { events } from "./events";
import { inbox, sender } from "./functions";
import { bucket, uploads } from "./images";
import { orders } from "./partner";

record(alerts, events, orders, uploads);

const ofSet = (set: typeof events) => {
    const { topicArn, queueUrls, queueArns, deadLetterQueueUrls, deadLetterQueueArns, roleArns } = set;
    return { topicArn, queueUrls, queueArns, deadLetterQueueUrls, deadLetterQueueArns, roleArns };
};

export const sets = {
    alerts: ofSet(alerts),
    events: ofSet(events),
    orders: ofSet(orders),
    uploads: ofSet(uploads),
};
export const senderName = sender.name;
export const inboxName = inbox.name;
export const bucketName = bucket.name;
