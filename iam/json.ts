/** JSON.parse that also says which names an object carries twice: a reader that keeps the last one hides the first. */
export function parseJson(text: string): Parsed {
    if (last?.text !== text) last = { text, parsed: parse(text) };
    return last.parsed;
}

export type Parsed = { value: unknown; repeated: string[] } | { error: string };

/** Many rules ask for the same text one after the other. */
let last: { text: string; parsed: Parsed } | undefined;

function parse(text: string): Parsed {
    try {
        const value = JSON.parse(text) as unknown;
        // What comes out as it went in has lost no name.
        return { value, repeated: JSON.stringify(value) === text ? [] : repeatedNames(text) };
    } catch (error) {
        return { error: (error as Error).message };
    }
}

/** Names that one object of a valid JSON text carries more than once. */
function repeatedNames(text: string): string[] {
    const repeated = new Set<string>();
    const open: (Set<string> | undefined)[] = [];
    const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
    for (let found = token.exec(text); found; found = token.exec(text)) {
        const [piece, colon] = found;
        if (piece === "{") open.push(new Set());
        else if (piece === "[") open.push(undefined);
        else if (piece === "}" || piece === "]") open.pop();
        else if (colon) note(JSON.parse(piece.slice(0, piece.length - colon.length)) as string, open.at(-1));
    }
    return [...repeated];

    function note(name: string, names: Set<string> | undefined) {
        if (names?.has(name)) repeated.add(name);
        names?.add(name);
    }
}
