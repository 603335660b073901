import { actionHolds, type Caller, type Document, type Statement, type Text, UNKNOWN } from "../../iam";
import { type Domain, fixed, keysOf } from "../../iam/callers";
import { type Via } from "./columns";
import { merged, standsFor } from "./documents";
import { absent, type Facts, under } from "./facts";
import { type Place, viaService } from "./place";
import { isNamed, type Subject } from "./subjects";
import { type Target } from "./targets";

/** How a call comes in: over TLS, and to a key perhaps through a service, for a queue or topic. */
export interface Way {
    via?: Via;
    /** The queue or topic whose messages the key is used for. */
    encrypting?: Target;
}

/** The facts of the requests of somebody to a target. */
export function factsOf(subject: Subject, target: Target, { via, encrypting }: Way, place: Place): Facts {
    const tags = isNamed(subject) ? subject.tags : undefined;
    const known = new Map([
        ...ofCaller(subject, place),
        ...(target.kind === "key" ? ofKeyUse(target, { via, encrypting }, place) : []),
    ]);
    return (key) =>
        known.get(key) ??
        tagged(key, "aws:principaltag/", tags) ??
        tagged(key, "aws:resourcetag/", target.tags);
}

function ofCaller(subject: Subject, { region }: Place): [string, Domain][] {
    const caller = isNamed(subject) ? undefined : subject.caller;
    const organization = caller?.kind === "principal" ? caller.organization : undefined;
    return [
        ["aws:requestedregion", spelled(region)],
        ...told("aws:securetransport", caller?.kind === "plainHttp" ? undefined : "true"),
        ...told("aws:principalorgid", organization),
    ];
}

function ofKeyUse({ aliases }: Target, { via, encrypting }: Way, place: Place): [string, Domain][] {
    const context = encrypting?.kind === "queue" ? "aws:sqs:arn" : "aws:sns:topicarn";
    const arn = encrypting === undefined || encrypting.arn === UNKNOWN ? undefined : encrypting.arn;
    return [
        ["kms:viaservice", via === undefined ? absent : spelled(viaService(via, place))],
        ["kms:resourcealiases", aliases.length > 0 ? fixed(...aliases) : absent],
        ...told(`kms:encryptioncontext:${context}`, arn),
    ];
}

function told(key: string, text: string | undefined): [string, Domain][] {
    return text === undefined ? [] : [[key, spelled(text)]];
}

/** What is open about a text is as a condition asks. */
function spelled(text: string): Domain {
    if (!text.includes("*")) return fixed(text);
    return { present: "always", value: { of: "likely", pattern: text } };
}

function tagged(
    key: string,
    family: string,
    tags: Readonly<Record<string, string>> | undefined,
): Domain | undefined {
    if (tags === undefined || !key.startsWith(family)) return undefined;
    const name = key.slice(family.length);
    const found = Object.entries(tags).find(([tag]) => tag.toLowerCase() === name);
    return found ? fixed(found[1]) : absent;
}

const reduced = new WeakMap<Document, Map<string, Document>>();
const asked = new WeakMap<Document, readonly string[]>();

/** A document as it is under facts, worked out once for all requests of which it asks the same. */
export function asFor(document: Document, facts: Facts): Document {
    const keys = keysAsked(document);
    if (keys.length === 0) return document;
    const answers = JSON.stringify(keys.map((key) => facts(key) ?? null));
    const known = reduced.get(document) ?? new Map<string, Document>();
    reduced.set(document, known);
    if (!known.has(answers)) known.set(answers, under(document, facts, standsFor));
    return known.get(answers)!;
}

/** The context keys that a document asks for, in its conditions and by its variables. */
function keysAsked(document: Document): readonly string[] {
    const known = asked.get(document);
    if (known) return known;
    const keys = document.statements.flatMap(({ conditions, resources }) => [
        ...conditions.flatMap(({ key, values }) => [key, ...values.flatMap(variablesIn)]),
        ...resources.values.flatMap(variablesIn),
    ]);
    const found = [...new Set(keys)];
    asked.set(document, found);
    return found;
}

function variablesIn(text: Text): string[] {
    if (typeof text !== "string") return [];
    return [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name!.toLowerCase());
}

const policies = new WeakMap<Target, { document: Document | undefined }>();

/** The policy of a target; undefined where it has none. */
export function policyOf(target: Target): Document | undefined {
    const known = policies.get(target) ?? { document: merged(target.policies) };
    policies.set(target, known);
    return known.document;
}

/** Statements without the conditions that a caller always meets. */
export function asAskedOf(caller: Caller, statements: readonly Statement[]): Statement[] {
    const keys = keysOf(caller);
    const settled: Facts = (key) => {
        const domain = keys(key);
        const isFixed = domain.present === "always" && domain.value.of === "fixed";
        return isFixed || domain.present === "never" ? domain : undefined;
    };
    const document = { statements: [...statements], flaws: [], unknown: false };
    return under(document, settled, standsFor).statements;
}

const openings = new WeakMap<Document, Map<string, boolean>>();

/** Whether a document may allow an action at all, on whatever and under whichever conditions. */
export function mayOpen(document: Document, action: string): boolean {
    const known = openings.get(document) ?? new Map<string, boolean>();
    openings.set(document, known);
    if (!known.has(action))
        known.set(
            action,
            document.unknown ||
                document.statements.some(
                    ({ effect, actions }) => effect !== "Deny" && actionHolds(actions, action).max > 0,
                ),
        );
    return known.get(action)!;
}
