import { crc32, deflateRawSync } from "node:zlib";

/** The files of an archive: path inside it, and content. */
export type Files = ReadonlyMap<string, Buffer>;

const signatures = { file: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };
const version = 20;
const utf8Names = 0x0800;
const deflated = 8;
/** The first day of DOS: the same files make the same archive, and so the same hash. */
const date = 0x0021;
/** A plain file that all may read and run, in the upper half of the attributes as Unix has it. */
const mode = 0o100755;

/** A zip archive of the files. */
export function zip(files: Files): Buffer {
    const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
    const bodies: Buffer[] = [];
    const entries: Buffer[] = [];
    let offset = 0;
    for (const [path, content] of sorted) {
        const name = Buffer.from(path);
        const packed = deflateRawSync(content);
        const facts = factsOf(name, content, packed);
        const start = words([signatures.file, 4], [version, 2]);
        const body = Buffer.concat([start, facts, words([0, 2]), name, packed]);
        entries.push(entryOf(name, facts, offset));
        bodies.push(body);
        offset += body.length;
    }
    const directory = Buffer.concat(entries);
    return Buffer.concat([...bodies, directory, endOf(sorted.length, directory.length, offset)]);
}

/** What is said of a file both before its content and in the directory. */
function factsOf(name: Buffer, content: Buffer, packed: Buffer): Buffer {
    return words(
        [utf8Names, 2],
        [deflated, 2],
        [0, 2],
        [date, 2],
        [crc32(content), 4],
        [packed.length, 4],
        [content.length, 4],
        [name.length, 2],
    );
}

function entryOf(name: Buffer, facts: Buffer, offset: number): Buffer {
    const unix = (3 << 8) | version;
    const start = words([signatures.entry, 4], [unix, 2], [version, 2]);
    const end = words([0, 2], [0, 2], [0, 2], [0, 2], [mode * 0x10000, 4], [offset, 4]);
    return Buffer.concat([start, facts, end, name]);
}

function endOf(count: number, size: number, offset: number): Buffer {
    return words([signatures.end, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
}

/** Numbers in so many bytes each, the lowest first. */
function words(...numbers: [value: number, bytes: 2 | 4][]): Buffer {
    return Buffer.concat(
        numbers.map(([value, bytes]) => {
            const word = Buffer.alloc(bytes);
            word.writeUIntLE(value, 0, bytes);
            return word;
        }),
    );
}
