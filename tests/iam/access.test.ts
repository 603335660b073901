import assert from "node:assert";

import { actionHolds, actionsOf, type Caller, exposures, type Scope, type Text, UNKNOWN } from "../../iam";
import { allow, deny, documentOf, FOREIGN, OWN, QUEUE, RECEIVE, SEND } from "../support/statements";
import { except, truthName, verdicts, whoGetsIn, without } from "../support/statements";

const ALL = "anonymous principal service";
verdicts("whom an Allow lets in", [
    ["everybody", [allow()], ALL],
    ["everybody as an AWS principal", [allow({ Principal: { AWS: "*" } })], ALL],
    ["everybody in a list", [allow({ Principal: { AWS: [OWN, "*"] } })], ALL],
    ["the own account", [allow({ Principal: { AWS: OWN } })], "nobody"],
    ["the own root", [allow({ Principal: { AWS: `arn:aws:iam::${OWN}:root` } })], "nobody"],
    ["the own root in China", [allow({ Principal: { AWS: `arn:aws-cn:iam::${OWN}:root` } })], "nobody"],
    ["a foreign account, whom the document names", [allow({ Principal: { AWS: FOREIGN } })], "nobody"],
    ["any account", [allow({ Principal: { AWS: "arn:aws:iam::*:root" } })], "principal"],
    [
        "a role of any account",
        [allow({ Principal: { AWS: "arn:aws-us-gov:iam::*:role/worker" } })],
        "principal",
    ],
    ["a service", [allow({ Principal: { Service: "sns.amazonaws.com" } })], "service"],
    ["a canonical user", [allow({ Principal: { CanonicalUser: "79a5" } })], "nobody"],
    ["services by a star, which AWS refuses", [allow({ Principal: { Service: "*" } })], ALL],
    ["identity providers by a star, which AWS refuses", [allow({ Principal: { Federated: "*" } })], ALL],
    [
        "everybody but services by a star",
        [allow(), deny({ Principal: { Service: "*" } })],
        "anonymous principal",
    ],
    [
        "everybody beside a Deny of identity providers by a star",
        [allow(), deny({ Principal: { Federated: "*" } })],
        ALL,
    ],
    [
        "all but services by a star",
        [except(allow(), { NotPrincipal: { Service: "*" } })],
        "anonymous principal",
    ],
    ["all but a role", [except(allow(), { NotPrincipal: { AWS: `arn:aws:iam::${OWN}:role/worker` } })], ALL],
    ["all but everybody", [except(allow(), { NotPrincipal: "*" })], "nobody"],
    [
        "all but some service, among many",
        [except(allow(), { NotPrincipal: { Service: "sns.amazonaws.com" } })],
        ALL,
    ],
    ["nobody named, as in an identity policy", [without(allow(), "Principal")], "nobody"],
    ["a Deny alone grants nothing", [deny()], "nobody"],
    ["a Deny of all but a role grants nothing", [except(deny(), { NotPrincipal: { AWS: OWN } })], "nobody"],
    ["an Effect in another case", [allow({ Effect: "allow" })], ALL],
    ["another action", [allow({ Action: "sqs:GetQueueUrl" })], ALL],
    ["an action of another service in the scope of none", [allow({ Action: "s3:*" })], "nobody"],
    ["a pattern that meets the action", [allow({ Action: "s*:*endMess?ge" })], ALL],
    ["the action in another case", [allow({ Action: "SQS:SENDMESSAGE" })], ALL],
    ["all but the action", [except(allow(), { NotAction: SEND })], "nobody"],
    ["all but another action", [except(allow(), { NotAction: RECEIVE })], ALL],
    ["all but the action in another case", [except(allow(), { NotAction: "SQS:sendmessage" })], "nobody"],
    ["all but every action of the service", [except(allow(), { NotAction: "sqs:*" })], "nobody"],
    ["two statements, the second open", [allow({ Principal: { AWS: OWN } }), allow()], ALL],
]);

