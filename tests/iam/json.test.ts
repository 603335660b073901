import assert from "node:assert";

import { parseJson } from "../../iam/json";

const repeated = (text: string): unknown => {
    const parsed = parseJson(text);
    return "error" in parsed ? "error" : parsed.repeated;
};

describe("parseJson", () => {
    it("returns the value", () => {
        assert.deepStrictEqual(parseJson(`{"a": [1, "b"]}`), { value: { a: [1, "b"] }, repeated: [] });
    });

    for (const text of ["", "{", "{'a': 1}", "{}{}", "undefined", "\ufeff{}", `{"a": 1,}`])
        it(`says why it cannot read ${JSON.stringify(text)}`, () => {
            const parsed = parseJson(text);
            assert.ok("error" in parsed && parsed.error.length > 0);
        });

    const cases: [sentence: string, text: string, names: string[]][] = [
        ["a name that an object carries twice", `{"a": 1, "a": 2}`, ["a"]],
        ["a name three times is named once", `{"a": 1, "a": 2, "a": 3}`, ["a"]],
        ["a name twice deep inside", `{"x": [{"y": {"a": 1, "a": 1}}]}`, ["a"]],
        ["the same name in an object and its child is no repetition", `{"a": {"a": 1}}`, []],
        ["the same name in neighbours is no repetition", `[{"a": 1}, {"a": 2}]`, []],
        ["an outer name repeated behind an inner object", `{"a": {"b": 1}, "a": 2}`, ["a"]],
        ["a name written with an escape", `{"Effect": 1, "\\u0045ffect": 2}`, ["Effect"]],
        ["texts that look like names", `{"a": "a", "b": ["a", "a"], "c": "\\"a\\": 1, \\"a\\":"}`, []],
        ["brackets inside texts", `{"a": "}{][", "b": "{", "a": 1}`, ["a"]],
        ["blanks before the colon", `{"a"   : 1, "a"\n: 2}`, ["a"]],
        ["names that objects inherit", `{"constructor": 1, "__proto__": 2, "toString": 3}`, []],
        ["names that objects inherit, twice", `{"__proto__": 1, "__proto__": 2}`, ["__proto__"]],
        ["a name that ends in a backslash", `{"a\\\\": 1, "a\\\\": 2}`, ["a\\"]],
        ["no object at all", `"a"`, []],
    ];
    for (const [sentence, text, names] of cases)
        it(`finds repeated names: ${sentence}`, () => {
            assert.deepStrictEqual(repeated(text), names);
        });
});
