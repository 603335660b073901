import { BadMessage } from "./bad-message";

/** What a line tells. There is no place for a body, nor for anything else of a message but ids. */
export interface Facts {
    /** The name of the queue. */
    queue?: string;
    /** The id that SQS gave the message. */
    messageId?: string;
    receiveCount?: number;
    durationMs?: number;
    /** The id of what was worked on. */
    record?: string;
    /** How many of something. */
    count?: number;
    reason?: string;
}

export type AuditLog = (event: string, facts: Facts) => void;

/** A line of JSON for each event: who searches the log finds fields, and nothing in a field can forge a line. */
export const auditLog: AuditLog = (event, facts) =>
    console.log(JSON.stringify({ timestamp: new Date().toISOString(), event, ...facts }));

/** Why something failed, without what others put into the words of their errors. */
export function reasonOf(error: unknown): string {
    if (error instanceof BadMessage) return error.message;
    return error instanceof Error ? error.name : "unknown";
}
