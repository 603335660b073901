import assert from "node:assert/strict";

import fc from "fast-check";

import {
    BadMessage,
    type Check,
    id,
    integer,
    list,
    object,
    oneOf,
    optional,
    part,
    pathBelow,
    read,
    text,
    time,
    written,
} from "../../../examples/messages";

const job = object({
    id: id(),
    kind: oneOf("invoice", "refund"),
    amount: integer(0, 1_000),
    at: time,
    note: optional(text(20)),
});
const good = { id: "job-1", kind: "invoice", amount: 5, at: "2026-11-21T10:00:00.000Z" } as const;

/** Whether a check lets a value through. */
const fits = (check: Check<unknown>, value: unknown): boolean => {
    try {
        check(value, "it");
        return true;
    } catch (error) {
        assert.ok(error instanceof BadMessage, String(error));
        return false;
    }
};
const refused = (body: string, why: RegExp) =>
    assert.throws(() => read(job, body), { name: "BadMessage", message: why });

describe("a message is read", () => {
    it("when it has the fields that it should have, and nothing is left out or added", () => {
        assert.deepEqual(read(job, written(job, good)), good);
        assert.deepEqual(read(job, written(job, { ...good, note: "soon" })), { ...good, note: "soon" });
        refused(JSON.stringify({ ...good, amount: undefined }), /amount is no whole number/);
        refused(JSON.stringify({ ...good, email: "a@example.com" }), /field too many/);
    });

    it("and refused without a word of what it holds", () => {
        const secret = "hunter2";
        for (const body of [
            secret,
            `{"id":"${secret} "}`,
            `{"${secret}":1}`,
            `["${secret}"]`,
            `{"a":"${secret}`,
        ])
            assert.throws(
                () => read(job, body),
                (error: Error) => error instanceof BadMessage && !error.message.includes(secret),
            );
    });

    it("only when each of its names comes once, however it is written", () => {
        const twice = '{"id":"job-1","id":"job-2"}';
        assert.throws(() => read(part({ id: id() }), twice), /a name twice/);
        assert.throws(() => read(part({ id: id() }), '{"id":"job-1", "\\u0069d" : "job-2"}'), /a name twice/);
        assert.throws(() => read(part({}), '{"a":[{"b":1,"b":2}]}'), /a name twice/);
        const apart = '{"id":"{\\"id\\":1}x","a":{"id":1},"b":[{"id":2},{"id":3}]}';
        assert.doesNotThrow(() => read(part({ id: text(20) }), apart));
    });

    it("without touching prototypes", () => {
        for (const name of ["__proto__", "constructor", "toString"]) {
            refused(`{"${name}":{"admin":true}}`, /./);
            const found = read(part({ id: optional(id()) }), `{"${name}":{"id":"x"}}`);
            assert.deepEqual(Object.keys(found), []);
            assert.equal((found as { admin?: boolean }).admin, undefined);
        }
        assert.equal(fits(object({ toString: id() }), {}), false, "what is inherited is no field");
        assert.equal(({} as { admin?: boolean }).admin, undefined);
    });

    it("only within its size, and whatever its depth", () => {
        refused(" ".repeat(262_145), /too large/);
        refused("é".repeat(131_073), /too large/);
        refused("[".repeat(200_000), /no JSON/);
        refused("[".repeat(100_000) + "]".repeat(100_000), /no object/);
        refused('{"a":'.repeat(40_000) + "1" + "}".repeat(40_000), /./);
        refused(`{"id":"${"x".repeat(200_000)}"}`, /too long/);
        refused(`{"id":"${"\\n".repeat(100_000)}"}`, /too long/);
    });

    it("or refused as a bad message, whatever comes", () => {
        const reads = (body: string) => fits((value) => read(job, value as string), body);
        fc.assert(fc.property(fc.string({ unit: "binary" }), (body) => !reads(body)));
        fc.assert(fc.property(fc.json(), (body) => !reads(body)));
        fc.assert(
            fc.property(fc.constantFrom(...Object.keys(good)), fc.jsonValue(), (name, value) => {
                const body = JSON.stringify({ ...good, [name]: value });
                if (reads(body)) assert.deepEqual(read(job, body), JSON.parse(body));
            }),
        );
    });
});

describe("the checks of fields", () => {
    it("let ids through, and no personal data or path", () => {
        for (const value of ["a", "job-1", "A.b_c:9"]) assert.ok(fits(id(), value), value);
        const others = [
            "",
            "ada@example.com",
            "../x",
            "a/b",
            "a b",
            "-a",
            "a--b",
            "a\n",
            "ä",
            "x".repeat(65),
            1,
            null,
        ];
        for (const value of others) assert.ok(!fits(id(), value), String(value));
    });

    it("let whole numbers through that JSON keeps, and no other", () => {
        const any = integer(-Infinity, Infinity);
        for (const value of [0, -1, 2 ** 53 - 1]) assert.ok(fits(any, value), String(value));
        for (const body of ["1e400", "9007199254740993", "1.5", '"1"', "null", "true"])
            assert.ok(!fits(any, JSON.parse(body)), body);
        assert.ok(!fits(integer(0, 5), 6));
    });

    it("let times through in one spelling", () => {
        assert.ok(fits(time, good.at));
        for (const value of ["2026-11-21", "2026-02-30T00:00:00.000Z", "now", 1])
            assert.ok(!fits(time, value), String(value));
    });

    it("let paths through below their prefix alone", () => {
        const path = pathBelow("uploads/");
        for (const value of ["uploads/a.csv", "uploads/2026/stock list (1).csv"])
            assert.ok(fits(path, value), value);
        const others = [
            "a.csv",
            "uploads/",
            "uploads/../a",
            "uploads/./a",
            "uploads//a",
            "uploads/..",
            "/uploads/a",
        ];
        const coded = ["uploads/%2e%2e/a", "uploads/..\\a", "uploads/a\u0000", "uploads/…"];
        for (const value of [...others, ...coded]) assert.ok(!fits(path, value), value);
        fc.assert(
            fc.property(fc.string({ unit: "grapheme" }), (rest) => {
                const found = `uploads/${rest}`;
                if (fits(path, found))
                    assert.ok(new URL(found, "file:///x/").pathname.startsWith("/x/uploads/"));
            }),
        );
    });

    it("let text through without control characters or halves of characters", () => {
        assert.ok(fits(text(10), "Ünïcode 😀"));
        for (const value of ["a\nb", "\u0000", "\ud800", "x".repeat(11)]) assert.ok(!fits(text(10), value));
    });

    it("let lists through of bounded length", () => {
        assert.ok(fits(list(id(), 2), ["a", "b"]));
        for (const value of [["a", "b", "c"], ["a", " "], "ab", { length: 0 }])
            assert.ok(!fits(list(id(), 2), value));
    });
});
