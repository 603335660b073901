import { patternWords } from "../limits/consumer";
import { flag, group, list, needed, plain, tags, value } from "../limits/shapes";
import type { QueueConsumerArgs } from "../queue-consumer";

export const consumerShape = plain(
    group<QueueConsumerArgs>({
        queueArn: needed(value),
        functionName: needed(value),
        functionTimeoutSeconds: needed(value),
        visibilityTimeoutSeconds: needed(value),
        filterPatterns: list({ ...value, ...patternWords }),
        enabled: plain(flag),
        tags,
    }),
);
