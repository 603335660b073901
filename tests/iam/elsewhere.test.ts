import assert from "node:assert";

import { type Caller, exposures } from "../../iam";
import { allow, deny, documentOf, OWN } from "../support/statements";

const STRANGE = "arn:*:sqs:*:000000000000:orders";
const ORGANISATION = "o-a1b2c3d4e5";

/** Who may send to a queue of an account that no document names. */
function whoMaySend(caller: Caller, ...statements: unknown[]): string {
    const scope = { actions: ["sqs:SendMessage"], resource: STRANGE, among: true };
    const found = exposures(documentOf(...statements), { ...caller }, scope);
    return found.length === 0 ? "nobody" : found.some(({ certain }) => certain) ? "surely" : "perhaps";
}

describe("in a policy about many resources", () => {
    const stranger: Caller = { kind: "principal", elsewhere: true };
    const rows: [sentence: string, statements: unknown[], right: string][] = [
        ["an Allow on everything reaches a strange queue", [allow({ Resource: "*" })], "surely"],
        [
            "one on an own queue does not",
            [allow({ Resource: `arn:aws:sqs:us-east-1:${OWN}:orders` })],
            "nobody",
        ],
        ["one on all but an own queue does", [without(`arn:aws:sqs:us-east-1:${OWN}:orders`)], "surely"],
        [
            "a Deny on all but the own queues closes it",
            [allow({ Resource: "*" }), { ...without(`arn:aws:sqs:*:${OWN}:*`), Effect: "Deny" }],
            "nobody",
        ],
        [
            "the account of the resource tells it apart",
            [allow({ Resource: "*", Condition: { StringEquals: { "aws:ResourceAccount": OWN } } })],
            "nobody",
        ],
        [
            "so does its organisation",
            [allow({ Resource: "*", Condition: { StringEquals: { "aws:ResourceOrgID": ORGANISATION } } })],
            "nobody",
        ],
        [
            "the network tells nothing, for it is shared",
            [allow({ Resource: "*", Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } })],
            "surely",
        ],
        [
            "a Deny of all other organisations closes it",
            [
                allow({ Resource: "*" }),
                deny({
                    Resource: "*",
                    Condition: { StringNotEquals: { "aws:PrincipalOrgID": ORGANISATION } },
                }),
            ],
            "nobody",
        ],
    ];
    for (const [sentence, statements, right] of rows)
        it(`${sentence}: ${right}`, () => assert.strictEqual(whoMaySend(stranger, ...statements), right));
});

describe("a caller of an organisation", () => {
    const inside = (id: string) =>
        allow({ Resource: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": id } } });
    const member: Caller = { kind: "principal", organization: ORGANISATION };

    it("gets in where its organisation does", () => {
        assert.strictEqual(whoMaySend(member, inside(ORGANISATION)), "surely");
    });
    it("gets in by its path", () => {
        const path = { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${ORGANISATION}/r-ab12/*` } };
        assert.strictEqual(whoMaySend(member, allow({ Resource: "*", Condition: path })), "surely");
    });
    it("stays out where another does", () => {
        assert.strictEqual(whoMaySend(member, inside("o-z9y8x7w6v5")), "nobody");
    });
    it("is one of whom strangers are none", () => {
        assert.strictEqual(whoMaySend({ kind: "principal" }, inside(ORGANISATION)), "nobody");
    });
});

function without(resource: string): Record<string, unknown> {
    return { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", NotResource: resource };
}
