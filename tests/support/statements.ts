import assert from "node:assert";

import { type Caller, denied, type Document, exposures, parseDocument, type Truth } from "../../iam";

export const OWN = "111122223333";
export const FOREIGN = "444455556666";
export const QUEUE = `arn:aws:sqs:us-east-1:${OWN}:orders`;
export const SEND = "sqs:SendMessage";
export const RECEIVE = "sqs:ReceiveMessage";

/** The three kinds of caller whom no document names. */
export const STRANGERS: readonly Caller[] = [
    { kind: "anonymous" },
    { kind: "principal" },
    { kind: "service" },
];

/** A statement of a queue policy: to everybody, for one action, on the queue, unless said otherwise. */
export function allow(parts: Record<string, unknown> = {}): Record<string, unknown> {
    return { Effect: "Allow", Principal: "*", Action: SEND, Resource: QUEUE, ...parts };
}

export function deny(parts: Record<string, unknown> = {}): Record<string, unknown> {
    return { ...allow({ Action: "sqs:*", ...parts }), Effect: "Deny" };
}

/** A statement with some of its elements left out. */
export function without(
    statement: Record<string, unknown>,
    ...names: readonly string[]
): Record<string, unknown> {
    return Object.fromEntries(Object.entries(statement).filter(([name]) => !names.includes(name)));
}

export function documentOf(...statements: unknown[]): Document {
    return parseDocument({ Version: "2012-10-17", Statement: statements });
}

/** The callers who may send to the queue: `principal` surely, `principal?` perhaps. */
export function whoGetsIn(document: Document, callers: readonly Caller[] = STRANGERS): string {
    const scope = { actions: [SEND], resource: QUEUE };
    const open = callers.flatMap((caller) => {
        // Each question is put as if by a new caller: nothing is remembered from one test to the next.
        const found = exposures(document, { ...caller }, scope);
        if (found.length === 0) return [];
        return [caller.kind + (found.some(({ certain }) => certain) ? "" : "?")];
    });
    return open.join(" ") || "nobody";
}

/** How surely a document denies each of the actions over plain HTTP. */
export function deniedOverHttp(document: Document, actions: readonly string[] = [SEND]): string[] {
    const closed = denied(document, { kind: "plainHttp" }, QUEUE);
    return actions.map((action) => truthName(closed(action)));
}

const NAMES = ["never", "sometimes", "always"];

/** A truth in words; an interval as `never to always`. */
export function truthName({ min, max }: Truth): string {
    return min === max ? NAMES[min]! : `${NAMES[min]} to ${NAMES[max]}`;
}

/** A statement in which some elements replace their opposites: NotAction in place of Action. */
export function except(
    statement: Record<string, unknown>,
    parts: Record<string, unknown>,
): Record<string, unknown> {
    return { ...without(statement, ...Object.keys(parts).map((name) => name.replace("Not", ""))), ...parts };
}

/** Verdicts on whole documents: a sentence, the statements, and whom they let in. */
export type Verdict = [sentence: string, statements: readonly unknown[], strangers: string];

export function verdicts(title: string, rows: readonly Verdict[]): void {
    describe(title, () => {
        for (const [sentence, statements, right] of rows)
            it(`${sentence}: ${right}`, () => {
                assert.strictEqual(whoGetsIn(documentOf(...statements)), right);
            });
    });
}

/** Verdicts on conditions of an Allow to everybody: a sentence, the condition, and whom it lets in. */
export type ConditionVerdict = [sentence: string, condition: unknown, strangers: string];

export function conditionVerdicts(
    title: string,
    rows: readonly ConditionVerdict[],
    callers: readonly Caller[] = STRANGERS,
): void {
    describe(title, () => {
        for (const [sentence, condition, right] of rows)
            it(`${sentence}: ${right}`, () => {
                assert.strictEqual(whoGetsIn(documentOf(allow({ Condition: condition })), callers), right);
            });
    });
}
