/** Remembers which work was done, and who is at it. */
export interface Ledger {
    /** "taken": it is the owner's now; "done": it was done before; "busy": somebody else is at it. */
    take(id: string, owner: string): Promise<"taken" | "done" | "busy">;
    finish(id: string, owner: string): Promise<void>;
    giveBack(id: string, owner: string): Promise<void>;
}

/** Somebody else works on the same: the message comes back later, and is done then. */
export class BusyError extends Error {
    override readonly name = "BusyError";
}

/** A ledger for tests, in memory. */
export class MemoryLedger implements Ledger {
    private readonly owners = new Map<string, string>();
    private readonly done = new Set<string>();

    async take(id: string, owner: string): Promise<"taken" | "done" | "busy"> {
        if (this.done.has(id)) return "done";
        if (this.owners.has(id)) return "busy";
        this.owners.set(id, owner);
        return "taken";
    }

    async finish(id: string, owner: string): Promise<void> {
        if (this.owners.get(id) === owner) this.done.add(id);
    }

    async giveBack(id: string, owner: string): Promise<void> {
        if (this.owners.get(id) === owner) this.owners.delete(id);
    }
}
