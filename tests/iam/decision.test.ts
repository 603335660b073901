import assert from "node:assert";

import { type Document, parseDocument, UNKNOWN } from "../../iam";
import {
    ask,
    type Asked,
    ban,
    decisions,
    grant,
    GUEST,
    identity,
    ROLE,
    SESSION,
    to,
    USER,
} from "../support/decisions";
import { deny, documentOf, except, FOREIGN, OWN, QUEUE, RECEIVE } from "../support/statements";

decisions("a role and its own policies", [
    ["none", () => ({}), "never"],
    ["one that allows", () => ({ identity: identity(grant()) }), "always"],
    ["one for another action", () => ({ identity: identity(grant({ Action: RECEIVE })) }), "never"],
    ["one for another queue", () => ({ identity: identity(grant({ Resource: `${QUEUE}-dlq` })) }), "never"],
    [
        "one for queues by a pattern",
        () => ({ identity: identity(grant({ Resource: `${QUEUE}*` })) }),
        "always",
    ],
    [
        "one for actions by a pattern",
        () => ({ identity: identity(grant({ Action: "SQS:*message" })) }),
        "always",
    ],
    [
        "one for everything but another action",
        () => ({ identity: identity(except(grant(), { NotAction: RECEIVE })) }),
        "always",
    ],
    [
        "one for everything but the action",
        () => ({ identity: identity(except(grant(), { NotAction: "sqs:Send*" })) }),
        "never",
    ],
    [
        "one for everything but another queue",
        () => ({ identity: identity(except(grant(), { NotResource: `${QUEUE}-dlq` })) }),
        "always",
    ],
    [
        "one for everything but the queues of the account",
        () => ({ identity: identity(except(grant(), { NotResource: `arn:aws:sqs:*:${OWN}:*` })) }),
        "never",
    ],
    [
        "one that allows by its second statement",
        () => ({ identity: identity(grant({ Action: RECEIVE }), grant()) }),
        "always",
    ],
    [
        "two, of which the second allows",
        () => ({ identity: [documentOf(grant({ Action: RECEIVE })), documentOf(grant())] }),
        "always",
    ],
    ["one that allows and denies", () => ({ identity: identity(grant(), ban()) }), "never"],
    [
        "two, of which the second denies",
        () => ({ identity: [documentOf(grant()), documentOf(ban({ Action: "*", Resource: "*" }))] }),
        "never",
    ],
    [
        "one that denies another action",
        () => ({ identity: identity(grant(), ban({ Action: RECEIVE })) }),
        "always",
    ],
    [
        "one that denies all but the queue",
        () => ({ identity: identity(grant(), except(ban(), { NotResource: QUEUE })) }),
        "always",
    ],
    [
        "one that denies all but another queue",
        () => ({ identity: identity(grant(), except(ban(), { NotResource: `${QUEUE}-dlq` })) }),
        "never",
    ],
    ["one that denies and none that allows", () => ({ identity: identity(ban()) }), "never"],
    ["one with a Principal, which AWS would refuse", () => ({ identity: identity(to(FOREIGN)) }), "always"],
]);

decisions("a boundary", [
    ["grants nothing", () => ({ boundary: documentOf(grant()) }), "never"],
    [
        "lets through what it allows",
        () => ({ identity: identity(grant()), boundary: documentOf(grant()) }),
        "always",
    ],
    [
        "takes away what it leaves out",
        () => ({ identity: identity(grant()), boundary: documentOf(grant({ Action: RECEIVE })) }),
        "never",
    ],
    [
        "takes away everything when empty",
        () => ({ identity: identity(grant()), boundary: documentOf() }),
        "never",
    ],
    [
        "takes away what it denies",
        () => ({ identity: identity(grant()), boundary: documentOf(grant({ Action: "*" }), ban()) }),
        "never",
    ],
    [
        "takes away nothing by a Deny for another queue",
        () => ({
            identity: identity(grant()),
            boundary: documentOf(grant({ Action: "*" }), ban({ Resource: `${QUEUE}-dlq` })),
        }),
        "always",
    ],
    [
        "limits what a queue grants to the role",
        () => ({ boundary: documentOf(grant({ Action: RECEIVE })), resourcePolicy: documentOf(to(ROLE)) }),
        "never",
    ],
    [
        "does not limit what a queue grants to a user",
        () => ({ arn: USER, boundary: documentOf(), resourcePolicy: documentOf(to(USER)) }),
        "always",
    ],
    [
        "does not limit what a queue grants to a session of the role",
        () => ({ boundary: documentOf(), resourcePolicy: documentOf(to(SESSION)) }),
        "sometimes",
    ],
    [
        "does not limit what a queue grants to everybody under a condition that means the role",
        () => ({
            boundary: documentOf(),
            resourcePolicy: documentOf(to("*", { Condition: { ArnEquals: { "aws:PrincipalArn": ROLE } } })),
        }),
        "always",
    ],
    [
        "limits by a Deny what a queue grants to everybody",
        () => ({ boundary: documentOf(ban()), resourcePolicy: documentOf(to("*")) }),
        "never",
    ],
    [
        "makes a Deny with NotPrincipal mean the role though it is on the list",
        () => ({
            identity: identity(grant()),
            boundary: documentOf(grant()),
            resourcePolicy: documentOf(except(deny(), { NotPrincipal: { AWS: [OWN, ROLE, SESSION] } })),
        }),
        "never",
    ],
    [
        "limits a role of another account though the queue names it",
        () => ({
            arn: GUEST,
            identity: identity(grant()),
            boundary: documentOf(),
            resourcePolicy: documentOf(to(GUEST)),
        }),
        "never",
    ],
]);

