import assert from "node:assert";

import { type Document, parseDocument, type Statement, UNKNOWN } from "../../iam";
import { allow, QUEUE, SEND, without } from "../support/statements";

const PLAIN: Statement = {
    label: "statement 1",
    effect: "Allow",
    principals: { negated: false, entries: [{ kind: "AWS", value: "*" }] },
    actions: { negated: false, values: [SEND] },
    resources: { negated: false, values: [QUEUE] },
    conditions: [],
};

const only = (statement: Partial<Statement>, ...flaws: string[]): Document => ({
    statements: [{ ...PLAIN, ...statement }],
    flaws,
    unknown: false,
});
const refused = (flaw: string): Document => ({ statements: [], flaws: [flaw], unknown: false });
const reads = (statement: unknown): unknown => ({ Version: "2012-10-17", Statement: statement });

describe("parseDocument", () => {
    const cases: [sentence: string, source: unknown, right: Document][] = [
        ["reads an object", reads([allow()]), only({})],
        ["reads text", JSON.stringify(reads([allow()])), only({})],
        ["reads a statement without a list", reads(allow()), only({})],
        ["reads text with a statement without a list", JSON.stringify(reads(allow())), only({})],
        ["reads lists of one as the value", reads(allow({ Action: [SEND], Resource: [QUEUE] })), only({})],
        ["reads the version of 2008", { Version: "2008-10-17", Statement: allow() }, only({})],
        [
            "passes over the name of a document",
            { Version: "2012-10-17", Id: "a", Statement: allow() },
            only({}),
        ],
        ["reads a Deny", reads(allow({ Effect: "Deny" })), only({ effect: "Deny" })],
        ["names a statement by its Sid", reads(allow({ Sid: "Open" })), only({ label: 'statement "Open"' })],
        ["names a statement with an empty Sid by its place", reads(allow({ Sid: "" })), only({})],
        ["names a statement with an unknown Sid by its place", reads(allow({ Sid: UNKNOWN })), only({})],
        [
            "reads NotAction",
            reads(without(allow({ NotAction: SEND }), "Action")),
            only({ actions: { negated: true, values: [SEND] } }),
        ],
        [
            "reads NotResource",
            reads(without(allow({ NotResource: QUEUE }), "Resource")),
            only({ resources: { negated: true, values: [QUEUE] } }),
        ],
        [
            "reads NotPrincipal",
            reads(without(allow({ NotPrincipal: { AWS: "444455556666" } }), "Principal")),
            only({ principals: { negated: true, entries: [{ kind: "AWS", value: "444455556666" }] } }),
        ],
        [
            "takes an absent Resource for all",
            reads(without(allow(), "Resource")),
            only({ resources: { negated: false, values: ["*"] } }),
        ],
        [
            "leaves the principals of an identity policy out",
            reads(without(allow(), "Principal")),
            only({ principals: undefined }),
        ],
        [
            "reads elements in another case, and says so",
            reads({ effect: "Allow", PRINCIPAL: "*", action: SEND, resource: QUEUE }),
            only(
                {},
                'it carries "effect"; AWS reads only "Effect"',
                'it carries "PRINCIPAL"; AWS reads only "Principal"',
                'it carries "action"; AWS reads only "Action"',
                'it carries "resource"; AWS reads only "Resource"',
            ),
        ],
        [
            "reads Statement in another case, and says so",
            { Version: "2012-10-17", statement: allow() },
            only({}, 'it carries "statement"; AWS reads only "Statement"'),
        ],
        [
            "reads an Effect in another case, and says so",
            reads(allow({ Effect: "ALLOW" })),
            only({}, 'statement 1 has the Effect "ALLOW"; it must be "Allow" or "Deny"'),
        ],
        [
            "takes a deny in another case for a Deny, and says so",
            reads(allow({ Effect: "deny" })),
            only({ effect: "Deny" }, 'statement 1 has the Effect "deny"; it must be "Allow" or "Deny"'),
        ],
        [
            "takes an absent Effect for Allow, and says so",
            reads(without(allow(), "Effect")),
            only({}, 'statement 1 has the Effect undefined; it must be "Allow" or "Deny"'),
        ],
        [
            "takes two effects for Allow, and says so",
            reads(allow({ Effect: ["Deny", "Allow"] })),
            only({}, 'statement 1 has the Effect ["Deny","Allow"]; it must be "Allow" or "Deny"'),
        ],
        [
            "says that an Action is missing",
            reads(without(allow(), "Action")),
            only({ actions: { negated: false, values: [] } }, "statement 1 has no Action"),
        ],
        [
            "says that an element is none",
            reads(allow({ Actions: "sqs:*" })),
            only({}, 'it carries "Actions", which is no element of a policy document'),
        ],
        [
            "says that a name is carried twice",
            `{"Statement": {"Effect": "Deny", "Effect": "Allow", "Principal": "*", "Action": "${SEND}", "Resource": "${QUEUE}"}}`,
            only({}, 'it carries "Effect" twice in one object'),
        ],
        ["says that text is no JSON", "{", refusedBy("{")],
        ["says that nothing is no JSON", "", refusedBy("")],
        ["says that a list is no document", [allow()], refused("it is not an object")],
        ["says that a text of a text is no document", JSON.stringify("{}"), refused("it is not an object")],
        ["says that nothing is no document", undefined, refused("it is not an object")],
        ["says that null is no document", "null", refused("it is not an object")],
        ["says that a Statement is missing", { Version: "2012-10-17" }, refused("it has no Statement")],
        ["says that a statement is none", reads(["Allow"]), refused("statement 1 is not an object")],
        ["says that a statement is null", reads([null]), refused("statement 1 is not an object")],
        [
            "reads the statements beside one that is none",
            reads(["Allow", allow()]),
            { ...only({ label: "statement 2" }), flaws: ["statement 1 is not an object"] },
        ],
    ];
    for (const [sentence, source, right] of cases)
        it(sentence, () => {
            assert.deepStrictEqual(parseDocument(source), right);
        });
});

