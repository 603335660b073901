import assert from "node:assert";

import { covers, hasWildcard, matches, matchesAll, overlap } from "../../iam";

type Row = [sentence: string, a: string, b: string, right: boolean];

function table(title: string, judge: (a: string, b: string) => boolean, rows: readonly Row[]) {
    describe(title, () => {
        for (const [sentence, a, b, right] of rows)
            it(`${sentence}: "${a}" and "${b}"`, () => {
                assert.strictEqual(judge(a, b), right);
            });
    });
}

table("matches", matches, [
    ["a text matches itself", "sqs:SendMessage", "sqs:SendMessage", true],
    ["case counts", "sqs:sendmessage", "sqs:SendMessage", false],
    ["a star stands for a run", "sqs:*Message", "sqs:SendMessage", true],
    ["a star stands for nothing", "sqs:Send*Message", "sqs:SendMessage", true],
    ["a question mark stands for one character", "sqs:?endMessage", "sqs:SendMessage", true],
    ["a question mark does not stand for nothing", "sqs:Send?Message", "sqs:SendMessage", false],
    ["a star at the end stands for nothing", "orders*", "orders", true],
    ["a star before a question mark needs a character", "sqs:SendMessage*?", "sqs:SendMessage", false],
    ["the pattern must reach the end", "sqs:Send", "sqs:SendMessage", false],
    ["the text must reach the end", "sqs:SendMessageBatch", "sqs:SendMessage", false],
    ["stars may be many", "s*s:**M*e", "sqs:SendMessage", true],
    ["a star gives back what it took too much of", "a*ab", "aaaab", true],
    ["other signs stand for themselves", "a.c", "abc", false],
    ["other signs of regular expressions stand for themselves", "[a-c]+", "b", false],
    ["nothing matches nothing", "", "", true],
    ["a star matches nothing", "*", "", true],
    ["nothing matches only nothing", "", "a", false],
    ["a star crosses lines", "a*b", "a\nb", true],
]);

table("overlap", overlap, [
    ["equal texts", "orders", "orders", true],
    ["different texts", "orders", "orders-dlq", false],
    ["a prefix and a suffix", "orders*", "*dlq", true],
    ["two prefixes that part", "orders-*", "billing-*", false],
    ["two prefixes of which one leads on", "orders-*", "orders-a*", true],
    ["a star and nothing", "*", "", true],
    ["a question mark and nothing", "?", "", false],
    ["stars that meet in the middle", "a*c", "ab*", true],
    ["question marks of another length", "??", "???", false],
    ["a question mark and a star", "a?c", "a*", true],
    ["a question mark and a character", "a?c*", "abc*", true],
    ["a character and a question mark", "abc*", "a?c*", true],
    ["a question mark in place of another character", "a?c*", "abd*", false],
    ["a question mark and two behind a star", "?", "*??", false],
    ["a star against characters that never come", "a*b", "a*c", false],
]);

table("covers", covers, [
    ["a star covers all", "*", "sqs:*", true],
    ["a longer prefix is covered by a shorter one", "sqs:*", "sqs:Send*", true],
    ["a shorter prefix is not covered by a longer one", "sqs:Send*", "sqs:*", false],
    ["a text does not cover a star behind it", "orders", "orders*", false],
    ["a text covers itself", "orders", "orders", true],
    ["a text does not cover a pattern that it matches", "orders", "order?", false],
    ["a question mark covers a character", "order?", "orders", true],
    ["a question mark does not cover a star", "order?", "order*", false],
    ["a question mark covers a question mark", "?", "?", true],
    ["one question mark does not cover two", "?", "??", false],
    ["a character and a star do not cover a star", "?*", "*", false],
    ["a star covers a character and a star", "*", "?*", true],
    ["two stars in a row cover one", "**", "*", true],
]);

describe("wildcards", () => {
    const wildcards: [pattern: string, some: boolean, all: boolean][] = [
        ["*", true, true],
        ["***", true, true],
        ["?*", true, false],
        ["*?", true, false],
        ["?", true, false],
        ["sqs:*", true, false],
        ["sqs:SendMessage", false, false],
        ["", false, false],
    ];
    for (const [pattern, some, everything] of wildcards)
        it(`"${pattern}" ${some ? "has" : "has no"} wildcard and matches ${everything ? "" : "not "}everything`, () => {
            assert.deepStrictEqual([hasWildcard(pattern), matchesAll(pattern)], [some, everything]);
        });

    it("many stars against a long text take no time", () => {
        const started = Date.now();
        assert.strictEqual(matches(`${"*a".repeat(50)}b`, "a".repeat(5000)), false);
        assert.strictEqual(overlap(`${"*a".repeat(100)}b`, `${"a*".repeat(100)}c`), false);
        assert.ok(Date.now() - started < 1000);
    });
});
