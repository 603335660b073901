import { type Aws } from "../../../sandbox/provider/aws";
import { type Held } from "../resource";
import { type Calls, stopIf } from "./calls";
import { heldIn, type Read } from "./held";
import { type Journal } from "./journal";
import { inParallel } from "../../parallel";

/** How many resources are read at a time, where nobody says. */
export const usualConcurrency = 16;

/** How an account is read. */
export interface ReadOptions {
    /** Only queues, or only topics; what stands in relation to them is read all the same. Default: both. */
    only?: "queues" | "topics";
    /** Whether event source mappings, event rules and bucket notifications are read. Default: no. */
    callers?: boolean;
    /** How many resources are read at a time. Default: `usualConcurrency`. */
    concurrency?: number;
    signal?: AbortSignal;
    progress?(text: string): void;
    journal?: Journal;
}

/** The reading of one region of an account, while it goes on. */
export class Reading {
    constructor(
        readonly cloud: Aws,
        readonly calls: Calls,
        readonly options: ReadOptions,
    ) {}

    /** Reads each of some things, unless the journal tells what they are; what is gone, or not told of, is left out. */
    async each<Item>(
        what: string,
        items: readonly Item[],
        keyOf: (item: Item) => string,
        read: (item: Item) => Promise<Read | undefined>,
    ): Promise<Held[]> {
        return [...(await this.eachOf(what, items, keyOf, read)).values()];
    }

    /** The same, with the thing that each was read for. */
    async eachOf<Item>(
        what: string,
        items: readonly Item[],
        keyOf: (item: Item) => string,
        read: (item: Item) => Promise<Read | undefined>,
    ): Promise<Map<Item, Held>> {
        const { concurrency = usualConcurrency, signal, progress, journal } = this.options;
        let done = 0;
        const found = await inParallel(items, concurrency, async (item) => {
            stopIf(signal);
            const key = [this.cloud.region, what, keyOf(item)].join(" ");
            let known = journal?.get(key);
            if (known === undefined) {
                known = (await read(item)) ?? null;
                // What AWS denied now it may tell the next time.
                if (!known?.refused && (known?.unknown ?? []).length === 0) journal?.put(key, known);
            }
            done += 1;
            progress?.(`${this.cloud.region}: ${done} of ${items.length} ${what} read`);
            return known;
        });
        return new Map(
            found.flatMap((one, at) =>
                one === null || one.refused ? [] : [[items[at]!, heldIn(this.cloud, one)] as const],
            ),
        );
    }

    /** All that the pages of a list hold; where AWS denies one, those before it. */
    async list<Page, Item>(
        action: string,
        pages: AsyncIterable<Page>,
        itemsOf: (page: Page) => readonly Item[] | undefined,
    ): Promise<Item[]> {
        const found: Item[] = [];
        await this.calls.orRefused({ action }, async () => {
            for await (const page of pages) found.push(...(itemsOf(page) ?? []));
            return found;
        });
        return found;
    }
}
