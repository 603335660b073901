import assert from "node:assert";

import { denied, type NamedPrincipal } from "../../iam";
import { ban, grant, GUEST, ROLE, ROOT, SESSION, to, USER } from "../support/decisions";
import { allow, deny, documentOf, except, QUEUE, SEND, truthName, whoGetsIn } from "../support/statements";

const named = (arn: string): NamedPrincipal => ({ kind: "named", arn });

describe("a resource policy alone lets in a named role", () => {
    const rows: [sentence: string, statement: unknown, right: string][] = [
        ["by its ARN", to(ROLE), "named"],
        ["by its account", to(ROOT), "named"],
        ["by one of its sessions", to(SESSION), "named"],
        ["with everybody", allow(), "named"],
        ["not by another role's ARN", to(GUEST), "nobody"],
        ["not by a user's ARN", to(USER), "nobody"],
        ["not with a service", allow({ Principal: { Service: "sns.amazonaws.com" } }), "nobody"],
        [
            "not with an identity provider",
            allow({ Principal: { Federated: "accounts.google.com" } }),
            "nobody",
        ],
        ["perhaps with all services, which AWS refuses", allow({ Principal: { Service: "*" } }), "named?"],
        ["unless left out", except(allow(), { NotPrincipal: { AWS: [ROOT, ROLE] } }), "named?"],
        ["with all but another", except(allow(), { NotPrincipal: { AWS: [ROOT, GUEST] } }), "named"],
        ["not without a Principal", grant(), "nobody"],
    ];
    for (const [sentence, statement, right] of rows)
        it(`${sentence}: ${right}`, () =>
            assert.strictEqual(whoGetsIn(documentOf(statement), [named(ROLE)]), right));
});

describe("a resource policy and a principal that is given by its name alone", () => {
    it("lets it in with everybody", () => {
        assert.strictEqual(whoGetsIn(documentOf(allow()), [named("worker")]), "named");
    });
});

describe("a resource policy denies a named user", () => {
    const rows: [sentence: string, statement: unknown, right: string][] = [
        ["by its ARN", deny({ Principal: { AWS: USER } }), "always"],
        ["by its account", deny({ Principal: { AWS: ROOT } }), "always"],
        ["not by the ARN of a role", deny({ Principal: { AWS: ROLE } }), "never"],
        ["not by a session of a role of its name", deny({ Principal: { AWS: SESSION } }), "never"],
        ["not where it is left out", except(deny(), { NotPrincipal: { AWS: [ROOT, USER] } }), "never"],
        ["not without a Principal", ban(), "never"],
    ];
    for (const [sentence, statement, right] of rows)
        it(`${sentence}: ${right}`, () =>
            assert.strictEqual(truthName(denied(documentOf(statement), named(USER), QUEUE)(SEND)), right));
});
