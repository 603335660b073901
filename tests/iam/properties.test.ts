import assert from "node:assert";
import fc from "fast-check";

import { type Caller, denied, exposures, parseDocument, UNKNOWN } from "../../iam";
import { documents, statements, type WrittenStatement } from "../support/arbitrary-documents";
import { places, replaced } from "../support/places";
import { FOREIGN, OWN, QUEUE, RECEIVE, SEND, STRANGERS } from "../support/statements";

const ACTIONS = [SEND, RECEIVE, "sqs:PurgeQueue"];
const SUBJECT = { actions: ACTIONS, resource: QUEUE };
const CALLERS: readonly Caller[] = [
    ...STRANGERS,
    { kind: "principal", account: OWN },
    { kind: "principal", account: FOREIGN },
    { kind: "service", service: "sns.amazonaws.com" },
    { kind: "service", service: "sns.amazonaws.com", account: OWN },
    { kind: "plainHttp" },
];
const SETTINGS = { seed: 20260101, numRuns: 100 };
const holds = <T>(values: fc.Arbitrary<T>, property: (value: T) => void, numRuns = SETTINGS.numRuns) =>
    fc.assert(fc.property(values, property), { ...SETTINGS, numRuns });

const read = (statements: unknown) => parseDocument({ Version: "2012-10-17", Statement: statements });

/** Per caller: the actions open to it, those that are certain marked by "!"; and how surely each is denied. */
function meaning(source: unknown) {
    const document =
        source instanceof Object && "statements" in source
            ? (source as ReturnType<typeof read>)
            : read(source);
    return CALLERS.map((caller) => {
        const found = exposures(document, caller, SUBJECT);
        const open = found.flatMap(({ actions, certain }) =>
            actions
                .filter((action) => ACTIONS.includes(action))
                .map((action) => action + (certain ? "!" : "")),
        );
        const closed = denied(document, caller, QUEUE);
        return { open: [...new Set(open)].sort(), denied: ACTIONS.map(closed) };
    });
}

const shuffled = <T>(values: readonly T[]) => fc.shuffledSubarray([...values], { minLength: values.length });
const recased = (text: string) => fc.mixedCase(fc.constant(text));

/** The same statement with every list in another order. */
function reordered(statement: WrittenStatement): fc.Arbitrary<unknown> {
    const change = (value: unknown): fc.Arbitrary<unknown> => {
        if (Array.isArray(value)) return shuffled(value);
        if (typeof value !== "object" || value === null) return fc.constant(value);
        const entries = Object.entries(value).map(([name, inner]) =>
            change(inner).map((found) => [name, found] as const),
        );
        return fc
            .tuple(...entries)
            .chain((found) => shuffled(found).map((pairs) => Object.fromEntries(pairs)));
    };
    return change(statement);
}

/** The same statement with actions and condition keys in another case. */
function inAnotherCase(statement: WrittenStatement): fc.Arbitrary<unknown> {
    const actions = (values: string[] | undefined) =>
        values ? fc.tuple(...values.map(recased)) : fc.constant(undefined);
    const keys = (block: Record<string, string[]>) =>
        fc
            .tuple(
                ...Object.entries(block).map(([key, values]) =>
                    recased(key).map((found) => [found, values] as const),
                ),
            )
            .map((pairs) => Object.fromEntries(pairs));
    const block = fc
        .tuple(
            ...Object.entries(statement.Condition).map(([operator, found]) =>
                keys(found).map((changed) => [operator, changed] as const),
            ),
        )
        .map((pairs) => Object.fromEntries(pairs));
    return fc
        .record({
            Action: actions(statement.Action),
            NotAction: actions(statement.NotAction),
            Condition: block,
        })
        .map((parts) => ({ ...statement, ...parts }));
}

/** Lists of one written bare, everybody written "*". */
const bare = (statement: WrittenStatement): unknown =>
    JSON.parse(JSON.stringify(statement), (_, value: unknown) =>
        Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value,
    );

const pairOf = (change: (statement: WrittenStatement) => fc.Arbitrary<unknown>) =>
    documents(SUBJECT).chain((written) =>
        fc.tuple(fc.constant(written), fc.tuple(...written.map(change)) as fc.Arbitrary<unknown[]>),
    );

