import { verdictOn } from "./ask";
import { both, together } from "./answers";
import { onKey } from "./body";
import { type Column } from "./columns";
import { type Cell } from "./matrix";
import { type Subject } from "./subjects";
import { encryptionIn, idOf, type Target } from "./targets";
import { allOf, type Surroundings, type Verdict } from "./verdict";

/** Where a cell is: its row, its column and its table. */
interface Position {
    subject: Subject;
    column: Column;
    target: Target;
}

export function cellOf(
    { subject, column, target }: Position,
    surroundings: Surroundings,
    explain: boolean,
): Cell {
    const position = { subject, column, target };
    const asked = column.actions.map((action) => ofAction(action, position, surroundings, explain));
    const onKeys = asked.filter(({ key }) => key !== undefined);
    const keys = onKeys.map(({ key }) => key!);
    const verdicts = [...asked.map(({ verdict }) => verdict), ...keys];
    const answer = together(asked.map((one) => one.answer));
    const conditions = answer === "no" ? [] : conditionsOf(asked, target);
    const why = answer === "no" ? [] : distinct(verdicts.flatMap((verdict) => verdict.why));
    return {
        resource: idOf(target),
        principal: subject.name,
        column: column.title,
        answer,
        actions: Object.fromEntries(asked.map((one) => [one.action, one.answer])),
        ...(keys.length > 0 && {
            key: {
                name: encryptionIn(target.encryption!),
                answer: together(keys.map((key) => key.answer)),
                aside: Object.fromEntries(onKeys.map(({ action, verdict }) => [action, verdict.answer])),
            },
        }),
        ...(conditions.length > 0 && { conditions }),
        ...(why.length > 0 && { why }),
        ...(explain && { statements: distinct(verdicts.flatMap(({ by }) => by)) }),
    };
}

/** What comes of one action: by what speaks of the target itself, and by its key. */
function ofAction(
    action: string,
    { subject, column, target }: Position,
    surroundings: Surroundings,
    thorough: boolean,
) {
    const way = column.via === undefined ? {} : { via: column.via };
    const needed = [action, ...(column.alongside?.[action] ?? [])];
    const verdict = allOf(
        needed.map((one) => verdictOn({ subject, action: one, target, way, thorough }, surroundings)),
    );
    const key = verdict.answer === "no" ? undefined : onKey(subject, column, action, target, surroundings);
    return { action, verdict, key, answer: key ? both(verdict.answer, key.answer) : verdict.answer };
}

/** The conditions of the target itself, and those that only its key has. */
function conditionsOf(
    asked: readonly { verdict: Verdict; key: Verdict | undefined }[],
    { encryption }: Target,
): string[] {
    const own = distinct(asked.flatMap(({ verdict }) => verdict.conditions));
    const ofKey = distinct(asked.flatMap(({ key }) => key?.conditions ?? [])).filter(
        (it) => !own.includes(it),
    );
    return [...own, ...ofKey.map((it) => `${encryptionIn(encryption!)}: ${it}`)];
}

function distinct<T>(values: readonly T[]): T[] {
    return [...new Set(values)];
}
