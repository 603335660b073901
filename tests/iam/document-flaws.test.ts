import assert from "node:assert";

import { parseDocument } from "../../iam";
import { allow, except, QUEUE } from "../support/statements";

const reads = (statement: unknown): unknown => ({ Version: "2012-10-17", Statement: statement });

describe("the flaws of a document", () => {
    const refusedByAws: [what: string, source: unknown, flaw: string][] = [
        [
            "both Action and NotAction",
            reads(allow({ NotAction: "sqs:Purge*" })),
            "statement 1 has both Action and NotAction",
        ],
        [
            "both Resource and NotResource",
            reads(allow({ NotResource: "*" })),
            "statement 1 has both Resource and NotResource",
        ],
        [
            "an object as Action",
            reads(allow({ Action: { name: "sqs:*" } })),
            "Action of statement 1 holds a value that is no text",
        ],
        [
            "an object as NotAction",
            reads(except(allow(), { NotAction: { name: "sqs:*" } })),
            "NotAction of statement 1 holds a value that is no text",
        ],
        [
            "a list inside the list of actions",
            reads(allow({ Action: [["sqs:*"]] })),
            "Action of statement 1 holds a value that is no text",
        ],
        [
            "an object as Resource",
            reads(allow({ Resource: { arn: QUEUE } })),
            "Resource of statement 1 holds a value that is no text",
        ],
        [
            "a list inside the list of values",
            reads(allow({ Condition: { StringEquals: { "aws:a": [["b"]] } } })),
            "the Condition of statement 1 holds a value that is no text",
        ],
        [
            "an object as principal",
            reads(allow({ Principal: { AWS: { arn: QUEUE } } })),
            "the Principal of statement 1 holds a value that is no text",
        ],
        [
            "an Effect that no text can show",
            reads(allow({ Effect: 10n })),
            'statement 1 has the Effect (not readable); it must be "Allow" or "Deny"',
        ],
        [
            "a version that does not exist",
            { Version: "2012-10-18", Statement: allow() },
            "its Version is not 2012-10-17 (or the older 2008-10-17)",
        ],
    ];
    for (const [what, source, flaw] of refusedByAws)
        it(`says that AWS refuses ${what}`, () => {
            assert.deepStrictEqual(parseDocument(source).flaws, [flaw]);
        });
});
