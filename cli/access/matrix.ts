import { modelOf } from "../judge";
import { type Source } from "../source/resource";
import { type Answer } from "./answers";
import { cellOf } from "./cell";
import { type Column, columns, type Kind } from "./columns";
import { type Written } from "./documents";
import { placeOf } from "./place";
import { isNamed, type Subject, subjectsOf } from "./subjects";
import { encryptionIn, idOf, type Target, targetsOf } from "./targets";

/** What somebody may do on something, of the actions of one column. */
export interface Cell {
    resource: string;
    principal: string;
    column: string;
    answer: Answer;
    /** Of each action, the key of the queue or topic included. */
    actions: Record<string, Answer>;
    /** The key of the queue or topic and its answer, where an action takes it, and what would be the key aside. */
    key?: { name: string; answer: Answer; aside: Record<string, Answer> };
    /** Of `if`: the conditions. */
    conditions?: readonly string[];
    /** Of `unknown`: what is not known. */
    why?: readonly string[];
    /** The statements that decide, where asked for. */
    statements?: readonly Written[];
}

/** A row: somebody. */
export interface Principal {
    id: string;
    kind: Subject["kind"];
    arn?: string;
}

/** A queue, topic or key. */
export interface Thing {
    id: string;
    kind: Kind;
    name: string;
    urn: string;
    /** Absent where it is not known yet. */
    arn?: string;
    /** What encrypts the messages of a queue or topic. */
    encryption?: string;
}

/** Who may do what. A principal without a cell on a resource may do nothing there. */
export interface Access {
    source: string;
    account?: string;
    region?: string;
    principals: Principal[];
    resources: Thing[];
    cells: Cell[];
    /** What the source lacks, which makes cells unknown or leaves rows out. */
    missing: readonly string[];
    /** What may narrow access, or widen it, and is in no source of this kind. */
    notLookedAt: readonly string[];
}

const elsewhere = ["control policies of the organisation", "session policies", "policies of VPC endpoints"];
const besideStack = ["what was attached to these roles and users outside of the program"];

/** What of the matrix is asked for. */
export interface Wanted {
    principal?: string | undefined;
    resource?: string | undefined;
    /** An action, or the title of a column. */
    action?: string | undefined;
    /** Whether each cell tells its statements, and those with `no` are there as well. */
    explain?: boolean | undefined;
    columns?: readonly Column[];
    organisation?: string | undefined;
    /** The account that was read: all of its roles and users are known. */
    account?: string | undefined;
}

/** The matrix of a source. */
export function accessIn(source: Source, wanted: Wanted = {}): Access {
    const { account, organisation, explain = false } = wanted;
    const stack = modelOf(source.resources);
    const place = placeOf(stack, account);
    const all = targetsOf(stack, place);
    const subjects = subjectsOf(stack, all, place, account !== undefined && source.missing.length === 0);
    const targets = all.filter((target) =>
        fits(wanted.resource, idOf(target), target.name, String(target.arn)),
    );
    const rows = subjects.filter(({ name, ...subject }) =>
        fits(wanted.principal, name, "arn" in subject ? subject.arn : ""),
    );
    const asked = (wanted.columns ?? columns).filter(({ actions, title }) =>
        fits(wanted.action, title, ...actions),
    );
    const cells = targets.flatMap((target) =>
        rows.flatMap((subject) =>
            asked
                .filter(({ kind }) => kind === target.kind)
                .map((column) => cellOf({ subject, column, target }, { place, organisation }, explain))
                // Where the key alone says no, the cell tells so.
                .filter(({ answer, key }) => explain || answer !== "no" || key !== undefined),
        ),
    );
    return {
        source: source.words,
        ...(place.account === undefined ? {} : { account: place.account }),
        ...(place.region === "*" ? {} : { region: place.region }),
        principals: rows.map(principalOf),
        resources: targets.map(thingOf),
        cells,
        missing: source.missing,
        notLookedAt: account === undefined ? [...elsewhere, ...besideStack] : elsewhere,
    };
}

/** Whether one of the names is the one asked for, or ends with it. */
function fits(asked: string | undefined, ...names: string[]): boolean {
    if (asked === undefined) return true;
    const text = asked.toLowerCase();
    return names
        .map((name) => name.toLowerCase())
        .some((name) => name === text || (/[/:]$/.test(name.slice(0, -text.length)) && name.endsWith(text)));
}

function principalOf(subject: Subject): Principal {
    return { id: subject.name, kind: subject.kind, ...(isNamed(subject) ? { arn: subject.arn } : {}) };
}

function thingOf(target: Target): Thing {
    const { kind, name, resource, arn, encryption } = target;
    return {
        id: idOf(target),
        kind,
        name,
        urn: resource.urn,
        ...(typeof arn === "string" && !arn.includes("*") ? { arn } : {}),
        ...(encryption && { encryption: encryptionIn(encryption) }),
    };
}
