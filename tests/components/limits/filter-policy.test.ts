import { deepStrictEqual } from "node:assert";

import { filterPolicyProblems, FilterPolicyScope } from "../../../components/limits/filter-policy";

const { MessageAttributes, MessageBody } = FilterPolicyScope;
const problems = (policy: unknown, scope = MessageAttributes) =>
    filterPolicyProblems("filterPolicy", JSON.stringify(policy), scope);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const wildcards = (count: number) => numbers(count).map((index) => ({ wildcard: `*${index}` }));

const list = "SNS matches a key with a list of values; give at least one value in a list.";
const operators = "prefix, suffix, equals-ignore-case, wildcard, cidr, exists, numeric, anything-but";
const values = `SNS takes strings, numbers, true, false, null and objects with one operator; choose one of ${operators}.`;
const comparisons = 'SNS takes comparisons such as [">=", 0, "<", 100] there; give that.';
const addresses = 'SNS takes addresses such as "10.0.0.0/24" there; give that.';
const others =
    "SNS takes a string or a number, a list of them, or one of prefix, suffix, wildcard and equals-ignore-case " +
    "there; give that.";

describe("a filter policy is taken", () => {
    const taken: Record<string, unknown> = {
        "that matches everything": {},
        "with plain values": { a: ["x", 1, -0.5, true, false, null] },
        "with the largest numbers": { a: [1_000_000_000, -1_000_000_000] },
        "with prefix and suffix": { a: [{ prefix: "x" }, { suffix: "y" }] },
        "with equals-ignore-case": { a: [{ "equals-ignore-case": "x" }] },
        "with three asterisks": { a: [{ wildcard: "*x*y*" }] },
        "with addresses": { a: [{ cidr: "10.0.0.0/24" }, { cidr: "2001:db8::/32" }, { cidr: "10.0.0.1" }] },
        "with exists": { a: [{ exists: true }], b: [{ exists: false }] },
        "with comparisons": {
            a: [{ numeric: ["=", 0] }, { numeric: ["<", 5] }, { numeric: [">=", 0, "<", 1] }],
        },
        "with what is excluded": {
            a: [{ "anything-but": "x" }, { "anything-but": ["x", 1] }, { "anything-but": { prefix: "x" } }],
            b: [{ "anything-but": { suffix: ["x", "y"] } }, { "anything-but": { wildcard: "x*" } }],
            c: [{ "anything-but": 1 }, { "anything-but": { "equals-ignore-case": "x" } }],
        },
        "with alternatives": { source: ["x"], $or: [{ a: [1] }, { b: [2], c: [3] }] },
        "whose $or is a key like any other": { $or: ["x"] },
        "with five keys": { a: [1], b: [1], c: [1], d: [1], e: [1] },
        "with 150 combinations": { a: numbers(10), b: numbers(5), c: numbers(3) },
        "with 100 points of wildcards": { a: wildcards(10) },
    };
    for (const [what, policy] of Object.entries(taken)) {
        it(what, () => {
            deepStrictEqual(problems(policy), []);
            deepStrictEqual(problems(policy, MessageBody), []);
        });
    }

    it("with keys in keys, if it looks at the body; only the outermost are counted", () => {
        const inner = { b: [1], c: [1], d: [1], e: [1], f: [1], g: [1] };
        deepStrictEqual(problems({ a: inner }, MessageBody), []);
        deepStrictEqual(problems({ a: inner }), [
            "filterPolicy.a holds keys of its own; SNS nests keys only with filterPolicyScope MessageBody; set that " +
                "scope or give a list of values.",
        ]);
    });

    it("of 262144 bytes at most, of UTF-8", () => {
        const text = (characters: number) => `{"a":["ä${"x".repeat(characters - 11)}"]}`;
        deepStrictEqual(filterPolicyProblems("filterPolicy", text(262_143), MessageBody), []);
        deepStrictEqual(filterPolicyProblems("filterPolicy", text(262_144), MessageBody), [
            "filterPolicy has 262145 bytes; SNS allows 262144; match fewer values.",
        ]);
    });
});