describe("what an exposure tells", () => {
    const found = (...statements: unknown[]) => {
        const scope: Scope = { actions: actionsOf("sqs"), resource: QUEUE };
        return exposures(documentOf(...statements), { kind: "principal" }, scope).map(
            ({ statement, actions, certain }) => ({
                label: statement.label,
                actions,
                certain,
            }),
        );
    };

    it("the statement and the actions asked for", () => {
        assert.deepStrictEqual(
            found(allow({ Principal: { AWS: OWN } }), allow({ Action: "sqs:*MessageMoveTask" })),
            [
                {
                    label: "statement 2",
                    actions: ["sqs:StartMessageMoveTask", "sqs:CancelMessageMoveTask"],
                    certain: true,
                },
            ],
        );
    });

    it("actions under the names asked for, and those that the statement spells out beside them", () => {
        assert.deepStrictEqual(found(allow({ Action: ["SQS:sendmessage", "sqs:SendMessageBatch"] })), [
            { label: "statement 1", actions: [SEND, "sqs:SendMessageBatch"], certain: true },
        ]);
    });

    it("only the actions that no Deny takes back", () => {
        assert.deepStrictEqual(found(allow({ Action: [SEND, RECEIVE] }), deny({ Action: "sqs:Receive*" })), [
            { label: "statement 1", actions: [SEND], certain: true },
        ]);
    });

    it("first of all what is certain", () => {
        assert.deepStrictEqual(found(allow({ Action: [SEND, UNKNOWN] })), [
            { label: "statement 1", actions: [SEND], certain: true },
        ]);
    });

    it("each statement that opens, in order", () => {
        assert.deepStrictEqual(
            found(allow({ Sid: "b" }), allow({ Sid: "a" })).map(({ label }) => label),
            ['statement "b"', 'statement "a"'],
        );
    });

    const openNames: readonly Text[] = [UNKNOWN, `arn:aws:sqs:us-east-1:${OWN}:*`];
    for (const resource of openNames)
        it(`a Deny on every resource closes a queue of which is known: ${String(resource)}`, () => {
            const document = documentOf(allow(), deny({ Resource: "*" }));
            const scope: Scope = { actions: [SEND], resource };
            assert.deepStrictEqual(exposures(document, { kind: "principal" }, scope), []);
        });

    it("a Deny on a name that is no ARN closes the resource of that name", () => {
        const document = documentOf(allow(), deny({ Resource: "orders" }));
        const found = (resource: string) =>
            exposures(document, { kind: "principal" }, { actions: [SEND], resource }).length;
        assert.deepStrictEqual([found("orders"), found("invoices")], [0, 1]);
    });

    for (const [sentence, resource, right] of [
        [
            "a Deny on one name closes perhaps, where the queue's name is not known",
            `arn:aws:sqs:us-east-1:${OWN}:*`,
            false,
        ],
        ["a Deny on one name closes perhaps, where nothing of the queue is known", UNKNOWN, false],
    ] as const)
        it(sentence, () => {
            const document = documentOf(allow(), deny({ Resource: QUEUE }));
            const result = exposures(document, { kind: "principal" }, { actions: [SEND], resource });
            assert.deepStrictEqual(
                result.map(({ certain }) => certain),
                [right],
            );
        });
});

describe("callers whom a document names", () => {
    const foreign: Caller = { kind: "principal", account: FOREIGN };
    const rows: [sentence: string, statements: unknown[], caller: Caller, right: string][] = [
        ["an account by its id", [allow({ Principal: { AWS: FOREIGN } })], foreign, "principal"],
        [
            "an account by a role",
            [allow({ Principal: { AWS: `arn:aws:iam::${FOREIGN}:role/x` } })],
            foreign,
            "principal",
        ],
        ["another account", [allow({ Principal: { AWS: OWN } })], foreign, "nobody"],
        ["any account", [allow({ Principal: { AWS: "arn:aws:iam::*:root" } })], foreign, "principal"],
        [
            "an account does not mean the services that act for it",
            [allow({ Principal: { AWS: FOREIGN } })],
            { kind: "service", account: FOREIGN },
            "nobody",
        ],
        [
            "an account beside a Deny of one role",
            [
                allow({ Principal: { AWS: FOREIGN } }),
                deny({ Principal: { AWS: `arn:aws:iam::${FOREIGN}:role/x` } }),
            ],
            foreign,
            "principal",
        ],
        [
            "an account beside a Deny of the account",
            [allow({ Principal: { AWS: FOREIGN } }), deny({ Principal: { AWS: FOREIGN } })],
            foreign,
            "nobody",
        ],
        [
            "all but an account as a whole, whose roles are not on the list",
            [except(allow(), { NotPrincipal: { AWS: FOREIGN } })],
            foreign,
            "principal",
        ],
        [
            "an account beside a Deny of all but another as a whole",
            [allow({ Principal: { AWS: FOREIGN } }), except(deny(), { NotPrincipal: { AWS: OWN } })],
            foreign,
            "nobody",
        ],
        [
            "an account beside a Deny of another",
            [allow({ Principal: { AWS: FOREIGN } }), deny({ Principal: { AWS: OWN } })],
            foreign,
            "principal",
        ],
        [
            "an account beside a Deny of all but another",
            [allow({ Principal: { AWS: FOREIGN } }), except(deny(), { NotPrincipal: { AWS: OWN } })],
            foreign,
            "nobody",
        ],
        [
            "a service by its name",
            [allow({ Principal: { Service: "sns.amazonaws.com" } })],
            { kind: "service", service: "sns.amazonaws.com" },
            "service",
        ],
        [
            "another service",
            [allow({ Principal: { Service: "s3.amazonaws.com" } })],
            { kind: "service", service: "sns.amazonaws.com" },
            "nobody",
        ],
    ];
    for (const [sentence, statements, caller, right] of rows)
        it(`${sentence}: ${right}`, () => {
            assert.strictEqual(whoGetsIn(documentOf(...statements), [caller]), right);
        });
});

describe("an Allow on something else than the resource", () => {
    it("counts all the same: in the resource's own policy a wrong ARN is looked at, not passed over", () => {
        assert.strictEqual(whoGetsIn(documentOf(allow({ Resource: `${QUEUE}-dlq` }))), ALL);
    });
});

describe("actionHolds", () => {
    const rows: [sentence: string, patterns: Parameters<typeof actionHolds>[0], right: string][] = [
        ["the action", { negated: false, values: [SEND] }, "always"],
        ["no action", { negated: false, values: [] }, "never"],
        ["all but none", { negated: true, values: [] }, "always"],
        ["all but the action", { negated: true, values: [SEND] }, "never"],
        ["an unknown action", { negated: false, values: [UNKNOWN] }, "never to always"],
        ["all but an unknown action", { negated: true, values: [UNKNOWN] }, "never to always"],
        ["all but the action and an unknown one", { negated: true, values: [SEND, UNKNOWN] }, "never"],
    ];
    for (const [sentence, patterns, right] of rows)
        it(`${sentence}: ${right}`, () => {
            assert.strictEqual(truthName(actionHolds(patterns, SEND)), right);
        });
});