describe("the meaning of a document stays the same", () => {
    const same = ([written, changed]: [WrittenStatement[], unknown]) =>
        assert.deepStrictEqual(meaning(changed), meaning(written));

    it("under another order of statements", () => {
        holds(
            documents(SUBJECT).chain((written) => fc.tuple(fc.constant(written), shuffled(written))),
            same,
        );
    });
    it("under another order of values and elements", () => {
        holds(pairOf(reordered), same);
    });
    it("under another case of actions and condition keys", () => {
        holds(pairOf(inAnotherCase), same);
    });
    it("with single values in place of lists of one", () => {
        holds(
            pairOf((statement) => fc.constant(bare(statement))),
            same,
        );
    });
    it("as text", () => {
        holds(documents(SUBJECT), (written) => {
            assert.deepStrictEqual(
                meaning(parseDocument(JSON.stringify({ Statement: written }))),
                meaning(written),
            );
        });
    });
    it("with a statement for each action", () => {
        holds(documents(SUBJECT), (written) => {
            const split = written.flatMap((statement) =>
                statement.Action
                    ? statement.Action.map((action) => ({ ...statement, Action: [action] }))
                    : [statement],
            );
            assert.deepStrictEqual(meaning(split), meaning(written));
        });
    });
    it("with a statement for each principal", () => {
        holds(documents(SUBJECT), (written) => {
            const split = written.flatMap((statement) =>
                Object.entries(statement.Principal ?? {}).flatMap(([kind, values]) =>
                    values.map((value) => ({ ...statement, Principal: { [kind]: [value] } })),
                ),
            );
            const negated = written.filter(({ NotPrincipal }) => NotPrincipal);
            assert.deepStrictEqual(meaning([...split, ...negated]), meaning(written));
        });
    });
    it("with every statement twice", () => {
        holds(documents(SUBJECT), (written) => {
            assert.deepStrictEqual(meaning([...written, ...written]), meaning(written));
        });
    });
});

describe("a statement more", () => {
    const grown = (effect: WrittenStatement["Effect"]) =>
        fc.tuple(
            documents(SUBJECT),
            statements(SUBJECT).map((statement) => ({ ...statement, Effect: effect })),
        );
    const compare = (small: unknown, large: unknown) =>
        meaning(small).forEach(({ open }, place) => {
            const beyond = meaning(large)[place]!.open;
            assert.deepStrictEqual(
                open.filter((action) => !beyond.includes(action)),
                [],
            );
        });

    it("that allows never closes anything", () => {
        holds(grown("Allow"), ([written, more]) => compare(written, [...written, more]));
    });
    it("that denies never opens anything", () => {
        holds(grown("Deny"), ([written, more]) => compare([...written, more], written));
    });
});

describe("an unknown part", () => {
    // A whole statement that is not known is told by the document itself; what is known beside it stays as it is.
    const clouded = documents(SUBJECT).chain((written) =>
        fc
            // An Effect that is not known counts as Allow: the one part that does not widen the answer.
            .constantFrom(...places(written).filter((path) => path.length > 1 && path.at(-1) !== "Effect"))
            .map((path) => ({ written, clouded: replaced(written, path, UNKNOWN) })),
    );

    it("never hides an exposure and never makes one certain", () => {
        holds(
            clouded,
            ({ written, clouded }) => {
                const after = meaning(clouded);
                meaning(written).forEach(({ open }, place) => {
                    const found = after[place]!.open;
                    assert.ok(open.length === 0 || found.length > 0, "an exposure is gone");
                    assert.deepStrictEqual(
                        found.filter((action) => action.endsWith("!") && !open.includes(action)),
                        [],
                        "an exposure is certain that is none",
                    );
                });
            },
            200,
        );
    });

    it("widens how surely an action is denied, and never moves it", () => {
        holds(
            clouded,
            ({ written, clouded }) => {
                const after = meaning(clouded);
                meaning(written).forEach(({ denied }, place) =>
                    denied.forEach(({ min, max }, index) => {
                        const wide = after[place]!.denied[index]!;
                        assert.ok(wide.min <= min && max <= wide.max);
                    }),
                );
            },
            200,
        );
    });

    it("in every place at once leaves the document without a certain exposure", () => {
        holds(documents(SUBJECT), (written) => {
            const blank = written.map(() => ({ Effect: UNKNOWN, Principal: UNKNOWN, Action: UNKNOWN }));
            assert.ok(meaning(blank).every(({ open }) => open.every((action) => !action.endsWith("!"))));
        });
    });
});
