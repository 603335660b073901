import { fifoShape } from "../base/fifo";
import { flag, group, list, needed, plain, tags, value, type Shapes } from "../limits/shapes";
import { networkShape, sendersShape, sourcesShape } from "../sources/shapes";
import type { EncryptedTopicArgs } from "./args";
import type { DeliveryLoggingArgs } from "./delivery-logging";

/** What the topic of a set has in common with a topic of its own. */
type Shared = Pick<
    EncryptedTopicArgs,
    "sources" | "publishers" | "subscribers" | "tracing" | "tracingPolicy" | "deliveryLogging"
>;

export const topicMembers: Shapes<Shared> = {
    sources: sourcesShape,
    publishers: sendersShape,
    subscribers: sendersShape,
    tracing: plain(flag),
    tracingPolicy: plain(flag),
    deliveryLogging: plain(group<DeliveryLoggingArgs>({ enabled: plain(flag) })),
};

export const topicShape = plain(
    group<EncryptedTopicArgs>({
        ...topicMembers,
        kmsKeyArn: needed(value),
        importArn: plain(value),
        fifo: fifoShape,
        exclusiveTo: list(value),
        network: networkShape,
        tags,
    }),
);