describe("what decides", () => {
    /** The labels of the causes, each with the place of its document among those given. */
    const causes = (asked: Asked, documents: readonly Document[]) =>
        ask(asked).causes.map(
            ({ document, statement }) => `${documents.indexOf(document)} ${statement.label}`,
        );

    let own: Document[];
    let queue: Document;
    let closed: Document;
    beforeEach(() => {
        own = [documentOf(grant({ Action: RECEIVE })), documentOf(grant({ Sid: "Send" }))];
        queue = documentOf(to([ROLE, "*"], { Sid: "Granted" }), to(OWN, { Sid: "Account" }));
        closed = documentOf(grant({ Action: "*" }), ban({ Sid: "Closed" }));
    });

    it("the statement that allows, by its document", () => {
        assert.deepStrictEqual(causes({ identity: own }, own), ['1 statement "Send"']);
    });
    it("each of several that allow, once, without what would not suffice", () => {
        assert.deepStrictEqual(causes({ identity: own, resourcePolicy: queue }, [...own, queue]), [
            '2 statement "Granted"',
            '1 statement "Send"',
        ]);
    });
    it("both sides, for a role of another account", () => {
        const guest = documentOf(to(FOREIGN, { Sid: "Guests" }));
        assert.deepStrictEqual(
            causes({ arn: GUEST, identity: own, resourcePolicy: guest }, [...own, guest]),
            ['2 statement "Guests"', '1 statement "Send"'],
        );
    });
    it("the Deny that closes, rather than what allows", () => {
        assert.deepStrictEqual(causes({ identity: own, boundary: closed }, [...own, closed]), [
            '2 statement "Closed"',
        ]);
    });
    it("what allows, where a Deny closes only some requests", () => {
        const tls = documentOf(deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } }));
        assert.deepStrictEqual(causes({ identity: own, resourcePolicy: tls }, own), ['1 statement "Send"']);
    });
    it("nothing, where nothing allows", () => {
        assert.deepStrictEqual(causes({ identity: [own[0]!] }, own), []);
    });
    it("nothing, where the boundary leaves it out", () => {
        assert.deepStrictEqual(causes({ identity: own, boundary: documentOf() }, own), []);
    });
    it("what surely allows, rather than what may", () => {
        const perhaps = documentOf(grant({ Action: UNKNOWN }));
        assert.deepStrictEqual(causes({ identity: [perhaps, ...own] }, [perhaps, ...own]), [
            '2 statement "Send"',
        ]);
    });
    it("what surely allows on one side, rather than what may on the other", () => {
        const perhaps = documentOf(to(UNKNOWN));
        assert.deepStrictEqual(causes({ identity: own, resourcePolicy: perhaps }, [...own, perhaps]), [
            '1 statement "Send"',
        ]);
    });
    it("nothing that does not allow, beside what is not known", () => {
        const documents = [own[0]!, parseDocument(UNKNOWN)];
        assert.deepStrictEqual(causes({ identity: documents }, documents), []);
    });
    it("what allows within one account, where it is not known whose the queue is", () => {
        const granted = documentOf(to(ROLE, { Resource: "*", Sid: "Granted" }));
        assert.deepStrictEqual(causes({ resource: UNKNOWN, resourcePolicy: granted }, [granted]), [
            '0 statement "Granted"',
        ]);
    });
    it("what may allow, where nothing does surely", () => {
        const perhaps = documentOf(grant({ Action: UNKNOWN, Sid: "Perhaps" }));
        assert.deepStrictEqual(causes({ identity: [perhaps] }, [perhaps]), ['0 statement "Perhaps"']);
    });
});
