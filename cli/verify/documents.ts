import { parseJson } from "../../iam";
import { sameMeaning } from "../../sandbox/provider/meaning";
import { fail, pass, type Verdict } from "./check";

/** Whether AWS has the document that the state has, whatever its spelling; else where they differ. */
export function compared(what: string, intended: string | undefined, now: string | undefined): Verdict {
    if (sameMeaning(intended, now))
        return pass(
            intended === undefined ? `no ${what}, as intended` : `the ${what} says what the state says`,
        );
    if (now === undefined) return fail(`the ${what} is gone`);
    if (intended === undefined) return fail(`there is a ${what}, which the state does not have`);
    return fail(`the ${what} is not that of the state: ${difference(intended, now)}`);
}

/** The statements, or other parts, that one has and the other lacks, by their names; what is new is shown. */
function difference(intended: string, now: string): string {
    const [before, after] = [partsOf(intended), partsOf(now)];
    const [gone, added] = [lackingIn(after, before), lackingIn(before, after)];
    const isAmong = (parts: Part[]) => (part: Part) => parts.some(({ name }) => name === part.name);
    const told = [
        ["it lacks", gone.filter((part) => !isAmong(added)(part)).map(({ name }) => name)],
        ["it adds", added.filter((part) => !isAmong(gone)(part)).map(shown)],
        ["it changes", added.filter(isAmong(gone)).map(shown)],
    ] as const;
    return told
        .filter(([, parts]) => parts.length > 0)
        .map(([verb, parts]) => `${verb} ${parts.join(", ")}`)
        .join("; ");
}

interface Part {
    name: string;
    value: string;
}

function lackingIn(others: readonly Part[], parts: readonly Part[]): Part[] {
    return parts.filter(({ value }) => !others.some((other) => sameMeaning(value, other.value)));
}

/** As much of a statement as fits into a line. */
function shown({ name, value }: Part): string {
    const most = 200;
    return `${name} ${value.length > most ? `${value.slice(0, most)}...` : value}`;
}

function partsOf(text: string): Part[] {
    const parsed = parseJson(text);
    const document = ("value" in parsed ? parsed.value : {}) as Record<string, unknown>;
    const { Statement: statements, ...rest } = document;
    const listed = statements === undefined ? [] : [statements].flat();
    return [
        ...Object.entries(rest).map(([name, value]) => ({ name, value: JSON.stringify([value]) })),
        ...listed.map((statement, index) => ({
            name: nameOf(statement, index),
            value: JSON.stringify(statement),
        })),
    ];
}

function nameOf(statement: unknown, index: number): string {
    const { Sid } = (statement ?? {}) as { Sid?: string };
    return `statement ${Sid ?? index + 1}`;
}
