import { fifoShape } from "../base/fifo";
import { group, list, plain, tags, value, type Shapes } from "../limits/shapes";
import { networkShape, sendersShape, sourcesShape } from "../sources/shapes";
import type { EncryptedQueueArgs } from "./args";
import type { DeadLetterArgs, QueueSettingsArgs } from "./settings";

/** What decides which queues there are. */
export const settingsMembers: Shapes<QueueSettingsArgs> = {
    importUrl: plain(value),
    deadLetter: plain(group<DeadLetterArgs>({ importUrl: plain(value) })),
};

export const queueShape = plain(
    group<EncryptedQueueArgs>({
        ...settingsMembers,
        sseSqsReason: plain(value),
        fifo: fifoShape,
        sources: sourcesShape,
        senders: sendersShape,
        exclusiveTo: list(value),
        deadLetterExclusiveTo: list(value),
        network: networkShape,
        tags,
    }),
);
