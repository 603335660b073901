import { type AuditLog, auditLog } from "./audit-log";
import { fromRecord, type QueueRecord } from "./delivery";
import { failuresOf, type Work } from "./jobs";

/** What Lambda hands to the function of an event source mapping with ReportBatchItemFailures, and what it wants back. */
export interface QueueEvent {
    Records: QueueRecord[];
}

export interface BatchResponse {
    batchItemFailures: { itemIdentifier: string }[];
}

/**
 * A Lambda handler that does the work for each message. Only those that failed come back, and none is deleted that was
 * not worked on: after the last receive SQS moves it to the dead-letter queue, as it came.
 */
export function batchHandler(
    work: Work,
    log: AuditLog = auditLog,
): (event: QueueEvent) => Promise<BatchResponse> {
    return async ({ Records }) => {
        const failed = await failuresOf(Records.map(fromRecord), work, log);
        return { batchItemFailures: failed.map(({ id }) => ({ itemIdentifier: id })) };
    };
}