describe("a filter policy is refused", () => {
    const refused: Record<string, [unknown, string, FilterPolicyScope?]> = {
        "that is a list": [
            ["x"],
            'is "[\\"x\\"]"; SNS takes the JSON text of an object; write it with JSON.stringify.',
        ],
        "that matches a key with one value": [{ a: "x" }, `.a is "x"; ${list}`],
        "that matches a key with nothing": [{ a: [] }, `.a is []; ${list}`],
        "that nests nothing": [{ a: { b: {} } }, `.a.b is {}; ${list}`, MessageBody],
        "with a list in a list": [{ a: [["x"]] }, `.a[0] is ["x"]; ${values}`],
        "with an operator that does not exist": [
            { a: ["x", { like: "y" }] },
            `.a[1] is {"like":"y"}; ${values}`,
        ],
        "with two operators at once": [
            { a: [{ prefix: "x", suffix: "y" }] },
            `.a[0] is {"prefix":"x","suffix":"y"}; ${values}`,
        ],
        "with no operator": [{ a: [{}] }, `.a[0] is {}; ${values}`],
        "with an operator that objects have by nature": [
            { a: [{ toString: "x" }] },
            `.a[0] is {"toString":"x"}; ${values}`,
        ],
        "with a number that is too large": [
            { a: [1_000_000_001] },
            ".a[0] is 1000000001; SNS allows numbers from -1000000000 to 1000000000; choose one of these or match a " +
                "string.",
        ],
        "with a prefix that is no string": [
            { a: [{ prefix: 1 }] },
            ".a[0].prefix is 1; SNS takes a string there; give that.",
        ],
        "with four asterisks": [
            { a: [{ wildcard: "*x*y*z*" }] },
            '.a[0].wildcard is "*x*y*z*"; SNS takes a string with at most 3 asterisks there; give that.',
        ],
        "with existence that is neither true nor false": [
            { a: [{ exists: "yes" }] },
            '.a[0].exists is "yes"; SNS takes true or false there; give that.',
        ],
        "with a host for an address": [
            { a: [{ cidr: "localhost" }] },
            `.a[0].cidr is "localhost"; ${addresses}`,
        ],
        "with a comparison that is no list": [{ a: [{ numeric: 1 }] }, `.a[0].numeric is 1; ${comparisons}`],
        "with an unknown comparison": [
            { a: [{ numeric: ["!=", 1] }] },
            `.a[0].numeric is ["!=",1]; ${comparisons}`,
        ],
        "with bounds that leave nothing": [
            { a: [{ numeric: [">", 5, "<", 5] }] },
            `.a[0].numeric is [">",5,"<",5]; ${comparisons}`,
        ],
        "with the upper bound first": [
            { a: [{ numeric: ["<", 1, ">", 5] }] },
            `.a[0].numeric is ["<",1,">",5]; ${comparisons}`,
        ],
        "with three bounds": [
            { a: [{ numeric: [">", 1, "<", 5, "<", 6] }] },
            `.a[0].numeric is [">",1,"<",5,"<",6]; ${comparisons}`,
        ],
        "that excludes nothing": [{ a: [{ "anything-but": [] }] }, `.a[0].anything-but is []; ${others}`],
        "that excludes a truth": [{ a: [{ "anything-but": true }] }, `.a[0].anything-but is true; ${others}`],
        "that excludes null": [{ a: [{ "anything-but": null }] }, `.a[0].anything-but is null; ${others}`],
        "that excludes a comparison": [
            { a: [{ "anything-but": { numeric: ["=", 1] } }] },
            `.a[0].anything-but is {"numeric":["=",1]}; ${others}`,
        ],
        "that excludes two patterns": [
            { a: [{ "anything-but": { prefix: "x", suffix: "y" } }] },
            `.a[0].anything-but is {"prefix":"x","suffix":"y"}; ${others}`,
        ],
        "with six keys": [
            { a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] },
            " has 6 keys; SNS allows 5; match fewer values.",
        ],
        "with 151 combinations": [
            { a: numbers(151) },
            " has 151 combinations of values; SNS allows 150; match fewer values.",
        ],
        "with combinations that depth multiplies": [
            { a: { b: { c: numbers(4) } }, d: { e: numbers(7) } },
            " has 168 combinations of values; SNS allows 150; match fewer values.",
            MessageBody,
        ],
        "with combinations of alternatives, which are added": [
            { a: numbers(20), $or: [{ b: numbers(4) }, { c: numbers(4) }] },
            " has 160 combinations of values; SNS allows 150; match fewer values.",
        ],
        "with 121 points of wildcards": [
            { a: wildcards(11) },
            " has 121 points of wildcards; SNS allows 100; match fewer values.",
        ],
        "with points of wildcards in what is excluded, in keys and alternatives": [
            {
                a: { b: [{ wildcard: "*x*" }, { "anything-but": { wildcard: ["*y*", "*z*"] } }] },
                $or: [{ c: wildcards(6) }, { d: wildcards(4) }],
            },
            " has 106 points of wildcards; SNS allows 100; match fewer values.",
            MessageBody,
        ],
    };
    for (const [what, [policy, problem, scope]] of Object.entries(refused)) {
        it(what, () => {
            const space = problem.startsWith("is") ? " " : "";
            deepStrictEqual(problems(policy, scope), [`filterPolicy${space}${problem}`]);
        });
    }

    it("that is no JSON", () => {
        deepStrictEqual(filterPolicyProblems("filterPolicy", "type=invoice", MessageBody), [
            'filterPolicy is "type=invoice"; SNS takes the JSON text of an object; write it with JSON.stringify.',
        ]);
    });

    it("with every value that is wrong, alternatives included", () => {
        deepStrictEqual(problems({ a: ["x", []], $or: [{ b: [] }, { c: 1 }] }), [
            `filterPolicy.a[1] is []; ${values}`,
            `filterPolicy.$or[0].b is []; ${list}`,
            `filterPolicy.$or[1].c is 1; ${list}`,
        ]);
    });
});
