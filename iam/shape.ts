import { elementIn, isRecord, listOf } from "./elements";
import { parseJson } from "./json";
import { UNKNOWN, type Unknown } from "./known";

/** What AWS asks of a document beside its meaning. */
export interface Shape {
    /** Undefined where none is given. */
    version: string | Unknown | undefined;
    /** The Sids that more than one statement bears. */
    repeatedSids: string[];
    /** Of its text, in UTF-8; of a document given as an object, what is known of it, without white space. */
    bytes: number;
}

/** The shape of a document that can be read; undefined where it cannot, or is not known at all. */
export function shapeOf(source: unknown): Shape | undefined {
    const value = typeof source === "string" ? valueIn(source) : source;
    if (!isRecord(value)) return undefined;
    const version = elementIn(value, "Version");
    return {
        version: version === UNKNOWN || typeof version === "string" ? version : undefined,
        repeatedSids: repeated(listOf(elementIn(value, "Statement")).map(sidOf)),
        bytes: UTF8.encode(typeof source === "string" ? source : written(source)).length,
    };
}

const UTF8 = new TextEncoder();

function valueIn(text: string): unknown {
    const parsed = parseJson(text);
    return "error" in parsed ? undefined : parsed.value;
}

function sidOf(statement: unknown): unknown {
    return isRecord(statement) ? elementIn(statement, "Sid") : undefined;
}

function repeated(sids: readonly unknown[]): string[] {
    const texts = sids.filter((sid): sid is string => typeof sid === "string" && sid !== "");
    return [...new Set(texts.filter((sid, index) => texts.indexOf(sid) !== index))];
}

/** A document that no JSON can hold has other flaws than its length. */
function written(value: unknown): string {
    try {
        return JSON.stringify(value);
    } catch {
        return "";
    }
}
