/** A run of addresses of one family, both ends included. */
interface Range {
    bits: 32 | 128;
    first: bigint;
    last: bigint;
}

export type Reach = "nobody" | "few" | "many" | "everybody";

/**
 * Who on the internet a list of addresses and CIDR ranges lets in, taken together: halves that add up to the whole
 * are the whole. "Many" is more than one /8 (IPv4) or one /32 (IPv6), the line that Amazon S3 draws between a policy
 * for somebody and a public one. Private ranges reach nobody on the internet.
 */
export function reachOf(texts: readonly string[]): Reach {
    const ranges = texts.map(parseRange);
    const readable = ranges.filter((range) => range !== undefined).filter((range) => !isPrivate(range));
    if (readable.length < ranges.filter((range) => !range || !isPrivate(range)).length) return "many";
    const sizes = { 32: unionSize(readable, 32), 128: unionSize(readable, 128) };
    if (sizes[32] === 1n << 32n && sizes[128] === 1n << 128n) return "everybody";
    if (sizes[32] > 1n << 24n || sizes[128] > 1n << 96n) return "many";
    return sizes[32] + sizes[128] > 0n ? "few" : "nobody";
}

function unionSize(ranges: readonly Range[], bits: 32 | 128): bigint {
    const ordered = ranges
        .filter((range) => range.bits === bits)
        .sort((a, b) => (a.first < b.first ? -1 : 1));
    let size = 0n;
    let next = 0n;
    for (const { first, last } of ordered) {
        const from = first > next ? first : next;
        if (last >= from) size += last - from + 1n;
        if (last >= next) next = last + 1n;
    }
    return size;
}

function parseRange(text: string): Range | undefined {
    const [address, length, ...rest] = text.trim().split("/");
    const bits = address!.includes(":") ? 128 : 32;
    const start = bits === 32 ? parseV4(address!) : parseV6(address!);
    const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
    if (start === undefined || rest.length > 0 || !(prefix <= bits)) return undefined;
    return rangeOf(bits, start, prefix);
}

function rangeOf(bits: Range["bits"], start: bigint, prefix: number): Range {
    const size = 1n << BigInt(bits - prefix);
    const first = start - (start % size);
    return { bits, first, last: first + size - 1n };
}

function parseV4(text: string): bigint | undefined {
    const parts = text.split(".");
    if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
        return undefined;
    return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
    const [head, tail, ...rest] = text.split("::");
    const left = groups(head!);
    const right = tail === undefined ? [] : groups(tail);
    const missing = 8 - left.length - right.length;
    if (rest.length > 0 || missing < 0 || (tail === undefined && missing !== 0)) return undefined;
    const whole = [...left, ...Array<string>(missing).fill("0"), ...right];
    if (!whole.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
    return whole.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

function groups(text: string): string[] {
    return text === "" ? [] : text.split(":");
}

const PRIVATE: readonly Range[] = [
    rangeOf(32, 0x0a_00_00_00n, 8), // 10.0.0.0/8
    rangeOf(32, 0x64_40_00_00n, 10), // 100.64.0.0/10
    rangeOf(32, 0x7f_00_00_00n, 8), // 127.0.0.0/8
    rangeOf(32, 0xa9_fe_00_00n, 16), // 169.254.0.0/16
    rangeOf(32, 0xac_10_00_00n, 12), // 172.16.0.0/12
    rangeOf(32, 0xc0_a8_00_00n, 16), // 192.168.0.0/16
    rangeOf(128, 0xfc00n << 112n, 7), // fc00::/7
    rangeOf(128, 0xfe80n << 112n, 10), // fe80::/10
];

function isPrivate(range: Range): boolean {
    return PRIVATE.some(
        (known) => known.bits === range.bits && known.first <= range.first && range.last <= known.last,
    );
}
