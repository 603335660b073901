import { reachOf } from "./addresses";
import { arnsOverlap } from "./arn";
import { type Domain, type KeyValue } from "./callers";
import { type Condition } from "./condition-block";
import { type Text, UNKNOWN } from "./known";
import { hasWildcard, matches, matchesAll, overlap } from "./patterns";
import { all, ALWAYS, any, either, NEVER, not, oneOf, SOMETIMES, type Truth, UNSURE, when } from "./truth";

/** How often all conditions of a statement hold for a caller whose keys are given. */
export function conditionsHold(given: readonly Condition[], keys: Keys): Truth {
    const conditions = given.map((condition) => settled(condition, keys));
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

/** What each context key holds; keys in lower case. */
type Keys = (key: string) => Domain;

function settled(condition: Condition, keys: Keys): Condition {
    if (!condition.values.some((value) => value !== UNKNOWN && hasVariable(value))) return condition;
    const { values, ...rest } = turned(condition);
    return { ...rest, values: values.map((value) => filled(value, keys)) };
}

/** A text with those policy variables filled in whose value is settled. Where one is not known, nor is the text. */
export function filled(text: Text, keys: Keys): Text {
    if (text === UNKNOWN || !hasVariable(text)) return text;
    let known = true;
    const result = text.replace(/\$\{([^}]+)\}/g, (variable, name: string) => {
        const { present, value } = keys(name.toLowerCase());
        if (value.of === "unknown") known = false;
        return value.of === "fixed" && present === "always" ? value.texts[0]! : variable;
    });
    return known ? result : UNKNOWN;
}

/**
 * "The resource's account is that of the caller" says the same as "the caller's account is that of the resource":
 * the second form tells what is asked of the caller.
 */
function turned(condition: Condition): Condition {
    const [value] = condition.values;
    const variable = typeof value === "string" ? /^\$\{(aws:\w+)\}$/.exec(value)?.[1] : undefined;
    const ofResource = /^aws:resource(account|orgid|orgpaths)$/.test(condition.key);
    if (!ofResource || variable === undefined || condition.values.length !== 1) return condition;
    return { ...condition, key: variable.toLowerCase(), values: [`\${${condition.key}}`] };
}

/**
 * All conditions on one key together. They share the question whether the key is there at all: that is what makes
 * IfExists harmless beside a Null condition, and fatal without one.
 */
function keyHolds(conditions: readonly Condition[], { present, value }: Domain): Truth {
    const there = all(conditions.map((condition) => holdsWith(condition, value)));
    const gone = all(conditions.map(holdsWithout));
    if (present === "maybe") return value.of === "unknown" ? oneOf(there, gone) : either(there, gone);
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
    const { family, values } = condition;
    if (family === "bool" && value.of === "free" && isEitherWay(values)) return [ALWAYS];
    return values.map((pattern) =>
        pattern === UNKNOWN ? unknownMatches(condition, value) : compare(family, readable(pattern), value),
    );
}

/** True and false together hold whatever the caller chooses. */
function isEitherWay(values: readonly Text[]): boolean {
    return new Set(values.filter((text) => text !== UNKNOWN).map(isTrue)).size === 2;
}

/** A text compared whole cannot be a wildcard, and no stranger bears an account or ARN that somebody wrote down. */
function unknownMatches({ family }: Condition, value: KeyValue): Truth {
    if (value.of === "free") return { min: 1, max: 2 };
    // A program that does not know it yet made it from what it makes itself.
    if (value.of === "likely") return SOMETIMES;
    const stranger = value.of === "owned" && value.owner === undefined;
    return stranger && (family === "equals" || family === "equalsIgnoreCase") ? NEVER : UNSURE;
}

function compare(family: Condition["family"], pattern: string, value: KeyValue): Truth {
    if (value.of === "unknown") return UNSURE;
    if (family === "order") return SOMETIMES;
    const globs = family === "like" || family === "arn";
    if (value.of === "free") return globs && matchesAll(pattern) ? ALWAYS : SOMETIMES;
    if (value.of === "likely") return likelyMatches(family, pattern, value.pattern);
    if (value.of === "fixed") return any(value.texts.map((text) => sameText(family, pattern, text)));
    return ownerMatches(pattern, family, value);
}

function sameText(family: Condition["family"], pattern: string, text: string): Truth {
    if (hasVariable(pattern)) return SOMETIMES;
    if (family === "like" || family === "arn") return when(matches(pattern, text));
    const ignoresCase = family === "bool" || family === "equalsIgnoreCase";
    return when(ignoresCase ? pattern.toLowerCase() === text.toLowerCase() : pattern === text);
}

function likelyMatches(family: Condition["family"], pattern: string, likely: string): Truth {
    if (hasVariable(pattern)) return SOMETIMES;
    if (family === "arn") return met(arnsOverlap(pattern, likely));
    if (family === "like") return met(overlap(pattern, likely));
    return met(matches(likely, pattern));
}

/** What is open is as the condition asks, so that it holds; never is it sure to hold. */
const met = (fits: boolean): Truth => (fits ? SOMETIMES : NEVER);

function ownerMatches(
    pattern: string,
    family: Condition["family"],
    value: KeyValue & { of: "owned" },
): Truth {
    const globs = family === "like" || family === "arn";
    const part = value.part(pattern, family === "like");
    if (hasVariable(part)) return SOMETIMES;
    if (globs && matchesAll(pattern)) return ALWAYS;
    if (value.owner === undefined) return globs && hasWildcard(part) ? SOMETIMES : NEVER;
    const same = globs ? matches(part, value.owner) : part === value.owner;
    if (!same) return NEVER;
    return pattern === part ? ALWAYS : SOMETIMES;
}

function addressHolds({ values }: Condition, value: KeyValue): Truth {
    if (value.of !== "owned") return SOMETIMES;
    const known = values.filter((text) => text !== UNKNOWN);
    const reach = reachOf(known);
    const holds = reach === "everybody" ? ALWAYS : reach === "many" ? SOMETIMES : NEVER;
    return known.length < values.length ? any([holds, UNSURE]) : holds;
}

const isTrue = (text: string): boolean => text.toLowerCase() === "true";

/**
 * `${*}`, `${?}` and `${$}` stand for the characters themselves, which occur in no account, ARN or address; the
 * variables of the resource for the owner's own account and organisation, which no stranger bears.
 */
function readable(pattern: string): string {
    return pattern.replace(/\$\{(?:[*?$]|aws:Resource(?:Account|OrgID|OrgPaths))\}/gi, "\u0000");
}

/** Any other policy variable is filled from the request, so the caller decides. */
function hasVariable(pattern: string): boolean {
    return pattern.includes("${");
}
