import { type Finding } from "../judge";

/** How messages rest. `unknown`: the call that tells was denied, or a state does not say. */
export type Mode = "none" | "SSE-SQS" | "AWS-managed key" | "customer-managed key" | "unknown";

/** How many messages a queue holds, as AWS counts them. */
export interface Depth {
    visible: number;
    inFlight: number;
    delayed: number;
}

/** Somebody or something that sends to a queue or topic, or reads from it. */
export interface Caller {
    /** A principal, a function's role, a service or an endpoint, as AWS names it. */
    who: string;
    /** Where that is said: a statement, a subscription, a mapping. */
    by: string;
    does: ("sends" | "reads" | "manages")[];
    /** What a service acts for, and the account that this is in. */
    source?: string;
}

/** A finding of the pack on a queue or topic, or on what belongs to it. */
export interface Told extends Omit<Finding, "urn" | "message"> {
    /** The name of the key, subscription or other resource that it speaks of; absent for the queue or topic itself. */
    at?: string;
    what: string;
    why: string;
    fix: string;
    /** Until when it may stand, and why. */
    exempt?: string;
}

/** A queue or topic, and what there is to know about its safety. */
export interface Audited {
    kind: "queue" | "topic";
    name: string;
    urn: string;
    arn?: string;
    /** The URL of a queue. */
    url?: string;
    region?: string;
    encryption: Mode;
    key?: string;
    tags: Readonly<Record<string, string>>;
    /** The value of the tag by which data is classified. */
    dataClass?: string;
    /** Whether the pack's setting takes it for personal data. */
    personalData: boolean;
    /** Where its messages go that cannot be handled, by ARN. */
    deadLetterQueue?: string;
    /** The queues and subscriptions whose messages end here. */
    deadLettersOf: string[];
    callers: Caller[];
    depth?: Depth;
    /** The settings that a program has to repeat, as Pulumi calls them. */
    settings: Readonly<Record<string, string | number | boolean>>;
    /** After how many receives a message of a queue goes to its dead-letter queue. */
    maxReceiveCount?: number;
    findings: Told[];
    risk: number;
    /** The properties that nobody could tell. */
    unknown: string[];
}

/** What an audit found. */
export interface Audit {
    sources: string[];
    /** The most at risk first. */
    items: Audited[];
    /** Findings on what belongs to no queue or topic. */
    others: Told[];
    /** Rules that were not asked, and why. */
    notJudged: Readonly<Record<string, string>>;
    /** What could not be read: empty when the audit is whole. */
    missing: string[];
}
