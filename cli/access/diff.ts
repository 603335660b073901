import { type Answer, width } from "./answers";
import { type Access, type Cell, type Principal, type Thing } from "./matrix";

/** A cell that is not the same in two matrices. */
export interface Change {
    resource: string;
    principal: string;
    column: string;
    before: Answer;
    after: Answer;
    /** Unknown: one of the two is not known, or other conditions hold. */
    direction: "wider" | "narrower" | "unknown";
    /** The actions that changed, each with its answers before and after. */
    actions: Record<string, [before: Answer, after: Answer]>;
    /** Of a change of conditions: those of both. */
    conditions?: [before: readonly string[], after: readonly string[]];
}

/** What changed from one matrix to another, of the same stack or account at another time, or of another one. */
export function changesBetween(before: Access, after: Access): Change[] {
    const things = pairs(before.resources, after.resources, sameThing);
    const principals = pairs(before.principals, after.principals, samePrincipal);
    const columns = [...new Set([...before.cells, ...after.cells].map(({ column }) => column))];
    const cells = { before: indexed(before), after: indexed(after) };
    return things.flatMap(([oldThing, newThing]) =>
        principals.flatMap(([oldPrincipal, newPrincipal]) =>
            columns.flatMap((column) =>
                changeOf(
                    cells.before(oldThing?.id, oldPrincipal?.id, column),
                    cells.after(newThing?.id, newPrincipal?.id, column),
                    {
                        resource: (newThing ?? oldThing)!.id,
                        principal: (newPrincipal ?? oldPrincipal)!.id,
                        column,
                    },
                ),
            ),
        ),
    );
}

/** By its ARN, or, where one of the two is not known, by its kind and name. */
function sameThing(one: Thing, other: Thing): boolean {
    if (one.arn !== undefined && other.arn !== undefined && one.arn === other.arn) return true;
    return one.id === other.id;
}

function samePrincipal(one: Principal, other: Principal): boolean {
    return (
        one.kind === other.kind && (one.id === other.id || (one.arn !== undefined && one.arn === other.arn))
    );
}

/** Each with its fellow, if it has one. */
function pairs<T>(
    before: readonly T[],
    after: readonly T[],
    same: (one: T, other: T) => boolean,
): [T?, T?][] {
    const known = before.map((one): [T?, T?] => [one, after.find((other) => same(one, other))]);
    const added = after.filter((other) => !before.some((one) => same(one, other)));
    return [...known, ...added.map((other): [T?, T?] => [undefined, other])];
}

function indexed({ cells }: Access): (...place: (string | undefined)[]) => Cell | undefined {
    const found = new Map(
        cells.map((cell) => [[cell.resource, cell.principal, cell.column].join("\n"), cell]),
    );
    return (...place) => found.get(place.join("\n"));
}

/** A principal without a cell may do nothing. */
const nothing: Pick<Cell, "answer" | "actions" | "conditions"> = { answer: "no", actions: {} };

function changeOf(
    before: typeof nothing = nothing,
    after: typeof nothing = nothing,
    place: Pick<Change, "resource" | "principal" | "column">,
): Change[] {
    const same = before.answer === after.answer;
    const actions = changedActions(before.actions, after.actions);
    const conditions: Change["conditions"] = [before.conditions ?? [], after.conditions ?? []];
    const otherConditions = same && conditions[0].join("\n") !== conditions[1].join("\n");
    if (same && Object.keys(actions).length === 0 && !otherConditions) return [];
    return [
        {
            ...place,
            before: before.answer,
            after: after.answer,
            direction: directionOf(
                [[before.answer, after.answer], ...Object.values(actions)],
                otherConditions,
            ),
            actions,
            ...(otherConditions && { conditions }),
        },
    ];
}

function changedActions(before: Cell["actions"], after: Cell["actions"]): Change["actions"] {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    const answers = [...names].map((action): [string, [Answer, Answer]] => [
        action,
        [before[action] ?? "no", after[action] ?? "no"],
    ]);
    return Object.fromEntries(answers.filter(([, [old, now]]) => old !== now));
}

/** Wider where anything is wider, whatever else is narrower. */
function directionOf(changes: readonly [Answer, Answer][], otherConditions: boolean): Change["direction"] {
    const steps = changes.map(([before, after]) => {
        const [old, now] = [width(before), width(after)];
        return old === undefined || now === undefined ? undefined : now - old;
    });
    if (steps.some((step) => step !== undefined && step > 0)) return "wider";
    if (steps.includes(undefined) || otherConditions) return "unknown";
    return "narrower";
}
