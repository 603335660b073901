import { UNKNOWN } from "../../iam";
import { type Asked, decisions, grant, GUEST, identity, ROLE, ROOT, to } from "../support/decisions";
import { allow, documentOf, FOREIGN, OWN, RECEIVE } from "../support/statements";

const KEY = `arn:aws:kms:us-east-1:${OWN}:key/1a2b3c4d-0000-4000-8000-000000000000`;

const key = (asked: Asked): Asked => ({ action: "kms:Decrypt", resource: KEY, ...asked });
const decrypt = { Action: "kms:*", Resource: "*" };
decisions("a role and a key of its account", [
    ["whose policy names the role", () => key({ resourcePolicy: documentOf(to(ROLE, decrypt)) }), "always"],
    [
        "whose policy names the account only",
        () => key({ resourcePolicy: documentOf(to(ROOT, decrypt)) }),
        "never",
    ],
    [
        "whose policy names the account, beside a policy of the role",
        () => key({ identity: identity(grant(decrypt)), resourcePolicy: documentOf(to(ROOT, decrypt)) }),
        "always",
    ],
    [
        "whose policy names the account for another action, beside a policy of the role",
        () =>
            key({
                identity: identity(grant(decrypt)),
                resourcePolicy: documentOf(to(ROOT, { ...decrypt, Action: "kms:Encrypt" })),
            }),
        "never",
    ],
    [
        "whose policy names another role, beside a policy of the role",
        () =>
            key({ identity: identity(grant(decrypt)), resourcePolicy: documentOf(to(`${ROLE}-2`, decrypt)) }),
        "never",
    ],
    [
        "whose policy names another account, beside a policy of the role",
        () => key({ identity: identity(grant(decrypt)), resourcePolicy: documentOf(to(FOREIGN, decrypt)) }),
        "never",
    ],
    [
        "whose policy names nobody, asked in another case",
        () =>
            key({ action: "KMS:Decrypt", identity: identity(grant(decrypt)), resourcePolicy: documentOf() }),
        "never",
    ],
    [
        "of whose ARN nothing is known, beside a policy of the role that its policy does not heed",
        () =>
            key({
                resource: "*",
                owner: OWN,
                identity: identity(grant(decrypt)),
                resourcePolicy: documentOf(),
            }),
        "never",
    ],
    [
        "whose policy names nobody, asked for an action of a service with a longer name",
        () =>
            key({
                action: "custom-kms:Decrypt",
                identity: identity(grant({ Action: "*", Resource: "*" })),
                resourcePolicy: documentOf(),
            }),
        "always",
    ],
    ["with the default policy", () => key({ identity: identity(grant(decrypt)) }), "always"],
    ["with the default policy, without one of the role", () => key({}), "never"],
    [
        "of which only the alias is asked about",
        () =>
            key({
                action: "kms:UpdateAlias",
                resource: `arn:aws:kms:us-east-1:${OWN}:alias/orders`,
                identity: identity(grant(decrypt)),
                resourcePolicy: documentOf(),
            }),
        "always",
    ],
    [
        "that is not known, beside a policy of the role that its policy does not heed",
        () =>
            key({
                resource: UNKNOWN,
                owner: OWN,
                identity: identity(grant(decrypt)),
                resourcePolicy: documentOf(),
            }),
        "never",
    ],
    [
        "whose policy admits the callers of the account through a service",
        () =>
            key({
                resourcePolicy: documentOf(
                    to("*", { ...decrypt, Condition: { StringEquals: { "kms:CallerAccount": OWN } } }),
                ),
            }),
        "always",
    ],
    [
        "whose policy admits the callers of another account",
        () =>
            key({
                resourcePolicy: documentOf(
                    to("*", { ...decrypt, Condition: { StringEquals: { "kms:CallerAccount": FOREIGN } } }),
                ),
            }),
        "never",
    ],
]);

const assume = { action: "sts:AssumeRole", resource: `arn:aws:iam::${OWN}:role/target` };
const assuming = { Action: "sts:AssumeRole", Resource: "*" };
decisions("a role that assumes another of its account", [
    [
        "whose trust policy names a service",
        () => ({
            ...assume,
            identity: identity(grant(assuming)),
            resourcePolicy: documentOf(allow({ ...assuming, Principal: { Service: "ec2.amazonaws.com" } })),
        }),
        "never",
    ],
    [
        "whose trust policy names the account",
        () => ({
            ...assume,
            identity: identity(grant(assuming)),
            resourcePolicy: documentOf(to(ROOT, assuming)),
        }),
        "always",
    ],
    [
        "whose trust policy names it",
        () => ({ ...assume, resourcePolicy: documentOf(to(ROLE, assuming)) }),
        "always",
    ],
]);

decisions("a role of another account", [
    ["allowed by its own policy only", () => ({ arn: GUEST, identity: identity(grant()) }), "never"],
    ["allowed by the queue only", () => ({ arn: GUEST, resourcePolicy: documentOf(to(GUEST)) }), "never"],
    [
        "allowed by both",
        () => ({ arn: GUEST, identity: identity(grant()), resourcePolicy: documentOf(to(GUEST)) }),
        "always",
    ],
    [
        "whose account the queue names",
        () => ({ arn: GUEST, identity: identity(grant()), resourcePolicy: documentOf(to(FOREIGN)) }),
        "always",
    ],
    [
        "of which the queue names a session",
        () => ({
            arn: GUEST,
            identity: identity(grant()),
            resourcePolicy: documentOf(to(`arn:aws:sts::${FOREIGN}:assumed-role/worker/first`)),
        }),
        "sometimes",
    ],
    [
        "where the queue names its own account",
        () => ({ arn: GUEST, identity: identity(grant()), resourcePolicy: documentOf(to(OWN)) }),
        "never",
    ],
    [
        "of whose account the queue names another role",
        () => ({ arn: GUEST, identity: identity(grant()), resourcePolicy: documentOf(to(`${GUEST}-2`)) }),
        "never",
    ],
    [
        "where the queue names everybody",
        () => ({ arn: GUEST, identity: identity(grant()), resourcePolicy: documentOf(to("*")) }),
        "always",
    ],
    [
        "where the two allow different actions",
        () => ({
            arn: GUEST,
            identity: identity(grant({ Action: RECEIVE })),
            resourcePolicy: documentOf(to(GUEST)),
        }),
        "never",
    ],
]);
