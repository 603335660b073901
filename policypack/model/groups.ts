/** Adds a value to the list that stands under a key. */
export function added<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
}

/** Lists of what has the same key; what has none is left out. */
export function grouped<K, V>(values: Iterable<V>, keyOf: (value: V) => K | undefined): Map<K, V[]> {
    const lists = new Map<K, V[]>();
    for (const value of values) {
        const key = keyOf(value);
        if (key !== undefined) added(lists, key, value);
    }
    return lists;
}
