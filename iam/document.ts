import { type Condition, parseConditions } from "./condition-block";
import { parseJson } from "./json";
import { type Text, UNKNOWN, type Unknown } from "./known";
import { parsePrincipals, type Principals } from "./principals";
import { elementsOf, isRecord, listOf, type Record_, textOf } from "./elements";

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
    const list = elements.Statement === undefined ? [] : listOf(elements.Statement);
    const statements = list.flatMap((item, index) => parseStatement(item, index, flaws));
    return { statements, flaws, unknown: list.includes(UNKNOWN) };
}

function unreadable(flaw: string): Document {
    return { statements: [], flaws: [flaw], unknown: false };
}

const repeatedName = (name: string) => `it carries "${name}" twice in one object`;

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
    return [
        {
            label,
            effect: parseEffect(elements.Effect, label, flaws),
            principals: parsePrincipals(elements.Principal, elements.NotPrincipal, label, flaws),
            actions: actionPatterns(elements, label, flaws),
            resources: patterns(elements, "Resource") ?? { negated: false, values: ["*"] },
            conditions: parseConditions(elements.Condition, label, flaws),
        },
    ];
}

function actionPatterns(elements: Record_, label: string, flaws: string[]): Patterns {
    const found = patterns(elements, "Action");
    if (!found) flaws.push(`${label} has no Action`);
    return found ?? { negated: false, values: [] };
}

function patterns(elements: Record_, name: string): Patterns | undefined {
    if (elements[name] !== undefined) return { negated: false, values: listOf(elements[name]).map(textOf) };
    const others = elements[`Not${name}`];
    return others === undefined ? undefined : { negated: true, values: listOf(others).map(textOf) };
}

/** An effect that cannot be read counts as Allow: what is taken for a grant is looked at, not passed over. */
function parseEffect(effect: unknown, label: string, flaws: string[]): Statement["effect"] {
    if (effect === UNKNOWN || effect === "Allow" || effect === "Deny") return effect;
    flaws.push(`${label} has the Effect ${JSON.stringify(effect)}; it must be "Allow" or "Deny"`);
    return String(effect).toLowerCase() === "deny" ? "Deny" : "Allow";
}
