/** Bytes of some texts that no other texts have: each comes with its length before it. */
export function canonicalBytes(...texts: readonly string[]): Buffer {
    return Buffer.concat(
        texts.flatMap((text) => {
            const bytes = Buffer.from(text, "utf8");
            const length = Buffer.alloc(4);
            length.writeUInt32BE(bytes.length);
            return [length, bytes];
        }),
    );
}

/** The same of names and values, in an order of their own. */
export function canonicalPairs(pairs: Iterable<readonly [name: string, value: string]>): Buffer {
    const sorted = [...pairs].sort(([left], [right]) => (left < right ? -1 : 1));
    return canonicalBytes(...sorted.flat());
}
