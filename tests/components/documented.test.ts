import assert from "node:assert";

import { Declarations, type Declared } from "../support/declarations";

const source = /^https:\/\/(docs\.aws\.amazon\.com|www\.pulumi\.com\/docs)\/\S+$/;

describe("what the package exports", function () {
    this.timeout(60_000);

    let declarations: Declarations;
    before(() => (declarations = new Declarations()));

    const without = (list: readonly Declared[], holds: (declared: Declared) => boolean) =>
        list.filter((declared) => !holds(declared)).map(({ name }) => name);

    it("has a comment with a meaning on every argument", () => {
        assert.ok(declarations.arguments.length > 50);
        assert.deepStrictEqual(
            without(declarations.arguments, ({ text }) => /^[A-Z][^]*\.$/.test(text)),
            [],
        );
    });

    it("names the default of every argument that may be left out, and of no other", () => {
        assert.deepStrictEqual(
            without(declarations.arguments, ({ text, optional }) => /\bDefault\b/.test(text) === optional),
            [],
        );
    });

    it("names the page of AWS or Pulumi that every argument comes from", () => {
        assert.deepStrictEqual(
            without(
                declarations.arguments,
                ({ see }) => see.length > 0 && see.every((it) => source.test(it)),
            ),
            [],
        );
    });

    it("describes every output, and hides none: other languages would see it all the same", () => {
        assert.deepStrictEqual(
            without(
                declarations.fields,
                ({ modifiers, text }) => modifiers === "public readonly" && /^[A-Z][^]*\.$/.test(text),
            ),
            [],
        );
    });

    it("describes every method, and when it throws", () => {
        assert.ok(declarations.methods.length > 0);
        assert.deepStrictEqual(
            without(
                declarations.methods,
                ({ modifiers, text }) => modifiers === "public" && /^[A-Z][^]*\. Throws [^]*\.$/.test(text),
            ),
            [],
        );
    });
});
