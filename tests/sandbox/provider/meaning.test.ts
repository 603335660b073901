import assert from "node:assert/strict";

import { sameMeaning } from "../../../sandbox/provider/meaning";
import type { Value } from "../../../sandbox/provider/values";

const same: [string, Value | undefined, Value | undefined][] = [
    ["documents with their keys in another order", '{"a":1,"b":"2"}', '{ "b": 2, "a": "1" }'],
    ["a list of one and the one", '{"Action":["sqs:SendMessage"]}', '{"Action":"sqs:SendMessage"}'],
    ["lists in another order", ["b", "a"], ["a", "b"]],
    ["nothing, an empty text and an empty map", undefined, {}],
    ["maps with an empty part", { a: { b: null } }, { a: {} }],
];

const different: [string, Value | undefined, Value | undefined][] = [
    ["documents that allow different actions", '{"Action":"sqs:SendMessage"}', '{"Action":"sqs:*"}'],
    ["false and nothing", false, undefined],
    ["texts", "a", "b"],
    ["text that is no document and text that is", "{a", '{"a":1}'],
    ["lists of different lengths", ["a"], ["a", "a"]],
];

describe("the meaning of a property", () => {
    for (const [name, one, other] of same)
        it(`is the same for ${name}`, () => {
            assert.ok(sameMeaning(one, other));
        });

    for (const [name, one, other] of different)
        it(`tells apart ${name}`, () => {
            assert.ok(!sameMeaning(one, other));
        });
});
