import { type Queue } from "./state";

/** A message of this run, and the queues in one of which it is or may still come. */
interface Copy {
    body: string;
    places: Queue[];
    since: number;
}

/** Which messages of a run may be where. */
export class Copies {
    private left: Copy[] = [];
    private readonly used = new Map<string, Queue>();

    add(body: string, ...places: Queue[]): void {
        this.left.push({ body, places, since: Date.now() });
    }

    /** It was not sent. */
    drop(body: string): void {
        this.left = this.left.filter((copy) => copy.body !== body);
    }

    /** It may come to this queue as well. */
    mayCome(body: string, queue: Queue): void {
        for (const copy of this.left) if (copy.body === body) copy.places.push(queue);
    }

    remove(body: string, queue: Queue): void {
        const { arn } = queue;
        this.used.set(arn, queue);
        const at = this.left.findIndex(
            (copy) => copy.body === body && copy.places.some((place) => place.arn === arn),
        );
        if (at >= 0) this.left.splice(at, 1);
    }

    /** What is not left any more, though nobody saw it go: another queue has been looked through in vain. */
    forget({ arn }: Queue): void {
        for (const copy of this.left) copy.places = copy.places.filter((place) => place.arn !== arn);
        this.left = this.left.filter(({ places }) => places.length > 0);
    }

    /** The queues in which there may be some, and since when. */
    get places(): { queue: Queue; since: number }[] {
        const found = new Map<string, { queue: Queue; since: number }>();
        for (const { places, since } of this.left)
            for (const queue of places)
                found.set(queue.arn, { queue, since: Math.max(since, found.get(queue.arn)?.since ?? 0) });
        return [...found.values()];
    }

    isIn({ arn }: Queue): boolean {
        return this.left.some(({ places }) => places.some((place) => place.arn === arn));
    }

    /** Every queue in which something was. */
    get queues(): Queue[] {
        return [...this.used.values()];
    }
}
