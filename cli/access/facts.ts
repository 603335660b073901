import { type Condition, type Document, type Statement, type Text, UNKNOWN } from "../../iam";
import { type Domain } from "../../iam/callers";
import { conditionsHold, filled } from "../../iam/conditions";

/** What is known of a request beside who makes it: context keys, in lower case. Undefined: nothing is known of a key. */
export type Facts = (key: string) => Domain | undefined;

/** Of a key of which nothing is known. */
const free: Domain = { present: "maybe", value: { of: "free" } };
export const absent: Domain = { present: "never", value: { of: "free" } };

/**
 * A document as it is for requests of which some facts are known: a statement that never concerns them is gone, and a
 * condition that they always meet as well. What is left are the conditions to tell the reader. `noted` hears which
 * statement became which.
 */
export function under(
    document: Document,
    facts: Facts,
    noted: (written: Statement, left: Statement) => void,
): Document {
    const keys = (key: string) => facts(key) ?? free;
    const statements = document.statements.flatMap((statement) => {
        const conditions = left(statement.conditions, facts, keys);
        if (conditions === undefined) return [];
        const { negated, values } = statement.resources;
        const resources = { negated, values: values.map((value) => filled(value, keys)) };
        const reduced = { ...statement, conditions, resources };
        noted(statement, reduced);
        return [reduced];
    });
    return { ...document, statements };
}

/** The conditions that facts leave open; undefined where they are never met. */
function left(
    conditions: readonly Condition[],
    facts: Facts,
    keys: (key: string) => Domain,
): Condition[] | undefined {
    const open: Condition[] = [];
    for (const key of new Set(conditions.map((condition) => condition.key))) {
        const ofKey = conditions.filter((condition) => condition.key === key);
        if (facts(key) === undefined) {
            open.push(...ofKey.map((condition) => ({ ...condition, values: condition.values.map(fill) })));
            continue;
        }
        const holds = conditionsHold(ofKey, keys);
        if (holds.max === 0) return undefined;
        if (holds.min === 2) continue;
        open.push(leftOpen(key, holds.min === 0));
    }
    return open;

    function fill(value: Text): Text {
        return filled(value, keys);
    }
}

/** Met by some of the requests, or perhaps by none of them. */
function leftOpen(key: string, unknown: boolean): Condition {
    return { family: "unreadable", negated: false, ifExists: false, key, values: unknown ? [UNKNOWN] : [] };
}
