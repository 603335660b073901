/**
 * Does the work for each item, so many at a time; what the work gives keeps the order of the items. No other is begun
 * once one has failed, or once it may not go on: of those there is no result.
 */
export async function inParallel<Item, Result>(
    items: readonly Item[],
    atATime: number,
    work: (item: Item, place: number) => Promise<Result>,
    mayGoOn: () => boolean = () => true,
): Promise<Result[]> {
    const results: Result[] = [];
    let next = 0;
    let failed = false;
    const lane = async () => {
        while (next < items.length && !failed && mayGoOn()) {
            const place = next++;
            try {
                results[place] = await work(items[place]!, place);
            } catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, lane));
    return results;
}