describe("parts that are not known yet", () => {
    const cases: [sentence: string, source: unknown, right: Document][] = [
        ["the document", UNKNOWN, { statements: [], flaws: [], unknown: true }],
        ["the list of statements", reads(UNKNOWN), { statements: [], flaws: [], unknown: true }],
        ["one statement", reads([UNKNOWN, allow()]), { ...only({ label: "statement 2" }), unknown: true }],
        ["the version", { Version: UNKNOWN, Statement: allow() }, only({})],
        ["Effect", reads(allow({ Effect: UNKNOWN })), only({ effect: UNKNOWN })],
        [
            "Principal",
            reads(allow({ Principal: UNKNOWN })),
            only({ principals: { negated: false, entries: [{ kind: "AWS", value: UNKNOWN }] } }),
        ],
        [
            "Principal.AWS",
            reads(allow({ Principal: { AWS: UNKNOWN } })),
            only({ principals: { negated: false, entries: [{ kind: "AWS", value: UNKNOWN }] } }),
        ],
        [
            "Action",
            reads(allow({ Action: UNKNOWN })),
            only({ actions: { negated: false, values: [UNKNOWN] } }),
        ],
        [
            "one action of several",
            reads(allow({ Action: [SEND, UNKNOWN] })),
            only({ actions: { negated: false, values: [SEND, UNKNOWN] } }),
        ],
        [
            "Resource",
            reads(allow({ Resource: UNKNOWN })),
            only({ resources: { negated: false, values: [UNKNOWN] } }),
        ],
    ];
    for (const [part, source, right] of cases)
        it(`keeps ${part}`, () => {
            assert.deepStrictEqual(parseDocument(source), right);
        });
});

describe("parseDocument never throws", () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const sources: [what: string, source: unknown][] = [
        ["an Effect that cannot become text", `{"Statement": {"Effect": {"toString": 1, "valueOf": 1}}}`],
        ["an Effect without a prototype", reads(allow({ Effect: Object.create(null) as unknown }))],
        ["a value that contains itself", reads(allow({ Effect: circular, Action: circular }))],
        ["a big integer", reads(allow({ Action: 10n }))],
        ["a function", reads(allow({ Action: () => "sqs:*", Effect: () => "Allow" }))],
        ["a hundred thousand brackets", deep],
        ["a hundred thousand brackets as Action", `{"Statement": {"Effect": "Allow", "Action": [${deep}]}}`],
        ["a name that objects inherit", `{"__proto__": {"Statement": []}, "constructor": 1}`],
    ];
    for (const [what, source] of sources)
        it(`over ${what}`, () => {
            assert.doesNotThrow(() => parseDocument(source));
        });
});

/** The words of JSON.parse differ between versions of Node. */
function refusedBy(text: string): Document {
    try {
        JSON.parse(text);
    } catch (error) {
        return refused(`it is not JSON (${(error as Error).message})`);
    }
    throw new Error("it is JSON");
}
