import { decisions, grant, GUEST, identity, ROLE, ROOT, SESSION, to, USER } from "../support/decisions";
import { allow, deny, documentOf, except, OWN, QUEUE, without } from "../support/statements";

decisions("a role and the policy of a queue of its account", [
    ["that names the role", () => ({ resourcePolicy: documentOf(to(ROLE)) }), "always"],
    ["that names another role", () => ({ resourcePolicy: documentOf(to(`${ROLE}-2`)) }), "never"],
    [
        "that names the role's namesake without a path",
        () => ({ resourcePolicy: documentOf(to(`arn:aws:iam::${OWN}:role/worker`)) }),
        "never",
    ],
    ["that names a user of the same name", () => ({ resourcePolicy: documentOf(to(USER)) }), "never"],
    ["that names a role of another account", () => ({ resourcePolicy: documentOf(to(GUEST)) }), "never"],
    ["that names one session of the role", () => ({ resourcePolicy: documentOf(to(SESSION)) }), "sometimes"],
    [
        "that names a session of another role",
        () => ({ resourcePolicy: documentOf(to(SESSION.replace("/worker/", "/worker-2/"))) }),
        "never",
    ],
    [
        "that names a session, asked for a user",
        () => ({ arn: USER, resourcePolicy: documentOf(to(SESSION)) }),
        "never",
    ],
    ["that names everybody", () => ({ resourcePolicy: documentOf(to("*")) }), "always"],
    [
        "that names a service",
        () => ({ resourcePolicy: documentOf(allow({ Principal: { Service: "sns.amazonaws.com" } })) }),
        "never",
    ],
    ["that names the account only", () => ({ resourcePolicy: documentOf(to(ROOT)) }), "never"],
    ["that names the account by its id only", () => ({ resourcePolicy: documentOf(to(OWN)) }), "never"],
    [
        "that names the account, beside a policy of the role",
        () => ({ identity: identity(grant()), resourcePolicy: documentOf(to(ROOT)) }),
        "always",
    ],
    ["that names nobody", () => ({ resourcePolicy: documentOf(grant()) }), "never"],
    [
        "that names another role, beside a policy of the role",
        () => ({ identity: identity(grant()), resourcePolicy: documentOf(to(`${ROLE}-2`)) }),
        "always",
    ],
    [
        "that grants on another queue",
        () => ({ resourcePolicy: documentOf(to(ROLE, { Resource: `${QUEUE}-dlq` })) }),
        "never",
    ],
    [
        "that names the role by a wildcard, which AWS refuses",
        () => ({ resourcePolicy: documentOf(to(`arn:aws:iam::${OWN}:role/*`)) }),
        "never to always",
    ],
    [
        "that names others by a wildcard, which AWS refuses",
        () => ({ resourcePolicy: documentOf(to(`arn:aws:iam::${OWN}:user/*`)) }),
        "never",
    ],
    [
        "that names a role of any account, which AWS refuses",
        () => ({ resourcePolicy: documentOf(to("arn:aws:iam::*:role/x")) }),
        "never to always",
    ],
    [
        "that denies the role",
        () => ({
            identity: identity(grant()),
            resourcePolicy: documentOf(deny({ Principal: { AWS: ROLE } })),
        }),
        "never",
    ],
    [
        "that denies the account",
        () => ({
            identity: identity(grant()),
            resourcePolicy: documentOf(deny({ Principal: { AWS: ROOT } })),
        }),
        "never",
    ],
    [
        "that denies another role",
        () => ({
            identity: identity(grant()),
            resourcePolicy: documentOf(deny({ Principal: { AWS: `${ROLE}-2` } })),
        }),
        "always",
    ],
    [
        "that denies one session",
        () => ({
            identity: identity(grant()),
            resourcePolicy: documentOf(deny({ Principal: { AWS: SESSION } })),
        }),
        "sometimes",
    ],
    [
        "that denies nobody",
        () => ({ identity: identity(grant()), resourcePolicy: documentOf(without(deny(), "Principal")) }),
        "always",
    ],
    [
        "that denies over plain HTTP",
        () => ({
            identity: identity(grant()),
            resourcePolicy: documentOf(deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })),
        }),
        "sometimes",
    ],
    [
        "that denies all but the role by its ARN",
        () => ({
            identity: identity(grant()),
            resourcePolicy: documentOf(deny({ Condition: { ArnNotEquals: { "aws:PrincipalArn": ROLE } } })),
        }),
        "always",
    ],
    [
        "that denies all but another role by its ARN",
        () => ({
            identity: identity(grant()),
            resourcePolicy: documentOf(
                deny({ Condition: { ArnNotLike: { "aws:PrincipalArn": `${ROLE}-*` } } }),
            ),
        }),
        "never",
    ],
]);

const spared = (...AWS: string[]) => ({
    identity: identity(grant()),
    resourcePolicy: documentOf(except(deny(), { NotPrincipal: { AWS } })),
});
decisions("a Deny with NotPrincipal", [
    [
        "is the only Deny that a boundary widens",
        () => ({
            identity: identity(grant()),
            boundary: documentOf(grant()),
            resourcePolicy: documentOf(deny({ Principal: { AWS: `${ROLE}-2` } })),
        }),
        "always",
    ],
    ["that lists another role", () => spared(OWN, `${ROLE}-2`), "never"],
    ["that lists the account only", () => spared(ROOT), "never"],
    ["that lists the role only", () => spared(ROLE), "never to always"],
    ["that lists the account and the role, but no session", () => spared(OWN, ROLE), "never to always"],
    [
        "that lists the account, the role and a session",
        () => spared(OWN, ROLE, SESSION),
        "sometimes to always",
    ],
    ["that lists a user without the account", () => ({ ...spared(USER), arn: USER }), "never to always"],
    ["that lists a user and the account", () => ({ ...spared(USER, OWN), arn: USER }), "always"],
    ["that lists everybody", () => spared("*"), "always"],
]);
