import { reachOf } from "./addresses";
import { type Domain, type KeyValue } from "./callers";
import { type Condition } from "./condition-block";
import { UNKNOWN } from "./known";
import { hasWildcard, matches, matchesAll } from "./patterns";
import { all, ALWAYS, any, either, NEVER, not, SOMETIMES, type Truth, UNSURE, when } from "./truth";

/** How often all conditions of a statement hold for a caller whose keys are given. */
export function conditionsHold(conditions: readonly Condition[], keys: (key: string) => Domain): Truth {
    const names = [...new Set(conditions.map(({ key }) => key))];
    return all(
        names.map((name) =>
            keyHolds(
                conditions.filter(({ key }) => key === name),
                keys(name),
            ),
        ),
    );
}

/**
 * All conditions on one key together. They share the question whether the key is there at all: that is what makes
 * IfExists harmless beside a Null condition, and fatal without one.
 */
function keyHolds(conditions: readonly Condition[], { present, value }: Domain): Truth {
    const there = all(conditions.map((condition) => holdsWith(condition, value)));
    const gone = all(conditions.map(holdsWithout));
    if (present === "maybe") return either(there, gone);
    return present === "always" ? there : gone;
}

function holdsWithout(condition: Condition): Truth {
    const { family, negated, ifExists, quantifier, values } = condition;
    if (family === "unreadable") return unreadable(condition);
    if (family === "null")
        return any(values.map((value) => (value === UNKNOWN ? UNSURE : when(isTrue(value)))));
    if (quantifier === "ForAnyValue") return when(ifExists);
    return when(negated || ifExists || quantifier === "ForAllValues");
}

function holdsWith(condition: Condition, value: KeyValue): Truth {
    const { family, negated, values } = condition;
    if (family === "unreadable") return unreadable(condition);
    if (family === "null")
        return any(values.map((text) => (text === UNKNOWN ? UNSURE : when(!isTrue(text)))));
    const positive =
        family === "address" ? addressHolds(condition, value) : any(comparisons(condition, value));
    return negated ? not(positive) : positive;
}

/** An operator that AWS does not know, or a block that is not known yet. */
function unreadable({ values }: Condition): Truth {
    return values.includes(UNKNOWN) ? UNSURE : SOMETIMES;
}

function comparisons(condition: Condition, value: KeyValue): Truth[] {
    if (condition.family === "bool" && value.of === "free") return [boolOfChoice(condition)];
    return condition.values.map((pattern) => {
        if (pattern === UNKNOWN) return unknownMatches(condition, value);
        return compare(condition.family, withoutEscapes(pattern), value);
    });
}

/** The caller chooses true or false: it is held back by neither, and both together hold always. */
function boolOfChoice({ values }: Condition): Truth {
    if (values.includes(UNKNOWN)) return UNSURE;
    return new Set(values.map((text) => isTrue(text as string))).size === 2 ? ALWAYS : SOMETIMES;
}

/** A text compared whole cannot be a wildcard, and no stranger bears an account or ARN that somebody wrote down. */
function unknownMatches({ family }: Condition, value: KeyValue): Truth {
    const stranger = value.of === "owned" && value.owner === undefined;
    return stranger && (family === "equals" || family === "equalsIgnoreCase") ? NEVER : UNSURE;
}

function compare(family: Condition["family"], pattern: string, value: KeyValue): Truth {
    if (family === "order") return SOMETIMES;
    const globs = family === "like" || family === "arn";
    if (value.of === "free") return globs && matchesAll(pattern) ? ALWAYS : SOMETIMES;
    if (value.of === "fixed") return any(value.texts.map((text) => sameText(family, pattern, text)));
    return ownerMatches(pattern, globs, value);
}

function sameText(family: Condition["family"], pattern: string, text: string): Truth {
    if (hasVariable(pattern)) return SOMETIMES;
    if (family === "like" || family === "arn") return when(matches(pattern, text));
    const ignoresCase = family === "bool" || family === "equalsIgnoreCase";
    return when(ignoresCase ? pattern.toLowerCase() === text.toLowerCase() : pattern === text);
}

function ownerMatches(pattern: string, globs: boolean, value: KeyValue & { of: "owned" }): Truth {
    const part = value.part(pattern);
    if (hasVariable(part)) return SOMETIMES;
    if (globs && matchesAll(pattern)) return ALWAYS;
    if (value.owner === undefined) return globs && hasWildcard(part) ? SOMETIMES : NEVER;
    const same = globs ? matches(part, value.owner) : part === value.owner;
    if (!same) return NEVER;
    return pattern === part ? ALWAYS : SOMETIMES;
}

function addressHolds({ values }: Condition, value: KeyValue): Truth {
    if (value.of !== "owned") return SOMETIMES;
    if (values.includes(UNKNOWN)) return UNSURE;
    const reach = reachOf(values as string[]);
    if (reach === "everybody") return ALWAYS;
    return reach === "many" ? SOMETIMES : NEVER;
}

const isTrue = (text: string): boolean => text.toLowerCase() === "true";

/** `${*}`, `${?}` and `${$}` stand for the characters themselves, which occur in no account, ARN or address. */
function withoutEscapes(pattern: string): string {
    return pattern.replace(/\$\{[*?$]\}/g, "\u0000");
}

/** A policy variable is filled from the request, so the caller decides; only those of the resource are ours. */
function hasVariable(pattern: string): boolean {
    return /\$\{(?!aws:Resource(?:Account|OrgID|OrgPaths)\})/i.test(pattern);
}
