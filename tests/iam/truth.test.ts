import assert from "node:assert";

import { all, ALWAYS, any, either, NEVER, not, SOMETIMES, type Truth, UNSURE, when } from "../../iam/truth";

const TRUTHS: readonly Truth[] = [NEVER, SOMETIMES, ALWAYS, UNSURE, { min: 0, max: 1 }, { min: 1, max: 2 }];

describe("truth", () => {
    const cases: [sentence: string, find: () => Truth, right: Truth][] = [
        ["nothing to hold holds always", () => all([]), ALWAYS],
        ["no way to hold holds never", () => any([]), NEVER],
        ["all are as seldom as the seldomest", () => all([ALWAYS, SOMETIMES, ALWAYS]), SOMETIMES],
        ["any is as frequent as the most frequent", () => any([NEVER, SOMETIMES, NEVER]), SOMETIMES],
        ["never decides an AND, whatever is unknown", () => all([UNSURE, NEVER]), NEVER],
        ["always decides an OR, whatever is unknown", () => any([UNSURE, ALWAYS]), ALWAYS],
        ["unknown AND always is unknown", () => all([UNSURE, ALWAYS]), UNSURE],
        ["unknown OR never is unknown", () => any([UNSURE, NEVER]), UNSURE],
        ["sometimes bounds an unknown AND from above", () => all([UNSURE, SOMETIMES]), { min: 0, max: 1 }],
        ["sometimes bounds an unknown OR from below", () => any([UNSURE, SOMETIMES]), { min: 1, max: 2 }],
        ["not never is always", () => not(NEVER), ALWAYS],
        ["not sometimes is sometimes", () => not(SOMETIMES), SOMETIMES],
        ["not unknown is unknown", () => not(UNSURE), UNSURE],
        ["a choice between never and always is sometimes", () => either(NEVER, ALWAYS), SOMETIMES],
        ["a choice between two nevers is none", () => either(NEVER, NEVER), NEVER],
        ["a choice between two always is none", () => either(ALWAYS, ALWAYS), ALWAYS],
        [
            "a choice between never and unknown is at most sometimes",
            () => either(NEVER, UNSURE),
            { min: 0, max: 1 },
        ],
        [
            "a choice between always and unknown is at least sometimes",
            () => either(ALWAYS, UNSURE),
            { min: 1, max: 2 },
        ],
        ["a choice between two unknowns is unknown", () => either(UNSURE, UNSURE), UNSURE],
        ["what holds holds always", () => when(true), ALWAYS],
        ["what does not hold holds never", () => when(false), NEVER],
    ];
    for (const [sentence, find, right] of cases)
        it(sentence, () => {
            assert.deepStrictEqual(find(), right);
        });

    it("not is its own inverse, and turns AND into OR", () => {
        for (const a of TRUTHS)
            for (const b of TRUTHS) {
                assert.deepStrictEqual(not(not(a)), a);
                assert.deepStrictEqual(not(all([a, b])), any([not(a), not(b)]));
            }
    });
});
