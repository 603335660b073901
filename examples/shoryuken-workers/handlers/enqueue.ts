import { randomUUID } from "node:crypto";

import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";

import { type AuditLog, auditLog, type Macs, type Sealer, signed, written } from "../../messages";
import { job, type Job } from "./jobs";

export interface Enqueuing {
    sqs: SQSClient;
    queueUrl: string;
    macs: Macs;
    sealer: Sealer;
    /** For what jobs are signed: those of another application do not pass for these. */
    purpose: string;
    log?: AuditLog;
}

/** Enqueues jobs for workers, and tells the id of each. */
export class Enqueuer {
    constructor(private readonly given: Enqueuing) {}

    /** Welcomes a user: the worker looks up who that is. */
    welcome(userId: string): Promise<string> {
        return this.enqueue({ id: randomUUID(), kind: "welcome", userId });
    }

    /** Sends a user a note that nobody but the worker is to read: it travels sealed. */
    async note(userId: string, note: string): Promise<string> {
        const sealedNote = await this.given.sealer.seal(note);
        return this.enqueue({ id: randomUUID(), kind: "note", userId, sealedNote });
    }

    private async enqueue(content: Job): Promise<string> {
        const { sqs, queueUrl: QueueUrl, macs, purpose, log = auditLog } = this.given;
        const { body, attributes } = await signed(macs, purpose, written(job, content));
        const command = new SendMessageCommand({
            QueueUrl,
            MessageBody: body,
            MessageAttributes: attributes,
        });
        const { MessageId } = await sqs.send(command);
        log("job_enqueued", { messageId: MessageId!, record: content.id });
        return content.id;
    }
}
