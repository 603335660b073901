import assert from "node:assert";

import { type Condition, UNKNOWN } from "../../iam";
import { parseConditions } from "../../iam/condition-block";

const KEY = "aws:SourceAccount";
const condition = (parts: Partial<Condition> = {}): Condition => ({
    family: "equals",
    negated: false,
    ifExists: false,
    quantifier: undefined,
    key: "aws:sourceaccount",
    values: ["1"],
    ...parts,
});
const under = (operator: string): unknown => ({ [operator]: { [KEY]: "1" } });

function read(block: unknown) {
    const flaws: string[] = [];
    return { conditions: parseConditions(block, "s", flaws), flaws };
}

describe("condition operators", () => {
    const operators: [name: string, parts: Partial<Condition>][] = [
        ["StringEquals", {}],
        ["StringNotEquals", { negated: true }],
        ["StringEqualsIgnoreCase", { family: "equalsIgnoreCase" }],
        ["StringNotEqualsIgnoreCase", { family: "equalsIgnoreCase", negated: true }],
        ["StringLike", { family: "like" }],
        ["StringNotLike", { family: "like", negated: true }],
        ["ArnEquals", { family: "arn" }],
        ["ArnLike", { family: "arn" }],
        ["ArnNotEquals", { family: "arn", negated: true }],
        ["ArnNotLike", { family: "arn", negated: true }],
        ["Bool", { family: "bool" }],
        ["Null", { family: "null" }],
        ["IpAddress", { family: "address" }],
        ["NotIpAddress", { family: "address", negated: true }],
        ["BinaryEquals", {}],
        ["NumericEquals", { family: "order" }],
        ["NumericNotEquals", { family: "order", negated: true }],
        ["NumericLessThan", { family: "order" }],
        ["NumericGreaterThanEquals", { family: "order" }],
        ["DateGreaterThan", { family: "order" }],
        ["DateLessThanEquals", { family: "order" }],
        ["StringEqualsIfExists", { ifExists: true }],
        ["StringNotEqualsIfExists", { negated: true, ifExists: true }],
        ["ArnLikeIfExists", { family: "arn", ifExists: true }],
        ["BoolIfExists", { family: "bool", ifExists: true }],
        ["ForAllValues:StringLike", { family: "like", quantifier: "ForAllValues" }],
        ["ForAnyValue:StringEquals", { quantifier: "ForAnyValue" }],
        ["ForAnyValue:StringNotEqualsIfExists", { quantifier: "ForAnyValue", negated: true, ifExists: true }],
        ["forallvalues:stringequalsifexists", { quantifier: "ForAllValues", ifExists: true }],
        ["STRINGEQUALS", {}],
    ];
    for (const [name, parts] of operators)
        it(`reads ${name}`, () => {
            assert.deepStrictEqual(read(under(name)), { conditions: [condition(parts)], flaws: [] });
        });

    for (const name of [
        "StringEqual",
        "ForSomeValues:StringEquals",
        "x:ForAnyValue:StringEquals",
        "IfExists",
        "",
        "StringEquals:IfExists",
    ])
        it(`does not know "${name}"`, () => {
            assert.deepStrictEqual(read(under(name)), {
                conditions: [
                    {
                        family: "unreadable",
                        negated: false,
                        ifExists: false,
                        key: "aws:sourceaccount",
                        values: ["1"],
                    },
                ],
                flaws: [`s has the condition operator "${name}", which AWS does not know`],
            });
        });
});

describe("condition blocks", () => {
    const unknown = { family: "unreadable", negated: false, ifExists: false, key: "", values: [UNKNOWN] };
    const cases: [sentence: string, block: unknown, right: unknown, flaws: string[]][] = [
        ["an absent block holds nothing", undefined, [], []],
        ["an empty block holds nothing", {}, [], []],
        ["an operator without keys holds nothing", { StringEquals: {} }, [], []],
        ["keys lose their case", { StringEquals: { "AWS:SOURCEACCOUNT": "1" } }, [condition()], []],
        ["values keep their case", { StringEquals: { [KEY]: "oNe" } }, [condition({ values: ["oNe"] })], []],
        [
            "lists stay lists",
            { StringEquals: { [KEY]: ["1", "2"] } },
            [condition({ values: ["1", "2"] })],
            [],
        ],
        [
            "booleans become text",
            { Bool: { [KEY]: false } },
            [condition({ family: "bool", values: ["false"] })],
            [],
        ],
        [
            "numbers become text",
            { NumericLessThan: { [KEY]: 300 } },
            [condition({ family: "order", values: ["300"] })],
            [],
        ],
        [
            "operators and keys lie side by side",
            { StringEquals: { [KEY]: "1", "aws:PrincipalOrgID": "o-1" }, Null: { [KEY]: "false" } },
            [
                condition(),
                condition({ key: "aws:principalorgid", values: ["o-1"] }),
                condition({ family: "null", values: ["false"] }),
            ],
            [],
        ],
        ["an unknown block", UNKNOWN, [unknown], []],
        ["unknown keys", { StringEquals: UNKNOWN }, [unknown], []],
        ["an unknown value", { StringEquals: { [KEY]: UNKNOWN } }, [condition({ values: [UNKNOWN] })], []],
        [
            "an unknown value of several",
            { StringEquals: { [KEY]: ["1", UNKNOWN] } },
            [condition({ values: ["1", UNKNOWN] })],
            [],
        ],
        ["a text is no block", "aws:SecureTransport", [], ["s has a Condition that is not an object"]],
        ["a text holds no keys", { Bool: "true" }, [], ['s has under "Bool" no keys to compare']],
        ["nothing holds no keys", { Bool: null }, [], ['s has under "Bool" no keys to compare']],
    ];
    for (const [sentence, block, right, flaws] of cases)
        it(sentence, () => {
            assert.deepStrictEqual(read(block), { conditions: right, flaws });
        });
});
