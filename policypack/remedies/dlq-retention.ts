import { UNKNOWN } from "../../iam";
import { isFifo } from "../model/fifo";
import { type Resource } from "../model/resource";
import { LONGEST_RETENTION, RETENTION, retentionOf } from "../model/retention";
import { QUEUES } from "../model/types";
import { objectProperty } from "../model/values";
import { type Remedy } from "../rule";

/** Lets a queue that says of itself which queues it serves keep their messages as long as SQS can. */
export const longRetention: Remedy = {
    types: Object.keys(QUEUES),

    changes(queue) {
        const seconds = retentionOf(queue);
        const isShort = typeof seconds === "number" && seconds < LONGEST_RETENTION;
        // In a FIFO queue a message begins anew.
        if (!isShort || isFifo(queue) !== false || !servesSources(queue)) return undefined;
        return { [RETENTION[queue.type]!]: LONGEST_RETENTION };
    },
};

function servesSources(queue: Resource): boolean {
    const policy = objectProperty(queue, "redriveAllowPolicy");
    if (policy === UNKNOWN || policy === undefined || policy === null) return false;
    const { redrivePermission: permission, sourceQueueArns: sources } = policy;
    return permission === "byQueue" && Array.isArray(sources) && sources.length > 0;
}
