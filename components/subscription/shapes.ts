import { fifoSwitch } from "../base/fifo";
import { flag, group, list, needed, plain, tags, value } from "../limits/shapes";
import { networkShape } from "../sources/shapes";
import type { QueueSubscriptionArgs } from "./args";

export const subscriptionShape = plain(
    group<QueueSubscriptionArgs>({
        topicArn: needed(value),
        queueArn: needed(value),
        sseSqsReason: plain(value),
        fifo: plain(fifoSwitch),
        topicRegion: plain(value),
        deadLetterExclusiveTo: list(value),
        network: networkShape,
        rawMessageDelivery: flag,
        tags,
    }),
);
