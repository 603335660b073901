import { arnsOverlap, hasWildcard, parseArn, UNKNOWN } from "../../iam";
import { arnOf } from "./arns";
import { type Resource } from "./resource";

/** How many queues stand for all that two patterns mean. */
export const REPRESENTATIVES = 20;

interface Entry {
    name: string;
    arn: string;
    queue: Resource;
}

/** Queues by their names, for patterns. Time is that of what is found, not of what there is. */
export class QueueIndex {
    private readonly sorted: readonly Entry[];
    private readonly found = new Map<string, readonly Resource[]>();

    constructor(queues: Iterable<Resource>) {
        this.sorted = [...queues].flatMap(entryOf).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    }

    /** The queues that an ARN, or a pattern for ARNs, may mean. */
    within(pattern: string): readonly Resource[] {
        let queues = this.found.get(pattern);
        if (!queues) this.found.set(pattern, (queues = this.search(pattern)));
        return queues;
    }

    /** Some of the queues that two patterns have in common: what holds for these mostly holds for all. */
    common(a: string, b: string): readonly Resource[] {
        const key = `${a} ${b}`;
        const known = this.found.get(key);
        if (known) return known;
        const others = new Set(this.within(b));
        const common = this.within(a).filter((queue) => others.has(queue));
        this.found.set(key, common.slice(0, REPRESENTATIVES));
        return this.found.get(key)!;
    }

    private search(pattern: string): Resource[] {
        const name = parseArn(pattern)?.resource ?? pattern;
        const [beginning] = name.split(/[*?]/, 1) as [string];
        const goesOn = (entry: Entry | undefined) =>
            beginning === name ? entry?.name === name : entry?.name.startsWith(beginning);
        const queues: Resource[] = [];
        for (let i = this.firstFrom(beginning); goesOn(this.sorted[i]); i++)
            if (arnsOverlap(pattern, this.sorted[i]!.arn)) queues.push(this.sorted[i]!.queue);
        return queues;
    }

    private firstFrom(name: string): number {
        let [low, high] = [0, this.sorted.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.sorted[middle]!.name < name) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

const keyOf = ({ name, queue }: Entry) => `${name} ${queue.urn}`;

function entryOf(queue: Resource): Entry[] {
    const arn = arnOf(queue);
    const name = arn === UNKNOWN ? undefined : parseArn(arn)?.resource;
    return arn === UNKNOWN || name === undefined ? [] : [{ name, arn, queue }];
}

/** The ARN of a queue; what is not known of its place is that of another ARN, by which it is meant. */
export function arnAt(queue: Resource, place: string): string | undefined {
    const own = arnOf(queue);
    if (own === UNKNOWN) return undefined;
    const [known, given] = [parseArn(own), parseArn(place)];
    if (!known || !given) return own;
    const part = (name: "partition" | "region" | "account") =>
        hasWildcard(known[name]) ? given[name] : known[name];
    return `arn:${part("partition")}:sqs:${part("region")}:${part("account")}:${known.resource}`;
}
