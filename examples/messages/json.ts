import { BadMessage } from "./bad-message";
import type { Check } from "./schema";

/** As much as SQS takes by default. */
const largest = 262_144;

/** Reads a body: JSON, of a bounded size, each name once in its object, and as the check wants it. */
export function read<T>(check: Check<T>, body: string, mostBytes = largest): T {
    if (Buffer.byteLength(body) > mostBytes) throw new BadMessage("the message is too large");
    return check(parsed(body), "the message");
}

/** Writes a body. What does not fit the check is not sent. */
export function written<T>(check: Check<T>, content: T): string {
    return JSON.stringify(check(content, "the message"));
}

function parsed(body: string): unknown {
    let value: unknown;
    try {
        value = JSON.parse(body);
    } catch {
        // The error of JSON.parse quotes the text.
        throw new BadMessage("the message is no JSON");
    }
    refuseRepeatedNames(body);
    return value;
}

/** Of a name that comes twice, each reader keeps the one it likes: what one has checked, another may not see. */
function refuseRepeatedNames(json: string): void {
    const open: Set<string>[] = [];
    for (const [token, key] of json.matchAll(
        /("[^"\\]*(?:\\.[^"\\]*)*")\s*:|"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/g,
    )) {
        if (token === "{") open.push(new Set());
        else if (token === "}") open.pop();
        else if (key !== undefined) {
            const name = JSON.parse(key) as string;
            const names = open.at(-1)!;
            if (names.has(name)) throw new BadMessage("the message has a name twice");
            names.add(name);
        }
    }
}
