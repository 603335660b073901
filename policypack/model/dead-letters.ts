import { UNKNOWN } from "../../iam";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { DEAD_LETTERS, type DeadLetterPlace, QUEUES, TOPICS } from "./types";

/** A queue in which messages end that could not be delivered or handled, and where they came from. */
export interface DeadLetterRelation {
    /** The resource that names the dead-letter queue. */
    at: Resource;
    of: DeadLetterPlace["of"];
    deadLetterQueue: Resource;
    /** The queue or topic whose messages end there; none for functions and event targets. */
    source?: Resource;
}

/** The dead-letter relations within a stack. A dead-letter queue of another stack is judged there. */
export function deadLetterRelations(stack: Stack): readonly DeadLetterRelation[] {
    return stack.once(deadLetterRelations, () =>
        stack.ofTypes(DEAD_LETTERS).flatMap((at) => relationsAt(at, stack)),
    );
}

function relationsAt(at: Resource, stack: Stack): DeadLetterRelation[] {
    const place = DEAD_LETTERS[at.type]!;
    const property = place.list ?? place.property;
    const named = targetArns(at, place).flatMap((arn) => stack.named(at, property, arn));
    return [...new Set(named)]
        .filter((queue) => queue !== at && Object.hasOwn(QUEUES, queue.type))
        .map((deadLetterQueue) => ({ of: place.of, deadLetterQueue, ...origin(at, place, stack) }));
}

/** Where the messages come from; a redrive policy of its own stands for its queue. */
function origin(at: Resource, place: DeadLetterPlace, stack: Stack) {
    const source = sourceOf(at, place, stack);
    return { at: place.of === "queue" && source ? source : at, source };
}

function targetArns(at: Resource, { list, property, arn }: DeadLetterPlace): unknown[] {
    const value = at.get(list ?? property);
    const items = list === undefined || value === UNKNOWN ? [value] : membersOf(value, property);
    return items.map((item) => targetArn(item, arn)).filter((target) => target !== undefined);
}

function membersOf(list: unknown, property: string): unknown[] {
    if (!Array.isArray(list)) return [];
    return list.map((item: unknown) =>
        typeof item === "object" && item !== null ? (item as Record<string, unknown>)[property] : item,
    );
}

function sourceOf(at: Resource, place: DeadLetterPlace, stack: Stack): Resource | undefined {
    if (place.source === undefined) return place.of === "queue" ? at : undefined;
    const isSource = ({ type }: Resource) => Object.hasOwn(QUEUES, type) || Object.hasOwn(TOPICS, type);
    return stack.named(at, place.source).find(isSource);
}

/** The ARN within a redrive policy (text or object) or a dead-letter configuration (object, or a list of one). */
function targetArn(value: unknown, name: string): unknown {
    if (value === undefined || value === UNKNOWN || value === "") return value === "" ? undefined : value;
    const object =
        typeof value === "string" ? parsed(value) : Array.isArray(value) ? (value as unknown[])[0] : value;
    if (object === UNKNOWN || typeof object !== "object" || object === null)
        return object === UNKNOWN ? UNKNOWN : undefined;
    return (object as Record<string, unknown>)[name];
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}
