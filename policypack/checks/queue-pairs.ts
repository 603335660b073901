import { arnsOverlap, hasWildcard, UNKNOWN } from "../../iam";
import { arnOf } from "../model/arns";
import { deadLetterRelations } from "../model/dead-letters";
import { arnAt, QueueIndex, REPRESENTATIVES } from "../model/queue-index";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { QUEUES } from "../model/types";
import { type Target } from "./named-roles";

/** What a role's policies mean: queues one by one, and patterns. */
interface Reach {
    exact: readonly Target[];
    patterns: readonly string[];
}

/** A queue, and its dead-letter queue as a policy means it. */
export interface ReachedPair {
    source: Resource;
    deadLetters: Target;
}

/** The queues of a stack with their dead-letter queues. */
export class QueuePairs {
    readonly sources: QueueIndex;
    readonly deadLetters: QueueIndex;
    private readonly sourcesOf = new Map<Resource, Set<Resource>>();
    private readonly deadLettersOf = new Map<Resource, Set<Resource>>();
    private readonly found = new Map<string, ReachedPair[]>();

    constructor(stack: Stack) {
        const relations = deadLetterRelations(stack).filter(({ of }) => of === "queue");
        const ends = new Set(relations.map(({ deadLetterQueue }) => deadLetterQueue));
        // Who reads a dead-letter queue that fails into a further one is an operator already.
        for (const { deadLetterQueue, at } of relations)
            if (Object.hasOwn(QUEUES, at.type) && !ends.has(at)) {
                add(this.sourcesOf, deadLetterQueue, at);
                add(this.deadLettersOf, at, deadLetterQueue);
            }
        this.sources = new QueueIndex(this.deadLettersOf.keys());
        this.deadLetters = new QueueIndex(this.sourcesOf.keys());
    }

    get isEmpty(): boolean {
        return this.sourcesOf.size === 0;
    }

    /** The pairs of which both are within reach. Of two patterns, some pairs stand for all. */
    reached(sources: Reach, deadLetters: Reach): ReachedPair[] {
        const named = new Map(sources.exact.map(({ queue, arn }) => [queue, arn]));
        const byDeadLetters = deadLetters.exact.flatMap((target) =>
            [...((target.queue && this.sourcesOf.get(target.queue)) ?? [])]
                .filter((source) => named.has(source) || sources.patterns.some((text) => means(text, source)))
                .map((source) => ({ source, deadLetters: target })),
        );
        const bySource = [...named].flatMap(([source, place]) =>
            source ? deadLetters.patterns.flatMap((text) => this.within(text, source, place)) : [],
        );
        const byPatterns = sources.patterns.flatMap((a) =>
            deadLetters.patterns.flatMap((b) => this.common(a, b)),
        );
        return [...byDeadLetters, ...bySource, ...byPatterns];
    }

    /** The dead-letter queues of a queue that a pattern means: where the queue is, as SQS demands. */
    private within(text: string, source: Resource, place = text): ReachedPair[] {
        return [...(this.deadLettersOf.get(source) ?? [])]
            .filter((queue) => means(text, queue))
            .map((queue) => {
                const own = arnAt(queue, text) ?? text;
                const arn = hasWildcard(own) ? (arnAt(queue, place) ?? own) : own;
                return { source, deadLetters: { arn, queue, text } };
            });
    }

    private common(a: string, b: string): ReachedPair[] {
        const key = `${a} ${b}`;
        let pairs = this.found.get(key);
        if (!pairs) {
            pairs = this.sources.within(a).flatMap((source) => this.within(b, source));
            this.found.set(key, (pairs = pairs.slice(0, REPRESENTATIVES)));
        }
        return pairs;
    }
}

function means(pattern: string, queue: Resource): boolean {
    const arn = arnOf(queue);
    return arn !== UNKNOWN && arnsOverlap(pattern, arn);
}

function add(sets: Map<Resource, Set<Resource>>, key: Resource, value: Resource): void {
    const set = sets.get(key);
    if (set) set.add(value);
    else sets.set(key, new Set([value]));
}
