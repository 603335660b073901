import { type Condition, parseConditions } from "./condition-block";
import { parseJson } from "./json";
import { type Text, UNKNOWN, type Unknown } from "./known";
import { parsePrincipals, type Principals } from "./principals";
import { elementsOf, isRecord, listOf, type Record_, textsOf } from "./elements";

/** A list of patterns, or all that is on no such list (`NotAction`, `NotResource`). */
export interface Patterns {
    negated: boolean;
    values: Text[];
}

/** One statement in normal form: every element a list, every name in its usual case. */
export interface Statement {
    /** How a message names it: its Sid, else its place. */
    label: string;
    effect: "Allow" | "Deny" | Unknown;
    /** Undefined where the statement names nobody, as in an identity policy. */
    principals?: Principals;
    actions: Patterns;
    resources: Patterns;
    conditions: Condition[];
}

/** A policy document in normal form, with all that is wrong or not known about it. */
export interface Document {
    statements: Statement[];
    /** What makes it a document that AWS would refuse or that readers may take in two ways. */
    flaws: string[];
    /** The whole document, or its list of statements, or one whole statement, is not known. */
    unknown: boolean;
}

/** Reads a document as AWS stores it, as text or as an object. Never throws: what cannot be read is a flaw. */
export function parseDocument(source: unknown): Document {
    if (source === UNKNOWN) return { statements: [], flaws: [], unknown: true };
    if (typeof source !== "string") return fromValue(source, []);
    const parsed = parseJson(source);
    if ("error" in parsed) return unreadable(`it is not JSON (${parsed.error})`);
    return fromValue(parsed.value, parsed.repeated.map(repeatedName));
}

function fromValue(value: unknown, flaws: string[]): Document {
    if (!isRecord(value)) return unreadable("it is not an object");
    const elements = elementsOf(value, ["Version", "Id", "Statement"], flaws);
    if (elements.Statement === undefined) flaws.push("it has no Statement");
    if (!VERSIONS.includes(elements.Version))
        flaws.push("its Version is not 2012-10-17 (or the older 2008-10-17)");
    const list = elements.Statement === undefined ? [] : listOf(elements.Statement);
    const statements = list.flatMap((item, index) => parseStatement(item, index, flaws));
    return { statements, flaws, unknown: list.includes(UNKNOWN) };
}

function unreadable(flaw: string): Document {
    return { statements: [], flaws: [flaw], unknown: false };
}

const repeatedName = (name: string) => `it carries "${name}" twice in one object`;

/** Without a version AWS takes the older one. */
const VERSIONS: unknown[] = ["2012-10-17", "2008-10-17", undefined, UNKNOWN];

const STATEMENT_ELEMENTS = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

function parseStatement(item: unknown, index: number, flaws: string[]): Statement[] {
    if (item === UNKNOWN) return [];
    if (!isRecord(item)) {
        flaws.push(`statement ${index + 1} is not an object`);
        return [];
    }
    const elements = elementsOf(item, STATEMENT_ELEMENTS, flaws);
    const label = `statement ${typeof elements.Sid === "string" && elements.Sid ? `"${elements.Sid}"` : index + 1}`;
    const { Effect, Principal, NotPrincipal, Condition } = elements;
    const everything: Patterns = { negated: false, values: ["*"] };
    return [
        {
            label,
            effect: parseEffect(Effect, label, flaws),
            principals: parsePrincipals(Principal, NotPrincipal, label, flaws),
            actions: patterns(elements, "Action", label, flaws) ?? noAction(label, flaws),
            resources: patterns(elements, "Resource", label, flaws) ?? everything,
            conditions: parseConditions(Condition, label, flaws),
        },
    ];
}

function noAction(label: string, flaws: string[]): Patterns {
    flaws.push(`${label} has no Action`);
    return { negated: false, values: [] };
}

function patterns(elements: Record_, name: string, label: string, flaws: string[]): Patterns | undefined {
    const [these, others] = [elements[name], elements[`Not${name}`]];
    if (these !== undefined && others !== undefined) flaws.push(`${label} has both ${name} and Not${name}`);
    if (these === undefined && others === undefined) return undefined;
    const negated = these === undefined;
    return { negated, values: textsOf(these ?? others, `${negated ? "Not" : ""}${name} of ${label}`, flaws) };
}

/** An effect that cannot be read counts as Allow: what is taken for a grant is looked at, not passed over. */
function parseEffect(effect: unknown, label: string, flaws: string[]): Statement["effect"] {
    if (effect === UNKNOWN || effect === "Allow" || effect === "Deny") return effect;
    flaws.push(`${label} has the Effect ${shown(effect)}; it must be "Allow" or "Deny"`);
    return typeof effect === "string" && effect.toLowerCase() === "deny" ? "Deny" : "Allow";
}

function shown(value: unknown): string {
    try {
        return JSON.stringify(value) ?? String(value);
    } catch {
        return "(not readable)";
    }
}
