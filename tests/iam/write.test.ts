import assert from "node:assert";

import { parseDocument, policyJson, type PolicyStatement } from "../../iam";

const written = (...statements: PolicyStatement[]): unknown => JSON.parse(policyJson(statements));
const STATEMENT: PolicyStatement = { Effect: "Allow", Action: "sqs:SendMessage" };

describe("policyJson", () => {
    it("writes the text that AWS stores, elements in the usual order", () => {
        const text = policyJson([
            {
                Condition: { Bool: { "aws:SecureTransport": "false" } },
                Resource: "arn:aws:sqs:us-east-1:111122223333:orders",
                Action: ["sqs:SendMessage", "sqs:ReceiveMessage"],
                Principal: "*",
                Effect: "Deny",
                Sid: "TlsOnly",
            },
        ]);
        assert.strictEqual(
            text,
            '{"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*",' +
                '"Action":["sqs:ReceiveMessage","sqs:SendMessage"],"Resource":"arn:aws:sqs:us-east-1:111122223333:orders",' +
                '"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}',
        );
    });

    const cases: [sentence: string, statement: PolicyStatement, right: unknown][] = [
        ["leaves out what is not given", STATEMENT, STATEMENT],
        [
            "sorts lists",
            { ...STATEMENT, Action: ["sqs:b", "sqs:a"] },
            { ...STATEMENT, Action: ["sqs:a", "sqs:b"] },
        ],
        ["writes a list of one bare", { ...STATEMENT, Action: ["sqs:a"] }, { ...STATEMENT, Action: "sqs:a" }],
        [
            "writes a value twice given once",
            { ...STATEMENT, Action: ["sqs:a", "sqs:a"] },
            { ...STATEMENT, Action: "sqs:a" },
        ],
        [
            "sorts principals",
            { ...STATEMENT, Principal: { AWS: ["b", "a"], Service: ["c"] } },
            { ...STATEMENT, Principal: { AWS: ["a", "b"], Service: "c" } },
        ],
        [
            "sorts values of conditions",
            { ...STATEMENT, Condition: { StringEquals: { "aws:a": ["2", "1"] } } },
            { ...STATEMENT, Condition: { StringEquals: { "aws:a": ["1", "2"] } } },
        ],
    ];
    for (const [sentence, statement, right] of cases)
        it(sentence, () => {
            assert.deepStrictEqual(written(statement), { Version: "2012-10-17", Statement: [right] });
        });

    it("keeps the order of statements", () => {
        assert.deepStrictEqual(written({ ...STATEMENT, Sid: "b" }, { ...STATEMENT, Sid: "a" }), {
            Version: "2012-10-17",
            Statement: [
                { ...STATEMENT, Sid: "b" },
                { ...STATEMENT, Sid: "a" },
            ],
        });
    });

    it("changes nothing that it is given", () => {
        const actions = ["sqs:b", "sqs:a"];
        policyJson([{ ...STATEMENT, Action: actions }]);
        assert.deepStrictEqual(actions, ["sqs:b", "sqs:a"]);
    });

    it("writes what the reader finds nothing wrong with", () => {
        assert.deepStrictEqual(parseDocument(policyJson([STATEMENT])).flaws, []);
    });
});
