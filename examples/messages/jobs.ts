import { type AuditLog, auditLog, reasonOf } from "./audit-log";
import type { Delivery } from "./delivery";

/** What is done with a message. It throws where the message has to come back. */
export type Work = (delivery: Delivery) => Promise<void>;

const mostAtOnce = 10;

/**
 * Works on some messages, each group of a FIFO queue in its order, and gives those that failed: with the first one that
 * fails, those of its group behind it have to come back as well.
 */
export async function failuresOf(
    deliveries: readonly Delivery[],
    work: Work,
    log: AuditLog = auditLog,
): Promise<Delivery[]> {
    const failed: Delivery[] = [];
    const groups = grouped(deliveries);
    const worker = async () => {
        for (let group = groups.shift(); group !== undefined; group = groups.shift())
            for (const [index, delivery] of group.entries())
                if (!(await succeeds(delivery, work, log))) {
                    failed.push(...group.slice(index));
                    break;
                }
    };
    await Promise.all(Array.from({ length: mostAtOnce }, worker));
    return failed;
}

/** The messages by their groups; one without is a group of its own. */
function grouped(deliveries: readonly Delivery[]): Delivery[][] {
    const groups = new Map<unknown, Delivery[]>();
    for (const delivery of deliveries) {
        const key = delivery.group ?? delivery;
        groups.set(key, [...(groups.get(key) ?? []), delivery]);
    }
    return [...groups.values()];
}

async function succeeds(delivery: Delivery, work: Work, log: AuditLog): Promise<boolean> {
    const facts = { queue: delivery.queue, messageId: delivery.id, receiveCount: delivery.receiveCount };
    const began = Date.now();
    log("job_started", facts);
    try {
        await work(delivery);
        log("job_completed", { ...facts, durationMs: Date.now() - began });
        return true;
    } catch (error) {
        log("job_failed", { ...facts, durationMs: Date.now() - began, reason: reasonOf(error) });
        return false;
    }
}
