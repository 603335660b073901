import { parseJson, type Text, UNKNOWN } from "../../iam";
import { grouped } from "./groups";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { DEAD_LETTERS, type DeadLetterPlace, QUEUES, TOPICS } from "./types";

/** A place that names a dead-letter queue. */
export interface DeadLetterReference {
    /** The resource whose messages end there as far as it is in the stack; else the one that says so. */
    at: Resource;
    of: DeadLetterPlace["of"];
    /** The ARN or URL, as it is written. */
    target: Text;
    /** The queues of the stack that bear it. */
    queues: readonly Resource[];
    /** The queue or topic whose messages end there; none for functions, event targets and the like. */
    source?: Resource;
    /** The queue or topic, as it is written; none where the resource itself is meant. */
    sourceText?: unknown;
}

/** A queue of the stack in which messages end that could not be delivered or handled, and where they came from. */
export interface DeadLetterRelation extends DeadLetterReference {
    deadLetterQueue: Resource;
}

/** Whatever names a dead-letter queue, in the stack or elsewhere. */
export function deadLetterReferences(stack: Stack): readonly DeadLetterReference[] {
    return stack.once(deadLetterReferences, () => {
        const read = stack.ofTypes(DEAD_LETTERS).flatMap((holder) => referencesAt(holder, stack));
        // A redrive policy of its own replaces the queue's, of which a preview may still show the last state.
        const replaced = new Set(read.filter(({ holder, at }) => holder !== at).map(({ at }) => at));
        const sources = new Set(read.filter((reference) => reference.of === "queue").map(({ at }) => at));
        return read
            .filter(({ holder }) => !replaced.has(holder))
            .map((reference) => ({ ...reference, queues: likely(reference, sources) }));
    });
}

/** The dead-letter relations within a stack. A dead-letter queue of another stack is judged there. */
export function deadLetterRelations(stack: Stack): readonly DeadLetterRelation[] {
    return stack.once(deadLetterRelations, () => {
        const pairs = new Map<string, DeadLetterRelation>();
        for (const reference of deadLetterReferences(stack))
            for (const deadLetterQueue of reference.queues)
                if (deadLetterQueue !== reference.at)
                    pairs.set(`${reference.at.urn} ${deadLetterQueue.urn}`, {
                        ...reference,
                        deadLetterQueue,
                    });
        return [...pairs.values()];
    });
}

/** The relations of each dead-letter queue of the stack. */
export function relationsByQueue(stack: Stack): ReadonlyMap<Resource, readonly DeadLetterRelation[]> {
    return stack.once(relationsByQueue, () =>
        grouped(deadLetterRelations(stack), ({ deadLetterQueue }) => deadLetterQueue),
    );
}

/**
 * The engine tells only of a whole property what it was made from. Where that holds a target and its dead-letter queue
 * and neither is known, the one with a dead-letter queue of its own is the target.
 */
function likely({ target, queues }: Read, sources: ReadonlySet<Resource>): readonly Resource[] {
    if (target !== UNKNOWN) return queues;
    const last = queues.filter((queue) => !sources.has(queue));
    return last.length > 0 ? last : queues;
}

type Read = DeadLetterReference & { holder: Resource };

function referencesAt(holder: Resource, stack: Stack): Read[] {
    const place = DEAD_LETTERS[holder.type]!;
    return place.paths.flatMap((path) => {
        const [property = "", ...rest] = path.split(".");
        const targets = new Set(within(holder.get(property), rest).filter(isTarget));
        if (targets.size === 0) return [];
        const source = sourceOf(holder, place, stack);
        const at = place.of === "queue" && source ? source : holder;
        const sourceText = place.source && holder.get(place.source);
        return [...targets].map((target) => {
            const queues = stack.named(holder, property, target).filter(isQueue);
            return { holder, at, of: place.of, target, queues, source, sourceText };
        });
    });
}

/** What stands at a path: objects, their JSON text, and for a list what stands in each item. */
function within(value: unknown, path: readonly string[]): unknown[] {
    const [name, ...rest] = path;
    if (name === undefined || value === UNKNOWN) return [value];
    if (Array.isArray(value)) return value.flatMap((item: unknown) => within(item, path));
    const object = typeof value === "string" ? objectIn(value) : value;
    if (typeof object !== "object" || object === null) return [];
    return within((object as Record<string, unknown>)[name], rest);
}

function objectIn(text: string): unknown {
    const json = parseJson(text);
    return "value" in json ? json.value : undefined;
}

function isTarget(value: unknown): value is Text {
    return value === UNKNOWN || (typeof value === "string" && value.trim() !== "");
}

function sourceOf(at: Resource, place: DeadLetterPlace, stack: Stack): Resource | undefined {
    if (place.source === undefined) return place.of === "queue" ? at : undefined;
    const isSource = ({ type }: Resource) => Object.hasOwn(QUEUES, type) || Object.hasOwn(TOPICS, type);
    return stack.named(at, place.source).find(isSource);
}

const isQueue = ({ type }: Resource) => Object.hasOwn(QUEUES, type);
