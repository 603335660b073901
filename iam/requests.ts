import { type Domain } from "./callers";
import { type Condition } from "./condition-block";
import { conditionsHold } from "./conditions";
import { type Truth } from "./truth";

/** What a request holds under the key that is asked about. */
export interface Asked {
    /** In lower case. One that ends in "/" means every key that begins so, as `aws:resourcetag/`. */
    key: string;
    /** Its value; without one, some value that nobody wrote down. */
    text?: string;
    /** The request may come without the key. */
    optional?: boolean;
    /** What of a pattern decides whom it means; the rest may hold wildcards. Without it, the whole pattern. */
    part?: (pattern: string) => string;
}

const FREE: Domain = { present: "maybe", value: { of: "free" } };

/**
 * How often conditions hold for requests of which one key is known, all others being as the caller likes. Never: the
 * conditions bind the key to the values that they give.
 */
export function holdsFor(conditions: readonly Condition[], asked: Asked): Truth {
    const { key, text, optional = false, part = (pattern) => pattern } = asked;
    const value: Domain["value"] =
        text === undefined ? { of: "owned", part } : { of: "fixed", texts: [text] };
    const domain: Domain = { present: optional ? "maybe" : "always", value };
    return conditionsHold(conditions, (name) =>
        name === key || (key.endsWith("/") && name.startsWith(key)) ? domain : FREE,
    );
}
