import assert from "node:assert";

import { ALWAYS, NEVER, SOMETIMES, type Truth, UNSURE } from "../../iam/truth";
import { type Asked, holdsFor, parseDocument, UNKNOWN } from "../../iam";

const REGION: Asked = { key: "aws:requestedregion" };
const TAG: Asked = { key: "aws:resourcetag/", optional: true };
const NOT_FOR_SERVICE: Asked = { key: "kms:grantisforawsresource", text: "false" };
const REPOSITORY: Asked = { key: "host:sub", part: (pattern) => pattern.split(":")[0]! };

function holds(condition: unknown, asked: Asked): Truth {
    const document = parseDocument({ Statement: { Effect: "Allow", Action: "a:B", Condition: condition } });
    return holdsFor(document.statements[0]!.conditions, asked);
}

const cases: Record<string, [condition: unknown, asked: Asked, wanted: Truth]> = {
    "always without conditions": [undefined, REGION, ALWAYS],
    "never where the key is bound": [{ StringEquals: { "aws:RequestedRegion": "eu-west-1" } }, REGION, NEVER],
    "sometimes under a wildcard": [{ StringLike: { "aws:RequestedRegion": "eu-*" } }, REGION, SOMETIMES],
    "always under a star": [{ StringLike: { "aws:RequestedRegion": "*" } }, REGION, ALWAYS],
    "always where another value is shut out": [
        { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
        REGION,
        ALWAYS,
    ],
    "sometimes where another key is bound, as the caller likes": [
        { StringEquals: { "aws:PrincipalTag/team": "x" } },
        REGION,
        SOMETIMES,
    ],
    "sometimes where a key is bound that only begins like it": [
        { StringEquals: { "aws:RequestedRegions": "eu-west-1" } },
        REGION,
        SOMETIMES,
    ],
    "never, whatever follows in a family of keys": [
        { StringEquals: { "aws:ResourceTag/team": "x" } },
        TAG,
        NEVER,
    ],
    "sometimes where an optional key may be left out": [
        { StringEqualsIfExists: { "aws:ResourceTag/team": "x" } },
        TAG,
        SOMETIMES,
    ],
    "never where a key that is always there may be left out": [
        { StringEqualsIfExists: { "aws:RequestedRegion": "eu-west-1" } },
        REGION,
        NEVER,
    ],
    "never for the other of two values": [
        { Bool: { "kms:GrantIsForAWSResource": "true" } },
        NOT_FOR_SERVICE,
        NEVER,
    ],
    "always for the value itself": [
        { Bool: { "kms:GrantIsForAWSResource": "false" } },
        NOT_FOR_SERVICE,
        ALWAYS,
    ],
    "never where only the rest of a pattern is open": [
        { StringLike: { "host:sub": "orders:*" } },
        REPOSITORY,
        NEVER,
    ],
    "sometimes where the deciding part is open": [
        { StringLike: { "host:sub": "ord*:main" } },
        REPOSITORY,
        SOMETIMES,
    ],
    "never for a text that is not known, compared whole": [
        { StringEquals: { "aws:RequestedRegion": UNKNOWN } },
        REGION,
        NEVER,
    ],
    "unsure for a pattern that is not known": [
        { StringLike: { "aws:RequestedRegion": UNKNOWN } },
        REGION,
        UNSURE,
    ],
};

describe("how often conditions hold for requests of which one key is known", () => {
    for (const [name, [condition, asked, wanted]] of Object.entries(cases))
        it(name, () => assert.deepStrictEqual(holds(condition, asked), wanted));
});
