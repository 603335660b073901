import { type Document, isRecord, type Statement, UNKNOWN } from "../../iam";
import { type Policy } from "../../policypack/model/policies";
import { inWords } from "../preview/report";

/** A statement as it was written, and where. */
export interface Written {
    /** `identity`, `boundary` or `resource`: of which kind the policy is. */
    of: PolicyKind;
    /** The resource that holds the policy, by its URN, and the property. */
    urn: string;
    property: string;
    effect: "Allow" | "Deny" | "not known yet";
    /** Its Sid, else its place. */
    statement: string;
    /** The text, as JSON; what is not known yet stands there as such. */
    text: string;
}

export type PolicyKind = "identity" | "boundary" | "resource";

/** A document with the place of each of its statements, or the reason why it is not known. */
export interface Attached {
    document: Document;
    /** What is not known of it, in words; undefined where all is known. */
    unknown?: string;
}

const written = new WeakMap<Statement, Written>();

/** Where a statement stands that decides. */
export function writtenAt(statement: Statement): Written | undefined {
    return written.get(statement);
}

/** A statement that stands for another one says what that says. */
export function standsFor(original: Statement, other: Statement): void {
    const known = written.get(original);
    if (known) written.set(other, known);
}

/** A policy of a resource, remembered statement by statement. */
export function attached(policy: Policy, of: PolicyKind): Attached {
    const { document, resource, property } = policy;
    const texts = textsOf(policy.source);
    document.statements.forEach((statement, index) => {
        if (written.has(statement)) return;
        written.set(statement, {
            of,
            urn: resource.urn,
            property,
            effect: statement.effect === UNKNOWN ? "not known yet" : statement.effect,
            statement: statement.label.replace(/^statement /, ""),
            text: texts.length === document.statements.length ? texts[index]! : "",
        });
    });
    const place = `${property} of ${inWords(resource.urn)}`;
    // AWS would refuse it: what it stands for nobody knows.
    if (document.statements.length === 0 && document.flaws.length > 0)
        return missingPolicy(`${place} cannot be read: ${document.flaws[0]}`);
    if (document.unknown) return { document, unknown: `${place} is not known yet` };
    return document.statements.some(hasUnknown)
        ? { document, unknown: `${place} is not known whole yet` }
        : { document };
}

/** A policy that the source names and does not hold. */
export function missingPolicy(unknown: string): Attached {
    return { document: { statements: [], flaws: [], unknown: true }, unknown };
}

/** Several documents of one resource, as one; undefined where there is none. */
export function merged(documents: readonly Attached[]): Document | undefined {
    if (documents.length <= 1) return documents[0]?.document;
    return {
        statements: documents.flatMap(({ document }) => document.statements),
        flaws: [],
        unknown: documents.some(({ document }) => document.unknown),
    };
}

function hasUnknown({ effect, principals, actions, resources, conditions }: Statement): boolean {
    const texts = [
        ...(principals?.entries.map(({ value }) => value) ?? []),
        ...actions.values,
        ...resources.values,
        ...conditions.flatMap(({ values }) => values),
    ];
    return effect === UNKNOWN || texts.includes(UNKNOWN);
}

/** The statements of a document as they are written, in order. */
function textsOf(source: unknown): string[] {
    const document = typeof source === "string" ? parsed(source) : source;
    const statements = isRecord(document) ? [document["Statement"]].flat() : [];
    return statements
        .filter(isRecord)
        .map((statement) =>
            JSON.stringify(statement, (_, value: unknown) => (value === UNKNOWN ? "(not known yet)" : value)),
        );
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}
