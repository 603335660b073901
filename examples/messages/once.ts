import { randomUUID } from "node:crypto";

import { BusyError, type Ledger } from "./ledger";

/**
 * Does a piece of work that has an id, and does it no more once it was done, though SQS delivers a message more than
 * once. If the worker dies between the work and the note of it, the work is repeated: where the work is a write to
 * DynamoDB, let TableLedger.entry be part of the same transaction instead, and nothing is ever repeated.
 */
export async function once(
    ledger: Ledger,
    id: string,
    work: () => Promise<void>,
): Promise<"done" | "done before"> {
    const owner = randomUUID();
    const state = await ledger.take(id, owner);
    if (state === "done") return "done before";
    if (state === "busy") throw new BusyError("somebody else is at it");
    try {
        await work();
    } catch (error) {
        await ledger.giveBack(id, owner);
        throw error;
    }
    await ledger.finish(id, owner);
    return "done";
}
