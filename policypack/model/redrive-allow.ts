import { type Text, UNKNOWN } from "../../iam";
import { deadLetterReferences } from "./dead-letters";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { QUEUES } from "./types";
import { objectProperty } from "./values";

/** Which queues may use a queue for their dead letters. */
export interface RedriveAllow {
    /** The resource that says so. */
    holder: Resource;
    /** Undefined: nothing is said; null: it cannot be read. */
    policy: { permission: unknown; sources: unknown } | typeof UNKNOWN | undefined | null;
}

const PROPERTY = "redriveAllowPolicy";

/** The most sources that SQS takes; for more there is only allowAll. */
export const MOST_SOURCES = 10;

const SEPARATE = { "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": "queueUrl" };

/** A policy of its own replaces the queue's, of which a preview may still show the last state. */
export function redriveAllowOf(queue: Resource, stack: Stack): RedriveAllow {
    const holder = separateHolders(stack).get(queue) ?? queue;
    const policy = objectProperty(holder, PROPERTY);
    if (policy === UNKNOWN || policy === undefined || policy === null) return { holder, policy };
    const { redrivePermission: permission, sourceQueueArns: sources } = policy;
    return { holder, policy: { permission, sources } };
}

function separateHolders(stack: Stack): ReadonlyMap<Resource, Resource> {
    return stack.once(SEPARATE, () => {
        const pairs = stack
            .ofTypes(SEPARATE)
            .flatMap((holder) => stack.named(holder, "queueUrl").map((queue) => [queue, holder] as const));
        return new Map(pairs);
    });
}

/** Whether a queue is among those that a policy lists; UNKNOWN where an item is not known and could be it. */
export function lists({ holder }: RedriveAllow, sources: unknown, queue: Resource, stack: Stack) {
    const items = Array.isArray(sources) ? (sources as unknown[]) : [sources];
    if (items.some((item) => stack.named(holder, PROPERTY, item).includes(queue))) return true;
    return items.includes(UNKNOWN) ? UNKNOWN : false;
}

/**
 * Whether a queue is kept for the dead letters of queues that the stack does not show. To name a queue of the stack
 * that does not use it proves nothing.
 */
export function servesElsewhere(queue: Resource, stack: Stack): boolean | typeof UNKNOWN {
    const { holder, policy } = redriveAllowOf(queue, stack);
    if (policy === undefined || policy === null) return false;
    const isMadeFromQueue = holder.sources(PROPERTY).some(({ type }) => Object.hasOwn(QUEUES, type));
    if (policy === UNKNOWN) return isMadeFromQueue || UNKNOWN;
    if (policy.permission !== "byQueue") return policy.permission === UNKNOWN ? UNKNOWN : false;
    const sources = (Array.isArray(policy.sources) ? policy.sources : [policy.sources]) as unknown[];
    return sources.filter(isText).some((source) => {
        if (source === UNKNOWN) return true;
        const named = stack.named(holder, PROPERTY, source);
        return (
            named.length === 0 || named.some((other) => other !== queue && undecidedSources(stack).has(other))
        );
    });
}

/** The queues whose dead letters go to a queue that is not known yet. */
function undecidedSources(stack: Stack): ReadonlySet<Resource> {
    return stack.once(undecidedSources, () => {
        const open = deadLetterReferences(stack).filter(
            ({ target, queues }) => target === UNKNOWN && queues.length === 0,
        );
        return new Set(open.map(({ at }) => at));
    });
}

const isText = (value: unknown): value is Text =>
    value === UNKNOWN || (typeof value === "string" && value.trim() !== "");
