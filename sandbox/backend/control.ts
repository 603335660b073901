import { type Address, ask } from "./request";

/** A call that reached the backend. */
export interface JournalEntry {
    /** Its number since the journal was emptied, from 1. */
    n: number;
    /** The service as the backend calls it, for example `sqs`. */
    service: string;
    /** The operation, for example `CreateQueue`. */
    action: string;
    /** What the service answered, whether or not it arrived; null when it was not asked. */
    status: number | null;
    /** The code of the error that it answered. */
    error?: string;
    /** Whether the service carried it out. */
    executed: boolean;
    /** Whether it may change the settings of something. */
    mutating: boolean;
    /** The ARN of who called. */
    principal: string;
    /** The ARN that it was about, or `*`. */
    resource: string;
    /** The fault that it met. */
    fault?: FaultKind;
    /** Who may do what after it: while snapshots are taken, for calls that changed queues, topics, keys or roles. */
    state?: Snapshot;
}

/** The policies of everything in the account and region of a call. Documents are JSON texts. */
export interface Snapshot {
    queues: Record<string, { attributes: Record<string, string> }>;
    topics: Record<string, { attributes: Record<string, string> }>;
    keys: Record<string, { policy: string; state: string; enabled: boolean }>;
    roles: Record<string, { trust: string; policies: Record<string, string>; attached: string[] }>;
}

/**
 * What happens to a call.
 *
 *     refused    not carried out, access denied
 *     throttled  not carried out, to be tried again
 *     lost       carried out, the connection ends without an answer
 *     silent     carried out, no answer until the client gives up
 *     late       carried out after a while, so that what does not wait for it comes before
 *     dead       this one and all that follow are not carried out, each connection ends
 */
export type FaultKind = "refused" | "throttled" | "lost" | "silent" | "late" | "dead";

/**
 * A fault of the call with this number, of one call in each so many, or of the calls whose operation and ARN fit a
 * pattern such as `sqs:CreateQueue .*`: of every one, or of the nth alone. With `attempt` only of what a client asks
 * for that many times.
 */
export type Fault = { kind: FaultKind; attempt?: number } & (
    { call: number } | { every: number } | { on: string; nth?: number }
);

/** A role, as a service of AWS takes it for a resource. */
export interface ServiceSession {
    /** The ARN of the role. */
    role: string;
    /** The principal, for example `ecs-tasks.amazonaws.com`. */
    service: string;
    /** What the service tells as `aws:SourceArn` and `aws:SourceAccount`. Default: nothing. */
    sourceArn?: string;
    sourceAccount?: string;
    /** The tags of the session. Default: none. */
    tags?: Record<string, string>;
}

export interface Credentials {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken: string;
}

/** Sees and steers a backend, beside the calls of AWS that it answers. */
export class BackendControl {
    constructor(private readonly address: Address) {}

    /** The calls in their order. */
    journal(): Promise<JournalEntry[]> {
        return ask(this.address, "GET", "/_sandbox/journal");
    }

    /** Empties the journal: the next call is number 1. */
    async clearJournal(): Promise<void> {
        await ask(this.address, "DELETE", "/_sandbox/journal");
    }

    /** Begins or ends to note the policies of everything after each change. */
    async takeSnapshots(on: boolean): Promise<void> {
        await ask(this.address, "PUT", "/_sandbox/snapshots", { on });
    }

    /** Who may do what now, in the account and region of the backend. */
    snapshot(): Promise<Snapshot> {
        return ask(this.address, "GET", "/_sandbox/snapshot");
    }

    /** Keeps what the backend holds, under a name, until it ends. */
    async takeCheckpoint(name: string): Promise<void> {
        await ask(this.address, "PUT", "/_sandbox/checkpoint", { name });
    }

    /** The backend holds again what it held at the checkpoint, and nothing else. The journal stays. */
    async goBackTo(name: string): Promise<void> {
        await ask(this.address, "POST", "/_sandbox/checkpoint", { name });
    }

    /** Sets the fault that calls meet from now on, in place of the one before. */
    async setFault(fault: Fault): Promise<void> {
        await ask(this.address, "PUT", "/_sandbox/fault", fault);
    }

    /** Calls meet no fault any more. What a dead backend held is still there. */
    async clearFault(): Promise<void> {
        await ask(this.address, "DELETE", "/_sandbox/fault");
    }

    /** Credentials of a role that only a service can take. Rejects when its trust policy does not admit the service. */
    assumeAsService(session: ServiceSession): Promise<Credentials> {
        return ask(this.address, "POST", "/_sandbox/session", session);
    }

    /** Removes everything that was made, in every account. The journal stays. */
    async reset(): Promise<void> {
        await ask(this.address, "POST", "/_ministack/reset");
    }
}
