import { inWords } from "../preview/report";
import { markdownTable, textTable } from "../table";
import { together } from "./answers";
import { type Column } from "./columns";
import { type Written } from "./documents";
import { type Access, type Cell, type Thing } from "./matrix";

/** How a matrix is told to a reader. */
interface Style {
    heading(text: string): string;
    table(rows: readonly (readonly string[])[]): string;
}

const styles = {
    table: { heading: (text) => text, table: textTable },
    markdown: { heading: (text) => `### ${text}`, table: markdownTable },
} as const satisfies Record<string, Style>;

/** The matrix as tables, one for each queue, topic and key, with the conditions and the reasons below. */
export function matrixAs(format: keyof typeof styles, access: Access, columns: readonly Column[]): string {
    const style = styles[format];
    return [
        `Who may do what: ${access.source}. Calls come signed and over TLS.`,
        `Not looked at: ${access.notLookedAt.join(", ")}.`,
        ...access.resources.map((thing) => section(thing, access, columns, style)),
        ...(access.resources.length === 0 ? ["There is no queue, topic or key."] : []),
    ].join("\n\n");
}

function section(thing: Thing, access: Access, columns: readonly Column[], style: Style): string {
    const own = columns.filter(({ kind }) => kind === thing.kind);
    const cells = access.cells.filter(({ resource }) => resource === thing.id);
    const named = access.principals.filter(({ id }) => cells.some(({ principal }) => principal === id));
    const notes = new Notes();
    const rows = named.map(({ id }) => [
        id,
        ...own.map(({ title }) => {
            const cell = cells.find(({ principal, column }) => principal === id && column === title);
            return cell === undefined ? "no" : cellInWords(cell, notes);
        }),
    ]);
    const shut = access.principals.filter(
        ({ kind, id }) => kind !== "everybody" && !named.some((it) => it.id === id),
    );
    return [
        style.heading(`${thing.id}${thing.encryption ? `, encrypted with ${thing.encryption}` : ""}`),
        rows.length === 0
            ? "Nobody has access."
            : style.table([["", ...own.map(({ title }) => title)], ...rows]),
        ...notes.lines(),
        ...(rows.length === 0 || shut.length === 0
            ? []
            : [`No access: ${listed(shut.map(({ id }) => id))}.`]),
    ].join("\n\n");
}

/** More names than this say nothing to a reader. */
const most = 12;

function listed(names: readonly string[]): string {
    const more = names.length - most;
    return more > 0 ? `${names.slice(0, most).join(", ")} and ${more} more` : names.join(", ");
}

function cellInWords(cell: Cell, notes: Notes): string {
    const { answer, conditions, why } = cell;
    const words = decidedByKey(cell) ? `${answer} by the key` : answer === "some" ? someOf(cell) : answer;
    const told = answer === "unknown" ? why : answer === "no" ? undefined : conditions;
    return told === undefined || told.length === 0
        ? words
        : `${words} [${told.map((text) => notes.numberOf(text)).join(", ")}]`;
}

function decidedByKey({ answer, actions, key }: Cell): boolean {
    return (
        key !== undefined &&
        answer !== "some" &&
        answer !== together(Object.values({ ...actions, ...key.aside }))
    );
}

/** Of a few actions, which of them; of many that is left to --actions. */
function someOf({ actions }: Cell): string {
    const all = Object.entries(actions);
    const open = all.filter(([, answer]) => answer !== "no").map(([action]) => action.replace(/^.*:/, ""));
    return all.length <= 3 ? `only ${open.join(", ")}` : "some";
}

/** What is said below a table, each sentence once. */
class Notes {
    private readonly texts: string[] = [];

    numberOf(text: string): number {
        if (!this.texts.includes(text)) this.texts.push(text);
        return this.texts.indexOf(text) + 1;
    }

    lines(): string[] {
        return this.texts.length === 0
            ? []
            : [this.texts.map((text, index) => `[${index + 1}] ${text}`).join("\n\n")];
    }
}

/** Each cell with the statements that decide. */
export function explained(access: Access): string {
    return access.cells.length === 0
        ? "No cell fits what is asked for."
        : access.cells.map(explainedCell).join("\n\n");
}

function explainedCell(cell: Cell): string {
    const {
        principal,
        column,
        resource,
        answer,
        actions,
        key,
        conditions = [],
        why = [],
        statements = [],
    } = cell;
    const answers = Object.entries({ ...actions, ...key?.aside }).map(([action, own]) => `${action} ${own}`);
    const denied = statements.some(({ effect }) => effect === "Deny");
    const silent = key?.answer === "no" ? key.name : answer === "no" ? resource : undefined;
    return [
        `${principal}, ${column}, ${resource}: ${answer}`,
        `  ${answers.join(", ")}${key ? `; ${key.name} ${key.answer}` : ""}`,
        ...conditions.map((condition) => `  under: ${condition}`),
        ...why.map((reason) => `  not known: ${reason}`),
        ...statements.map(statementInWords),
        ...(silent !== undefined && !denied ? [`  no statement about ${silent} allows it`] : []),
    ].join("\n");
}

function statementInWords({ effect, of, property, urn, statement, text }: Written): string {
    const place = `${of} policy, ${property} of ${inWords(urn)}, statement ${statement}`;
    return `  ${effect} by ${place}\n    ${text}`;
}
