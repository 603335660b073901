import { UNKNOWN } from "../../iam";
import { type Resource } from "./resource";
import { numberProperty } from "./values";

/** Where a queue says how long it keeps messages, in seconds. */
export const RETENTION: Readonly<Record<string, string>> = {
    "aws:sqs/queue:Queue": "messageRetentionSeconds",
    "aws-native:sqs:Queue": "messageRetentionPeriod",
};

/** What SQS takes where a queue does not say: 4 days. */
const DEFAULT = 345_600;

export const LONGEST_RETENTION = 1_209_600;

/** How long a queue keeps messages, in seconds; NaN where that is no number. */
export function retentionOf(queue: Resource): number | typeof UNKNOWN {
    return numberProperty(queue, RETENTION[queue.type]!) ?? DEFAULT;
}
