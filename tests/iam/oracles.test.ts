import assert from "node:assert";
import { BlockList } from "node:net";
import fc from "fast-check";

import { covers, matches, overlap } from "../../iam";
import { reachOf } from "../../iam/addresses";

const holds = <T>(values: fc.Arbitrary<T>, property: (value: T) => void, numRuns = 300) =>
    fc.assert(fc.property(values, property), { seed: 20260101, numRuns });

const pattern = (length: number) =>
    fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: length });
const texts = (letters: string, length: number): string[] =>
    length === 0
        ? [""]
        : ["", ...[...letters].flatMap((letter) => texts(letters, length - 1).map((rest) => letter + rest))];
const regex = (glob: string) =>
    new RegExp(
        `^${glob
            .replace(/[.+^${}()|[\]\\]/g, "\\$&")
            .replaceAll("*", "[^]*")
            .replaceAll("?", "[^]")}$`,
    );

describe("patterns agree with a plain reading", () => {
    const short = [...new Set(texts("ab", 8))];
    const shorter = [...new Set(texts("abc", 6))];

    it("of what matches", () => {
        const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ".", "\n"), maxLength: 8 });
        holds(
            fc.tuple(pattern(6), text),
            ([glob, text]) => assert.strictEqual(matches(glob, text), regex(glob).test(text)),
            2000,
        );
    });
    it("of what overlaps", () => {
        holds(fc.tuple(pattern(4), pattern(4)), ([a, b]) => {
            const [left, right] = [regex(a), regex(b)];
            const common = short.some((text) => left.test(text) && right.test(text));
            assert.strictEqual(overlap(a, b), common);
        });
    });
    it("of what is covered", () => {
        holds(fc.tuple(pattern(3), pattern(3)), ([outer, inner]) => {
            const [wide, narrow] = [regex(outer), regex(inner)];
            const escaped = shorter.some((text) => narrow.test(text) && !wide.test(text));
            assert.strictEqual(covers(outer, inner), !escaped);
        });
    });
});

describe("address ranges agree with a plain reading", () => {
    it("of which share of IPv4 they cover", () => {
        // Every tenth bit is probed. The two private ranges of that size are left out.
        const probes = Array.from({ length: 1024 }, (_, place) => `${place >> 2}.${(place & 3) * 64}.0.1`);
        const range = fc
            .tuple(fc.ipV4(), fc.integer({ min: 0, max: 10 }))
            .map(([address, length]) => ({ address, length }))
            .filter(({ address, length }) => length < 8 || !/^(10|127|100)\./.test(address));
        holds(fc.array(range, { maxLength: 8 }), (ranges) => {
            const blocks = new BlockList();
            for (const { address, length } of ranges) blocks.addSubnet(address, length, "ipv4");
            const share = probes.filter((probe) => blocks.check(probe)).length;
            const reach = share === 0 ? "nobody" : share > 4 ? "many" : "few";
            assert.strictEqual(reachOf(ranges.map(({ address, length }) => `${address}/${length}`)), reach);
        });
    });
    it("of which texts are addresses", () => {
        const readable = fc.oneof(
            fc.ipV4(),
            fc.ipV6().filter((address) => !address.includes(".")),
        );
        holds(readable, (address) => assert.notStrictEqual(reachOf([address]), "many"));
        const unreadable = fc.oneof(
            readable.map((address) => `${address}:`),
            readable.map((address) => `${address}.1`),
            readable.map((address) => `${address}/129`),
            fc.string().filter((text) => !/^\s*[\d.:a-f]*\s*$/i.test(text)),
        );
        holds(unreadable, (text) => assert.strictEqual(reachOf([text]), "many"));
    });
});
