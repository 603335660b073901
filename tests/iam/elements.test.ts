import assert from "node:assert";

import { UNKNOWN } from "../../iam";
import { elementIn, elementsOf, isRecord, listOf, textsOf } from "../../iam/elements";

describe("elements", () => {
    it("an object is one, a list, a text, nothing and an unknown are none", () => {
        const found = [{}, Object.create(null), [], "{}", null, undefined, UNKNOWN].map((value) =>
            isRecord(value),
        );
        assert.deepStrictEqual(found, [true, true, false, false, false, false, false]);
    });

    it("a single value is a list of one, an unknown too", () => {
        assert.deepStrictEqual(
            [listOf("a"), listOf(["a"]), listOf([]), listOf(UNKNOWN)],
            [["a"], ["a"], [], [UNKNOWN]],
        );
    });

    it("numbers and booleans stand for their text", () => {
        const flaws: string[] = [];
        const texts = textsOf([false, true, 111122223333, "x", UNKNOWN], "Action", flaws);
        assert.deepStrictEqual(
            { texts, flaws },
            { texts: ["false", "true", "111122223333", "x", UNKNOWN], flaws: [] },
        );
    });

    it("says that a list, an object, nothing and a big integer are no text", () => {
        const flaws: string[] = [];
        const texts = textsOf(["a", ["b"], { c: "d" }, null, undefined, 1n], "Action", flaws);
        assert.deepStrictEqual(
            { texts, flaws },
            { texts: ["a"], flaws: Array(5).fill("Action holds a value that is no text") },
        );
    });

    const names = ["Effect", "Action"];
    const cases: [sentence: string, value: Record<string, unknown>, found: unknown, flaws: string[]][] = [
        ["reads usual names", { Effect: "Allow" }, { Effect: "Allow" }, []],
        [
            "reads names in another case, and says so",
            { EFFECT: "Allow" },
            { Effect: "Allow" },
            ['it carries "EFFECT"; AWS reads only "Effect"'],
        ],
        [
            "puts the values of two spellings together",
            { Action: "a", action: ["b", "c"] },
            { Action: ["a", "b", "c"] },
            ['it carries "action"; AWS reads only "Action"'],
        ],
        [
            "leaves out what is no element, and says so",
            { Actions: "a" },
            {},
            ['it carries "Actions", which is no element of a policy document'],
        ],
        ["takes nothing for absent", { Effect: null, Action: undefined }, {}, []],
        ["keeps an unknown", { Action: UNKNOWN }, { Action: UNKNOWN }, []],
    ];
    for (const [sentence, value, right, flaws] of cases)
        it(sentence, () => {
            const seen: string[] = [];
            assert.deepStrictEqual(
                { found: elementsOf(value, names, seen), flaws: seen },
                { found: right, flaws },
            );
        });

    it("one element is what it is among all", () => {
        const objects = [
            { Action: "a" },
            { action: "a" },
            { ACTION: ["a"], Action: "b" },
            { Action: null, action: "a" },
        ];
        for (const value of [...objects, { Effect: "Allow" }, { Action: undefined }])
            assert.deepStrictEqual(elementIn(value, "Action"), elementsOf(value, ["Action"], []).Action);
    });
});
